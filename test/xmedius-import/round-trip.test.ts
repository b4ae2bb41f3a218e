import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeAccount, startXMedius } from '../../simulators/xmedius/index.ts'
import { timeZones } from '../../src/platforms/xmedius/roster/time-zones.ts'
import { unguard } from '../../src/roster/formula-guard.ts'
import { edited, type Row } from '../action/roster-edits.ts'
import { rounds } from '../thorough.ts'
import { ImportDesk } from './in-process.ts'

const texts = fc.constantFrom('', 'Kim', 'Ada "Bo" <x>', '-dash', '=1+1', 'Zażółć', '0049 30 1')

/** Fax numbers by id: the default one, two that are shared, those of the first users, and free ones. */
const numbers = [900, 901, 902, ...Array.from({ length: 40 }, (_, at) => 1_000 + at)]
const e164 = (id: number) => `+1555${String(id).padStart(7, '0')}`

const cellFor: Readonly<Record<string, fc.Arbitrary<string>>> = {
  first_name: texts,
  company_name: texts,
  address: texts,
  phone_number: texts,
  group: fc.constantFrom('', 'Default Group', 'Sales', 'Berlin, Mitte', 'Büro "Nord"'),
  language: fc.constantFrom('', 'EN', 'FR', 'DE'),
  time_zone: fc.constantFrom('', ...timeZones.keys()),
  fax_number: fc.constantFrom(...numbers.map(e164)),
}

const edit = fc.oneof(
  ...Object.entries(cellFor).map(([column, cells]) => cells.map(cell => [column, cell] as const)),
)

const newcomer = fc.record({
  mode: fc.constantFrom('', 'Sales'),
  fax: fc.option(fc.constantFrom(...numbers.map(e164)), { nil: '' }),
  language: fc.constantFrom('', 'fr'),
})

const columnsThatPlatformFills = ['id', 'external_id', 'group', 'fax_number', 'language', 'time_zone']

test('what was imported is what is exported, and a second import makes no call that writes', {
  timeout: 300_000,
}, async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(
      fc.record({ users: fc.integer({ min: 2, max: 14 }), seed: fc.nat() }),
      fc.array(fc.tuple(fc.nat(), edit), { maxLength: 14 }),
      fc.uniqueArray(fc.nat({ max: 13 }), { maxLength: 3 }),
      fc.array(newcomer, { maxLength: 3 }),
      fc.record({
        leftOut: fc.constantFrom('kept' as const, 'emptied' as const),
        repeats: fc.constantFrom('refused' as const, 'accepted' as const),
        refusals: fc.constantFrom('under 200' as const, 'by status' as const),
      }),
      async (options, wishes, leaving, joining, portal) => {
        const account = makeAccount({ ...options, freeFaxNumbers: 40 })
        await using server = await startXMedius({ account, ...portal })
        using desk = new ImportDesk(server)
        await desk.export()
        const wanted = edited(desk.roster, rows => {
          for (const [at, [column, cell]] of wishes) {
            const row = rows[at % rows.length]
            if (row) row[column] = cell
          }
          const stay = rows.filter((_, at) => !leaving.includes(at))
          const fresh = joining.map(({ mode, fax, language }, at) => ({
            ...{
              username: `new.${at}`,
              email: `new.${at}@example.com`,
              group: mode,
              fax_number: fax,
              language,
            },
          }))
          return [...stay, ...fresh]
        })
        desk.roster = wanted
        const { plan } = await desk.plan({ onMissing: 'delete', onRename: 'replace' })
        const refused = new Set((plan?.changes ?? []).filter(({ held }) => held).map(({ key }) => key))
        expect(refused.size).toBe(0)
        const first = await desk.import({ onMissing: 'delete', onRename: 'replace' })
        // Two who ask for the same number are refused, which is another test's matter.
        const invalid = new Set(
          first.findings.filter(({ severity }) => severity === 'error').map(({ key }) => key),
        )
        expect(first.report?.outcomes.filter(({ state }) => state !== 'done')).toEqual([])
        const writes = () => server.calls.filter(({ operation }) => !/^(?:list|read)/.test(operation))
        const sent = writes()
        for (const { operation } of sent) seen.add(operation)
        expect(sent.filter(({ outcome }) => outcome !== 'answered')).toEqual([])

        const again = await desk.import({ onMissing: 'delete', onRename: 'replace' })
        expect(again.report?.outcomes).toEqual([])
        expect(writes()).toHaveLength(sent.length)

        await desk.export()
        const exported = new Map(rowsOf(desk.roster).map(row => [row.username, row]))
        for (const row of rowsOf(wanted).filter(({ username }) => !invalid.has(username))) {
          const now = exported.get(row.username) ?? {}
          for (const [column, cell] of Object.entries(row)) {
            if (cell === '' && columnsThatPlatformFills.includes(column)) continue
            expect([column, now[column]]).toEqual([column, column === 'language' ? cell.toUpperCase() : cell])
          }
        }
        // Whoever has a main number of one's own receives faxes on that one, and on no other.
        for (const { id, main_fax_number_id: main } of account.users.values()) {
          expect(account.numbersOf(id)).toEqual(main !== null && account.isOwn(main) ? [main] : [])
        }
      },
    ),
    { numRuns: rounds(20, 60) },
  )
  expect([...seen].sort()).toEqual(['associate', 'createUser', 'deleteUser', 'disassociate', 'updateUser'])
})

function rowsOf(roster: string): Row[] {
  return parse(roster, { columns: true, cast: unguard }) as Row[]
}
