import { describe, expect, test } from 'vitest'
import type { Call } from '../../simulators/five9/call.ts'
import type { FaultName } from '../../simulators/five9/contract/faults.ts'
import { type OperationName, operations } from '../../simulators/five9/contract/operations.ts'
import type { Quirk } from '../../simulators/five9/index.ts'
import type { Outcome } from '../../src/roster/outcome/outcome.ts'
import { Trial, undisturbed } from './fault-desk.ts'
import type { Imported } from './in-process.ts'
import { everybody, keyOf, type Name } from './office.ts'
import { concerned, writes } from './writes.ts'

/** Of each there is one call to be made, so that what became of them is all or nothing. */
const names = everybody.filter(name => name !== 'sam')

const { before, after } = await undisturbed(names)

/** Whom a fault of an operation befalls. */
const victims = {
  createUser: 'rex',
  modifyUser: 'gail',
  deleteUser: 'leo',
  userSkillAdd: 'adam',
  userSkillModify: 'mona',
  userSkillRemove: 'remy',
  modifyAgentGroup: 'greta',
  modifyUserCannedReports: 'ruth',
  getUserInfo: 'gail',
} as const satisfies Partial<Record<OperationName, Name>>

const befallen = Object.entries(victims) as [keyof typeof victims, Name][]
const writing = befallen.filter(([operation]) => writes({ operation }))

/** Faults after which the same call may well succeed. */
const passing: ReadonlySet<FaultName> = new Set([
  'AdminSessionClosedFault',
  'ConcurrentModificationFault',
  'ServerFault',
  'ServiceUnavailableFault',
  'UserAlreadyLoggedInFault',
])

/** What a fault concerns: this user, everybody, or a moment. */
function concernOf(operation: OperationName, fault: FaultName): 'user' | 'all' | 'moment' | 'limit' {
  if (passing.has(fault)) return 'moment'
  if (fault === 'OperationsLimitExceededFault') return 'limit'
  if (fault === 'AccessDisallowedFault' || fault === 'TooManyUsersFault') return 'all'
  // Of an operation that sets passwords it may be about the password of that user.
  if (fault === 'InvalidAccountFault') return /^(?:create|modify)User$/.test(operation) ? 'user' : 'all'
  return 'user'
}

const faults = befallen.flatMap(([operation, victim]) =>
  operations[operation].faults.map(fault => ({
    ...{ operation, victim, fault, concern: concernOf(operation, fault) },
  })),
)

const about = (name: Name) => (call: Call) => concerned(call).includes(keyOf(name))

/** What has become of a user, by the report. */
function outcomeOf({ report }: Imported, name: Name): Outcome {
  const found = report?.outcomes.find(({ change }) => change.key === keyOf(name))
  if (!found) throw new Error(`nothing is told of ${name}`)
  return found
}

/** What holds of every import, whatever befell it: users are told as done when they are, and nothing was done twice. */
function expectTruth(trial: Trial, imported: Imported): void {
  const { state } = trial
  const told = names.map(name => ({ name, key: keyOf(name), ...outcomeOf(imported, name) }))
  expect(
    told.map(({ name, key, state: outcome, attempt }) => ({
      ...{ name, outcome, attempt, user: state[key], effects: trial.effectsOn(name) },
    })),
  ).toEqual(
    told.map(({ name, key, state: outcome }) => ({
      ...{ name, outcome, attempt: outcome === 'not-attempted' ? null : 1 },
      ...(outcome === 'done' ? { user: after[key], effects: 1 } : { user: before[key], effects: 0 }),
    })),
  )
}

/** Of all users only this one has failed, by this code, which the reports name. */
function expectFailed(trial: Trial, imported: Imported, victim: Name, code: string): void {
  const key = keyOf(victim)
  const states = names.map(name => [name, outcomeOf(imported, name).state])
  expect(states).toEqual(names.map(name => [name, name === victim ? 'failed' : 'done']))
  expect(outcomeOf(imported, victim).reason?.code).toBe(code)
  // Who is to be deleted has no row that could be mended.
  const where =
    victim === 'leo'
      ? 'results.csv tells why.'
      : 'failures.csv has their rows, to be mended and fed in again.'
  expect(imported.errors).toEqual([`1 change failed. ${where}`])
  expect(imported.report?.complete).toBe(false)
  expect(imported.report?.stop).toBeUndefined()
  expect(lineOf(imported.file('results.csv'), key)).toContain(`,${code},`)
  expect(trial.desk.log.filter(line => line.includes(key) && /: failed\. /.test(line))).toHaveLength(1)
  const [, ...failures] = imported.file('failures.csv').trimEnd().split('\n')
  expect(failures).toEqual(victim === 'leo' ? [] : [expect.stringContaining(`${key},`)])
}

function lineOf(csv: string, key: string): string {
  return csv.split('\n').find(line => line.split(',').includes(key)) ?? ''
}

/** When nothing stands in its way any more, another import does what is left. */
async function expectMended(trial: Trial): Promise<void> {
  const imported = await trial.import()
  expect(imported.errors).toEqual([])
  expect(imported.report?.complete).toBe(true)
  expect(trial.state).toEqual(after)
}

describe('a fault that concerns one user', () => {
  test.each(faults.filter(({ concern }) => concern === 'user'))(
    '$fault of $operation fails that user and nobody else',
    async ({ operation, victim, fault }) => {
      await using trial = await Trial.open(names)
      const imported = await trial.import([{ effect: 'fault', operation, fault, when: about(victim) }])
      // Five9 says so of a user who is still there.
      const code = operation === 'getUserInfo' && fault === 'UserNotFoundFault' ? 'UserNotFound' : fault
      expectTruth(trial, imported)
      expectFailed(trial, imported, victim, code)
      const refused = trial.server.calls.filter(({ outcome }) => outcome === fault)
      // The call for a group is made for each half of its users, to find out who is the cause.
      expect(refused).toHaveLength(operation === 'modifyAgentGroup' ? 2 : 1)
      await expectMended(trial)
    },
  )
})

describe('a fault that passes', () => {
  const passes = faults.filter(({ concern }) => concern === 'moment' || concern === 'limit')

  test.each(passes)('$fault of $operation is got over', async ({ operation, victim, fault }) => {
    await using trial = await Trial.open(names)
    const imported = await trial.import([
      { effect: 'fault', operation, fault, first: 1, when: about(victim) },
    ])
    expectTruth(trial, imported)
    expect(imported.errors).toEqual([])
    expect(trial.state).toEqual(after)
    expect(trial.server.calls.filter(({ outcome }) => outcome === fault)).toHaveLength(1)
  })

  test.each(passes.filter(({ concern }) => concern === 'moment'))(
    '$fault of $operation, if it never passes, fails that user and nobody else',
    async ({ operation, victim, fault }) => {
      await using trial = await Trial.open(names)
      const imported = await trial.import([{ effect: 'fault', operation, fault, when: about(victim) }])
      expectTruth(trial, imported)
      expectFailed(trial, imported, victim, fault)
      await expectMended(trial)
    },
  )

  test.each(passes.filter(({ concern }) => concern === 'limit'))(
    '$fault of $operation, if it never passes, is waited out until the run is cancelled',
    async ({ operation, victim, fault }) => {
      await using trial = await Trial.open(names)
      let refused = 0
      const when = (call: Call) => {
        if (!about(victim)(call)) return false
        refused += 1
        if (refused === 8) trial.desk.cancel()
        return true
      }
      const imported = await trial.import([{ effect: 'fault', operation, fault, when }])
      expectTruth(trial, imported)
      expect(imported.report?.stop?.kind).toBe('cancelled')
      expect(outcomeOf(imported, victim).state).toBe('not-attempted')
      expect(imported.report?.counts.failed).toBe(0)
      await expectMended(trial)
    },
  )
})

describe('a fault that concerns everybody', () => {
  test.each(faults.filter(({ concern }) => concern === 'all'))(
    '$fault of $operation stops the import',
    async ({ operation, victim, fault }) => {
      await using trial = await Trial.open(names)
      const imported = await trial.import([{ effect: 'fault', operation, fault, when: about(victim) }])
      expectTruth(trial, imported)
      expectStopped(trial, imported, victim, fault)
      await expectMended(trial)
    },
  )

  test.each(befallen)('a login that is refused at %s stops the import', async (operation, victim) => {
    await using trial = await Trial.open(names)
    const imported = await trial.import([{ effect: 'page', status: 401, operation, when: about(victim) }])
    expectTruth(trial, imported)
    expectStopped(trial, imported, victim, 'HTTP 401')
    await expectMended(trial)
  })

  test.each(writing)('a service that is away from %s on stops the import', async (operation, victim) => {
    await using trial = await Trial.open(names)
    let away = false
    const when = (call: Call) => {
      away ||= call.operation === operation && about(victim)(call)
      return away
    }
    const imported = await trial.import([{ effect: 'page', status: 502, when }])
    expectTruth(trial, imported)
    expect(imported.report?.stop?.kind).toBe('fatal')
    expect(outcomeOf(imported, victim).state).toBe('not-attempted')
    expect(imported.errors.join()).toMatch(/not attempted.*Re-run the failed jobs/)
    await expectMended(trial)
  })
})

/** The victim was the last who was served: nothing was sent after the refusal. */
function expectStopped(trial: Trial, imported: Imported, victim: Name, code: string): void {
  expect(outcomeOf(imported, victim)).toMatchObject({ state: 'failed', reason: { code } })
  expect(imported.report?.stop?.kind).toBe('fatal')
  const { calls } = trial.server
  expect(calls.findIndex(({ outcome }) => outcome === code)).toBe(calls.length - 1)
  const states = names.map(name => outcomeOf(imported, name).state)
  expect(states.filter(state => state === 'failed')).toHaveLength(victim === 'greta' ? 2 : 1)
  expect(imported.report?.counts.notAttempted).toBe(states.filter(state => state === 'not-attempted').length)
  expect(imported.errors.join()).toMatch(/Stopped early/)
}

/** Ways in which an answer is lost, and how often each is tried to no avail. */
const losses: readonly { readonly loss: string; readonly quirk: Quirk; readonly code: string }[] = [
  { loss: 'a reset before its effect', quirk: { effect: 'reset' }, code: 'ECONNRESET' },
  { loss: 'a page before its effect', quirk: { effect: 'page', status: 502 }, code: 'HTTP 502' },
  { loss: 'no answer before its effect', quirk: { effect: 'hang' }, code: 'Timeout' },
]

const lossesAfter: readonly { readonly loss: string; readonly quirk: Quirk }[] = [
  { loss: 'a reset', quirk: { effect: 'reset', phase: 'after' } },
  { loss: 'a page', quirk: { effect: 'page', status: 502, phase: 'after' } },
  { loss: 'no answer', quirk: { effect: 'hang', phase: 'after' } },
  { loss: 'an answer cut off', quirk: { effect: 'truncated', bytes: 60 } },
  { loss: 'an answer torn off', quirk: { effect: 'truncated', bytes: 60, destroy: true } },
]

/** Milliseconds: for calls that never get their answer. */
const shortTimeout = 500

describe.each(writing)('an answer of %s that is lost', (operation, victim) => {
  const scope = { operation, when: about(victim) }

  test.concurrent.each(losses)('once, by $loss, costs nothing', async ({ quirk }) => {
    await using trial = await Trial.open(names, shortTimeout)
    const imported = await trial.import([{ ...quirk, ...scope, first: 1 }])
    expectTruth(trial, imported)
    expect(imported.errors).toEqual([])
    expect(trial.state).toEqual(after)
  })

  test.concurrent.each(losses)(
    'always, by $loss, fails that user and nobody else',
    async ({ quirk, code }) => {
      await using trial = await Trial.open(names, shortTimeout)
      const imported = await trial.import([{ ...quirk, ...scope }])
      expectTruth(trial, imported)
      expectFailed(trial, imported, victim, code)
      await expectMended(trial)
    },
  )

  test.concurrent.each(lossesAfter)(
    'always, by $loss after its effect, is found out by reading',
    async ({ quirk }) => {
      await using trial = await Trial.open(names, shortTimeout)
      const imported = await trial.import([{ ...quirk, ...scope }])
      expectTruth(trial, imported)
      expect(imported.errors).toEqual([])
      expect(trial.state).toEqual(after)
      const sent = trial.server.calls.filter(call => call.operation === operation && about(victim)(call))
      expect(sent).toHaveLength(1)
    },
  )
})
