import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type FaultName,
  type Five9,
  operations as simulated,
  startFive9,
} from '../../../simulators/five9/index.ts'
import { type Operation, operations } from '../../../src/platforms/five9/contract.ts'
import { Failure, type FailureKind } from '../../../src/work/failure.ts'
import { clientOf } from './clients.ts'

const { signal } = new AbortController()
const boundless = { minute: 1e9, hour: 1e9, day: 1e9 }
let five9: Five9

beforeAll(async () => {
  five9 = await startFive9({ limits: { Query: boundless, Modify: boundless } })
})

afterAll(() => five9.close())

const passing = [
  'AdminSessionClosedFault',
  'ConcurrentModificationFault',
  'ServerFault',
  'ServiceUnavailableFault',
  'SessionClosedFault',
  'UserAlreadyLoggedInFault',
]

function kindOf(operation: Operation, fault: FaultName): FailureKind {
  if (passing.includes(fault)) return 'transient'
  // What nothing paces must not be sent again without end.
  if (fault === 'OperationsLimitExceededFault')
    return operations[operation].counter === undefined ? 'transient' : 'limited'
  if (fault === 'AccessDisallowedFault' || fault === 'TooManyUsersFault') return 'fatal'
  if (fault === 'InvalidAccountFault') return /^(create|modify)User$/.test(operation) ? 'rejected' : 'fatal'
  return 'rejected'
}

async function failureOf(operation: Operation, args: Record<string, string> = {}): Promise<Failure> {
  const client = clientOf(five9)
  const call =
    operation === 'getUsersInfo' || operation === 'getUsersGeneralInfo'
      ? Array.fromAsync(client.stream(operation, args, signal))
      : client.call(operation, args, signal)
  const error = await call.then(
    () => new Error(`${operation} did not fail`),
    (reason: unknown) => reason,
  )
  if (error instanceof Failure) return error
  throw error
}

const declared = (Object.keys(operations) as Operation[]).map(operation => ({
  operation,
  faults: simulated[operation].faults,
}))

describe.each([500, 200])('Under HTTP %d', status => {
  test.each(declared)('every fault of $operation has its meaning', async ({ operation, faults }) => {
    for (const fault of faults) {
      const message = `Made up: ${fault}`
      five9.set([
        { effect: 'fault', fault, operation, message },
        ...(status === 200 ? [{ effect: 'faultsUnder200' as const }] : []),
      ])
      const failure = await failureOf(operation)
      expect(failure).toMatchObject({ code: fault, kind: kindOf(operation, fault), detail: { message } })
      expect(failure.message).toContain(`(${operation}, ${fault}: ${message})`)
      const writes = operations[operation].counter === 'Modify'
      expect(failure.effectUnknown, fault).toBe(fault === 'ServerFault' && writes)
      if (passing.slice(-2).includes(fault)) expect(failure.cure).toContain('concurrency group')
    }
  })
})

test('The user that a fault is about is told', async () => {
  five9.set([])
  await expect(clientOf(five9).call('deleteUser', { userName: 'nobody' }, signal)).rejects.toMatchObject({
    code: 'UserNotFoundFault',
    detail: { userName: 'nobody' },
  })
})

test('A pattern that is no regular expression is refused, and told', async () => {
  five9.set([])
  const users = clientOf(five9).stream('getUsersInfo', { userNamePattern: '(' }, signal)
  await expect(Array.fromAsync(users)).rejects.toMatchObject({
    kind: 'rejected',
    code: 'InvalidRegexpPatternFault',
    detail: { pattern: '(' },
  })
})

const readings: readonly [Operation, Record<string, string>][] = [
  ['getUsersInfo', {}],
  ['getUsersGeneralInfo', {}],
  ['getUserInfo', { userName: 'rollcall.api@example.com' }],
  ['getUserGeneralInfo', { userName: 'rollcall.api@example.com' }],
  ['getSkills', {}],
  ['getAgentGroups', {}],
  ['getUserProfiles', {}],
  ['getCallCountersState', {}],
  ['getVCCConfiguration', {}],
]

test.each([
  [{ effect: 'page', status: 401 }, { kind: 'fatal', code: 'HTTP 401' }, false],
  [{ effect: 'page', status: 502 }, { kind: 'transient', code: 'HTTP 502' }, true],
  [{ effect: 'page', status: 503 }, { kind: 'transient', code: 'HTTP 503' }, true],
  [{ effect: 'reset' }, { kind: 'transient', code: 'ECONNRESET' }, true],
  [{ effect: 'truncated', bytes: 150 }, { kind: 'transient', code: 'TruncatedAnswer' }, true],
  [{ effect: 'truncated', bytes: 150, destroy: true }, { kind: 'transient' }, true],
] as const)(
  '%o is a failure of every call, which leaves the effect of writes alone unknown',
  async (quirk, expected, effectUnknown) => {
    five9.set([quirk])
    for (const [operation, args] of readings) {
      expect(await failureOf(operation, args)).toMatchObject({ ...expected, effectUnknown: false })
    }
    const userName = [...five9.domain.users.keys()].at(-1) ?? ''
    expect(await failureOf('deleteUser', { userName })).toMatchObject({ ...expected, effectUnknown })
  },
)

test('A server that hangs is given up after the time-out', async () => {
  five9.set([{ effect: 'hang' }])
  const client = clientOf(five9, { requestTimeout: 150 })
  await expect(client.call('deleteUser', { userName: 'kim' }, signal)).rejects.toMatchObject({
    kind: 'timeout',
    effectUnknown: true,
  })
})
