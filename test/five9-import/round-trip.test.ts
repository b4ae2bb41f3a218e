import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeDomain, startFive9 } from '../../simulators/five9/index.ts'
import { unguard } from '../../src/roster/formula-guard.ts'
import { edited, type Row } from '../action/roster-edits.ts'
import { ImportDesk } from './in-process.ts'

const writes = /^(?:create|modify|delete|userSkill)/

/** Cells that Five9 can hold as they are written, so that an export afterwards has the same. */
const cellFor: Readonly<Record<string, fc.Arbitrary<string>>> = {
  firstName: fc.constantFrom('Kim', 'Ada "Bo" <x>', '-dash'),
  EMail: fc.constantFrom('one@example.com', 'two@example.com'),
  phoneNumber: fc.constantFrom('', '+15550100', '0049 30 1'),
  federationId: fc.constantFrom('', 'fed@sso.example.com'),
  locale: fc.constantFrom('de', 'fr'),
  active: fc.constantFrom('true', 'false'),
  skills: fc.constantFrom('', 'Sales:3', 'Billing:2;Sales:1', 'Support L1:1;技術:9'),
  agentGroups: fc.constantFrom('', 'Berlin', 'Berlin;Lisbon', 'R&D <test>;Überlauf'),
  agent_SendMessages: fc.constantFrom('true', 'false'),
  agent_alwaysRecorded: fc.constantFrom('true', 'false'),
  media_maxAllowed_VOICE: fc.constantFrom('1', '3'),
}

const edits = fc.array(
  fc.tuple(
    fc.nat(),
    fc.oneof(...Object.entries(cellFor).map(([column, cells]) => cells.map(cell => [column, cell] as const))),
  ),
  { maxLength: 14 },
)

/** Whether a user can have what an edit asks for: agents without a profile can have all of it. */
function ordinary({ roles = '', userProfileName, userName }: Row): boolean {
  return /\bagent\b/.test(roles) && userProfileName === '' && userName !== 'rollcall.api@example.com'
}

test('what was imported is what is exported, and a second import makes no call that writes', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ users: fc.integer({ min: 6, max: 30 }), seed: fc.nat() }),
      edits,
      fc.array(fc.nat(), { maxLength: 3 }),
      fc.constantFrom('kept' as const, 'reset' as const),
      async (options, wishes, leaving, leftOut) => {
        await using five9 = await startFive9({
          ...{ domain: makeDomain(options), leftOut },
          limits: {
            Query: { minute: 1e6, hour: 1e6, day: 1e6 },
            Modify: { minute: 1e6, hour: 1e6, day: 1e6 },
          },
        })
        using desk = new ImportDesk(five9)
        await desk.export()
        const wanted = edited(desk.roster, rows => {
          const people = rows.filter(ordinary)
          for (const [at, [column, cell]] of wishes) {
            const row = people[at % people.length]
            // A media type that the user has not is not given for its limit alone.
            if (row && (!column.startsWith('media_') || row[column] !== '')) row[column] = cell
          }
          const gone = new Set(leaving.map(at => people[at % people.length]?.userName))
          return rows.filter(({ userName }) => !gone.has(userName))
        })
        desk.roster = wanted
        const first = await desk.import({ onMissing: 'delete' })
        expect(first.errors).toEqual([])
        expect(first.report?.complete).toBe(true)
        const sent = five9.calls.filter(({ operation }) => writes.test(operation)).length
        const again = await desk.import({ onMissing: 'delete' })
        expect(again.report?.outcomes).toEqual([])
        expect(five9.calls.filter(({ operation }) => writes.test(operation)).length).toBe(sent)
        await desk.export()
        // A full name follows from the others; columns that nobody fills any more are not written.
        const rows = parse(wanted, { columns: true, cast: unguard }) as Row[]
        const exported = parse(desk.roster, { columns: true, cast: unguard }) as Row[]
        expect(exported).toEqual(
          rows.map(row =>
            Object.fromEntries(Object.keys(exported[0] ?? {}).map(name => [name, row[name] ?? ''])),
          ),
        )
      },
    ),
    { numRuns: 60 },
  )
})
