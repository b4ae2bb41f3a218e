import { describe, expect, test } from 'vitest'
import { type Call, type OperationName, type Quirk, startXMedius } from '../../simulators/xmedius/index.ts'
import type { Outcome } from '../../src/roster/outcome/outcome.ts'
import { office, stateOf } from '../xmedius-plan/office.ts'
import type { Imported } from './in-process.ts'
import { ImportDesk } from './in-process.ts'
import { everybody, type Name, wished } from './wishes.ts'

/** The roster of the office as it is, exported once. */
const roster = await exported()

async function exported(): Promise<string> {
  await using server = await startXMedius({ account: office() })
  using desk = new ImportDesk(server)
  await desk.export()
  return desk.roster
}

/** The office, in which the wishes of everybody are imported while a quirk befalls the portal. */
async function trial(quirks: readonly Quirk[], then?: (desk: ImportDesk) => Promise<void>) {
  const account = office()
  await using server = await startXMedius({ account })
  using desk = new ImportDesk(server)
  desk.roster = wished(roster)
  server.set(quirks)
  const imported = await desk.import({ onMissing: 'delete' })
  const state = stateOf(account)
  server.set([])
  await then?.(desk)
  return { imported, state, later: stateOf(account), account, calls: server.calls }
}

const after = (await trial([])).state

function outcomeOf({ report }: Imported, name: Name): Outcome {
  const found = report?.outcomes.find(({ change }) => change.key === name)
  if (!found) throw new Error(`nothing is told of ${name}`)
  return found
}

interface Victim {
  readonly name: Name
  /** Who waits for what a call about the victim brings about, and who is refused for want of it. */
  readonly waiting?: readonly Name[]
  readonly refused?: readonly Name[]
}

/** Whom a fault of an operation befalls. */
const victims = {
  createUser: { name: 'nora' },
  updateUser: { name: 'gail' },
  deleteUser: { name: 'lou', refused: ['gus'] },
  associate: { name: 'flo' },
  disassociate: { name: 'cleo', waiting: ['cara', 'nils'] },
} as const satisfies Partial<Record<OperationName, Victim>>

const befallen = Object.entries(victims) as [keyof typeof victims, Victim][]

/** Whether a call is about a user; of one that is new, its name is in the body. */
function about(name: string): (call: Call) => boolean {
  const account = office()
  return ({ operation, id, username, body }) => {
    if (/^(?:dis)?associate$/.test(operation)) {
      return (body as { user_id: unknown }).user_id === String(account.named(name)?.id)
    }
    const sent = (body as { user?: { username?: string } } | undefined)?.user?.username
    return (
      username === name || sent === name || (id !== undefined && account.users.get(id)?.username === name)
    )
  }
}

test('everything that the roster wishes is brought about, in as many calls as were forecast', async () => {
  const { imported, calls } = await trial([])
  expect(imported.errors).toEqual([])
  expect(imported.report?.complete).toBe(true)
  expect(imported.report?.outcomes.map(({ change }) => change.key).sort()).toEqual([...everybody].sort())
  expect(calls.filter(({ outcome }) => outcome !== 'answered')).toEqual([])
  // All users are listed once, for the plan; the steps ask for each by id.
  const made = calls.filter(({ operation }) => !operation.startsWith('list')).length
  expect(imported.report?.plan.forecast.calls).toEqual([expect.objectContaining({ calls: made })])
  expect(calls.filter(({ operation }) => operation === 'listUsers')).toHaveLength(1)
})

describe('a refusal at one user', () => {
  test.each(befallen)('of %s fails that one, and whoever cannot do without', async (operation, victim) => {
    const { name, waiting = [], refused = [] } = victim
    const errors = { base: ['Made-up trouble'] }
    const quirk = { effect: 'refusal', operation, errors, when: about(name) } as const
    const { imported, later } = await trial([quirk], async desk => {
      // Of a number that was not taken away, the portal tells nobody; the report has.
      if (operation !== 'disassociate')
        expect((await desk.import({ onMissing: 'delete' })).errors).toEqual([])
    })
    const states = (names: readonly Name[], state: string) =>
      Object.fromEntries(names.map(one => [one, state]))
    expect(Object.fromEntries(everybody.map(one => [one, outcomeOf(imported, one).state]))).toEqual({
      ...states(everybody, 'done'),
      ...states(waiting, 'not-attempted'),
      ...states([name, ...refused], 'failed'),
    })
    expect(outcomeOf(imported, name).reason?.message).toContain('base Made-up trouble')
    expect(imported.report?.stop).toBeUndefined()
    if (operation !== 'disassociate') expect(later).toEqual(after)
  })
})

describe('a fault that passes', () => {
  const faults: readonly (readonly [string, Quirk])[] = [
    ['a reset before the effect', { effect: 'reset' }],
    ['a reset after the effect', { effect: 'reset', phase: 'after' }],
    ['HTTP 500', { effect: 'page', status: 500 }],
    ['HTTP 502 after the effect', { effect: 'page', status: 502, phase: 'after' }],
    ['a truncated answer', { effect: 'truncated', bytes: 5 }],
  ]

  test.each(faults)('%s is got over, whichever call it befalls', async (_what, quirk) => {
    const befell = new Set<string>()
    for (const [operation] of befallen) {
      let seen = 0
      const when = (call: Call) => {
        if (call.operation !== operation) return false
        seen += 1
        return seen % 2 === 1 && befell.add(operation) !== undefined
      }
      const { imported, state, account } = await trial([{ ...quirk, when }])
      expect(imported.errors, operation).toEqual([])
      expect(state, operation).toEqual(after)
      expect(
        account.mails.filter(({ about }) => about === 'welcome'),
        operation,
      ).toHaveLength(2)
    }
    expect([...befell]).toEqual(befallen.map(([operation]) => operation))
  })
})

describe('a fault that concerns everybody', () => {
  test.each([
    ['a token that is not accepted', { effect: 'page', status: 401 }],
    [
      'a token that lacks a permission',
      { effect: 'refusal', errors: { token: 'is not allowed' }, status: 403 },
    ],
    ['a portal that sends elsewhere', { effect: 'redirect' }],
  ] as const)('%s stops the import, and another one does the rest', async (_what, quirk) => {
    const { imported, later } = await trial([{ ...quirk, operation: 'createUser' }], async desk => {
      expect((await desk.import({ onMissing: 'delete' })).errors).toEqual([])
    })
    expect(imported.report?.stop?.kind).toBe('fatal')
    expect(imported.report?.counts.failed).toBe(1)
    expect(imported.report?.counts.notAttempted).toBeGreaterThan(0)
    expect(later).toEqual(after)
  })

  test('a portal that is away stops it, too', async () => {
    let away = false
    const when = ({ operation }: Call) => {
      away ||= operation === 'deleteUser'
      return away
    }
    const { imported, later } = await trial([{ effect: 'page', status: 502, when }], async desk => {
      expect((await desk.import({ onMissing: 'delete' })).errors).toEqual([])
    })
    expect(imported.report?.stop?.kind).toBe('fatal')
    expect(outcomeOf(imported, 'lou').state).toBe('not-attempted')
    expect(later).toEqual(after)
  })
})
