import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeDomain, startFive9 } from '../../../../simulators/five9/index.ts'
import { header } from '../../../../src/platforms/five9/columns.ts'
import { everything } from '../../../../src/platforms/five9/export-config.ts'
import type { Cells } from '../../../../src/platforms/platform.ts'
import { liveUsers } from '../planning/live-users.ts'
import { failuresOf, open, planned, type Row, secretsOf, take } from './stage.ts'

const cellFor: Readonly<Record<string, fc.Arbitrary<string>>> = {
  roles: fc.constantFrom(
    'agent',
    'supervisor',
    'agent;reporting',
    'admin',
    'remove agent',
    'remove reporting',
    'crmManager;agent',
    'agent;remove supervisor',
  ),
  userProfileName: fc.constantFrom('', '', 'Team leads', 'New agents'),
  skills: fc.constantFrom('', 'Sales:3', 'Billing:2;Sales:1', 'Support L1:1;技術:9'),
  agentGroups: fc.constantFrom('', 'Berlin', 'Berlin;Lisbon', 'R&D <test>;Überlauf'),
  cannedReports: fc.constantFrom('', 'Call Log:2', 'Call Log:0;Queue, by hour:7'),
  phoneNumber: fc.constantFrom('', '+15550100123'),
  federationId: fc.constantFrom('', 'fed@sso.example.com'),
  firstName: fc.constantFrom('Kim', 'Ada & "Bo" <x>'),
  EMail: fc.constantFrom('new@example.com'),
  active: fc.constantFrom('TRUE', 'false'),
  locale: fc.constantFrom('de', 'fr', ''),
  startDate: fc.constantFrom('2026-01-31', '2025-12-01T08:30:00.000-08:00'),
  mustChangePassword: fc.constantFrom('1', 'false'),
  media_enabled_CHAT: fc.constantFrom('true', 'False', ''),
  media_maxAllowed_VOICE: fc.constantFrom('03', '1'),
  media_intelligentRouting_CASE: fc.constantFrom('true', 'false'),
  agent_alwaysRecorded: fc.constantFrom('true', 'false'),
  agent_SendMessages: fc.constantFrom('true', 'false', ''),
  agent_CanTeleport: fc.constantFrom('true', 'false'),
  admin_ManageUsers: fc.constantFrom('true', 'false', ''),
  admin_AccessBillingApplication: fc.constantFrom('true', 'false'),
  supervisor_Agents: fc.constantFrom('true', 'false', ''),
  supervisor_BargeInMonitor: fc.constantFrom('true', 'false'),
  reporting_CanViewDashboards: fc.constantFrom('true', 'false', ''),
}

const reporting: Row = { roles: 'agent;reporting', userProfileName: '', cannedReports: 'Call Log:2' }
const skilled: Row = { roles: 'agent', userProfileName: '', skills: 'Sales:3;Billing:2;技術:9' }

const anything: fc.Arbitrary<Row> = fc
  .array(
    fc.oneof(...Object.entries(cellFor).map(([column, cells]) => cells.map(cell => [column, cell] as const))),
    { maxLength: 8 },
  )
  .map(cells => Object.fromEntries(cells))

/** Edits that break rules are refused with the whole row, so some are known to be good. */
const edit = fc.oneof(anything, fc.constant(reporting), fc.constant(skilled))

interface Wishes {
  readonly seed: number
  /** By the position of the user. */
  readonly edits: readonly (readonly [number, Row])[]
  readonly created: readonly Row[]
  readonly deleted: readonly number[]
  /** Positions of users whose extensions go round. */
  readonly rings: readonly (readonly number[])[]
}

const size = 24
const position = fc.integer({ min: 1, max: size - 1 })

const wishes: fc.Arbitrary<Wishes> = fc.record({
  seed: fc.integer({ min: 1, max: 50 }),
  edits: fc.array(fc.tuple(position, edit), { maxLength: 8 }),
  created: fc.array(edit, { maxLength: 3 }),
  deleted: fc.uniqueArray(position, { maxLength: 3 }),
  rings: fc.array(fc.uniqueArray(position, { minLength: 2, maxLength: 4 }), { maxLength: 2 }),
})

function rosterFor(exported: ReadonlyMap<string, Cells>, { edits, created, deleted, rings }: Wishes): Row[] {
  const rows = [...exported].map(([, cells]): Record<string, string> => Object.fromEntries(cells))
  for (const [at, cells] of edits) Object.assign(rows[at] ?? {}, cells)
  for (const ring of rings) {
    const extensions = ring.map(at => rows[at]?.extension ?? '')
    for (const [n, at] of ring.entries()) {
      const row = rows[at]
      if (row) row.extension = extensions[(n + 1) % ring.length] ?? ''
    }
  }
  const gone = new Set(deleted)
  const freed = deleted.map(at => rows[at]?.extension ?? '')
  // Who is given a password that nobody knows must change it, whatever the roster says.
  const fresh = created.map(({ mustChangePassword: _, ...cells }, n) => ({
    ...{ firstName: 'New', lastName: 'Agent', EMail: `new${n}@example.com`, roles: 'agent' },
    ...cells,
    userName: `new.${n}@example.com`,
    // Some take the extension of somebody who goes, some are given one.
    extension: freed[n] ?? '',
  }))
  return [...rows.filter((_, at) => !gone.has(at)), ...fresh]
}

describe('the steps of an import', () => {
  test.each(['kept', 'reset'] as const)(
    'bring about what the roster asks for, each call once (left out: %s)',
    async leftOut => {
      const seen = new Set<string>()
      await fc.assert(
        fc.asyncProperty(wishes, async wished => {
          const domain = makeDomain({ users: size, seed: wished.seed, unknownPermission: 'CanTeleport' })
          const limits = {
            Query: { minute: 1e6, hour: 1e6, day: 1e6 },
            Modify: { minute: 1e6, hour: 1e6, day: 1e6 },
          }
          await using five9 = await startFive9({
            domain,
            leftOut,
            limits,
            quirks: [{ effect: 'paddedEmail' }],
          })
          const exported = await liveUsers(five9, everything)
          const rows = rosterFor(exported, wished)
          const columns = header(
            new Set([...rows.flatMap(row => Object.keys(row)), ...Object.keys(cellFor)]),
            everything,
          ).filter(column => rows.some(row => column in row))
          const options = { onMissing: 'delete' } as const
          const platform = await open(five9, columns, { passwordMode: 'random' })
          const { plan } = await planned(platform, rows, columns, options)
          const changes = plan.changes.filter(({ held }) => !held)
          const before = five9.calls.length
          const steps = platform.steps(changes, secretsOf(rows))
          const outcome = await take(steps)
          expect(failuresOf(outcome)).toEqual([])
          expect(outcome.notAttempted).toEqual([])

          const calls = five9.calls.slice(before)
          const costs = platform.costs(changes)
          for (const limit of ['Modify', 'Query']) {
            const summed = steps.reduce((sum, { cost }) => sum + (cost[limit] ?? 0), 0)
            expect(costs.calls[limit] ?? 0).toBe(summed)
          }
          // A spare extension is found by trying.
          const tried = calls.filter(({ outcome }) => outcome === 'ExtensionAlreadyInUseFault')
          const took = calls.filter(call => !tried.includes(call))
          const sent = (counter: string) => took.filter(call => call.counter === counter).length
          expect(sent('Modify')).toBeLessThanOrEqual(costs.calls.Modify ?? 0)
          expect(sent('Query')).toBeLessThanOrEqual(costs.calls.Query ?? 0)
          expect(took.filter(({ outcome }) => outcome !== 'answered')).toEqual([])
          const writes = took.filter(({ counter }) => counter === 'Modify')
          const different = new Set(
            writes.map(({ operation, request }) => JSON.stringify([operation, request])),
          )
          expect(different.size).toBe(writes.length)
          for (const { operation } of writes) seen.add(operation)

          const again = await open(five9, columns, { passwordMode: 'random' })
          const second = await planned(again, rows, columns, options)
          const wrong = second.plan.changes.filter(({ held }) => !held)
          expect(wrong).toEqual([])
        }),
        { numRuns: 50 },
      )
      expect([...seen].sort()).toEqual([
        'createUser',
        'deleteUser',
        'modifyAgentGroup',
        'modifyUser',
        'modifyUserCannedReports',
        'userSkillAdd',
        'userSkillModify',
        'userSkillRemove',
      ])
    },
    240_000,
  )
})
