import { describe, expect, test } from 'vitest'
import {
  type FaultName,
  makeDomain,
  type OperationName,
  operations,
  type Quirk,
  startFive9,
} from '../../simulators/five9/index.ts'
import { InstantClock } from '../work/instant-clock.ts'
import { attempt } from './in-process.ts'

/** The operations of an export, and what calls each. */
const ofExport = [
  'getCallCountersState',
  'getVCCConfiguration',
  'getUsersGeneralInfo',
  'getUsersInfo',
  'getUserInfo',
] as const satisfies readonly OperationName[]

/** getUserInfo is called only where a bucket of one is left. */
const selectionFor = (operation: OperationName) =>
  operation === 'getUserInfo' ? { chunking: { kind: 'auto', size: 1 } as const } : {}

const passing = new Set<FaultName>([
  'ServerFault',
  'ServiceUnavailableFault',
  'UserAlreadyLoggedInFault',
  'AdminSessionClosedFault',
  'ConcurrentModificationFault',
  'OperationsLimitExceededFault',
])

const domain = () => makeDomain({ users: 30 })

const untroubled = await (async () => {
  await using server = await startFive9({ domain: domain() })
  return (await attempt(server)).roster
})()

async function troubled(quirk: Quirk, operation: OperationName, requestTimeout?: number) {
  await using server = await startFive9({ domain: domain(), quirks: [{ ...quirk, operation } as Quirk] })
  return await attempt(server, {
    selection: selectionFor(operation),
    ...(requestTimeout ? { requestTimeout } : {}),
  })
}

/** The whole roster, or none and an error that says why. */
function expectNeverShort({ roster, result, refusal }: Awaited<ReturnType<typeof attempt>>): void {
  if (roster === undefined) expect([...(result?.errors ?? []), refusal?.message ?? ''].join('')).not.toBe('')
  else expect(roster).toBe(untroubled)
}

describe.each(ofExport)('%s', operation => {
  const faults = operations[operation].faults as readonly FaultName[]

  test.each(faults)('%s once', async fault => {
    const ended = await troubled({ effect: 'fault', fault, first: 1 }, operation)
    expectNeverShort(ended)
    if (passing.has(fault)) expect(ended.roster).toBe(untroubled)
  })

  test.each(faults)('%s for ever', async fault => {
    if (fault === 'OperationsLimitExceededFault') return
    const ended = await troubled({ effect: 'fault', fault }, operation)
    expectNeverShort(ended)
    // Without any bucket the users are read one by one, so only the listing cannot be done without.
    if (operation === 'getUsersGeneralInfo') expect(ended.roster).toBeUndefined()
  })

  const once: readonly (readonly [string, Quirk])[] = [
    ['a reset', { effect: 'reset' }],
    ['a reset after the work was done', { effect: 'reset', phase: 'after' }],
    ['a bad gateway', { effect: 'page', status: 502 }],
    ['a page that the service is away', { effect: 'page', status: 503 }],
    ['an answer cut off early', { effect: 'truncated', bytes: 200 }],
    ['an answer cut off in its first item', { effect: 'truncated', insideUser: 1 }],
    ['an answer torn down', { effect: 'truncated', bytes: 200, destroy: true }],
    ['faults under HTTP 200', { effect: 'faultsUnder200' }],
    ['chunked answers', { effect: 'chunked' }],
    ['padded addresses', { effect: 'paddedEmail' }],
  ]
  test.each(once)('%s, once', async (_, quirk) => {
    expect((await troubled({ ...quirk, first: 1 }, operation)).roster).toBe(untroubled)
  })

  test.each(once.slice(0, 7))('%s, for ever', async (_, quirk) => {
    const ended = await troubled(quirk, operation)
    expectNeverShort(ended)
    // Without any bucket the users are read one by one, so only the listing cannot be done without.
    if (operation === 'getUsersGeneralInfo') expect(ended.roster).toBeUndefined()
  })

  test('no answer, once', async () => {
    expect((await troubled({ effect: 'hang', first: 1 }, operation, 300)).roster).toBe(untroubled)
  })

  test('a login page', async () => {
    const { roster, refusal, result } = await troubled({ effect: 'page', status: 401 }, operation)
    expect(roster).toBeUndefined()
    expect([refusal?.cure, ...(result?.errors ?? [])].join()).toContain('username and password')
  })
})

describe('a domain too large for one answer', () => {
  test('is listed by prefix, and read in smaller buckets', async () => {
    await using server = await startFive9({ domain: domain(), quirks: [{ effect: 'overload', users: 6 }] })
    const { roster, log } = await attempt(server, { requestTimeout: 300 })
    expect(roster).toBe(untroubled)
    expect(log.join('\n')).toMatch(/names of all users: .* asking for it in \d+ parts/)
  })

  test('fails with the cure when it may not be divided', async () => {
    await using server = await startFive9({ domain: domain(), quirks: [{ effect: 'overload', users: 6 }] })
    const { roster, result } = await attempt(server, {
      selection: { chunking: { kind: 'off' } },
      requestTimeout: 300,
    })
    expect(roster).toBeUndefined()
    expect(result?.summary.failures[0]?.cure).toContain('chunking: auto')
  })
})

describe('one user who cannot be read', () => {
  test('is found by splitting, and named; the others are kept aside', async () => {
    const victim = 'ana.b@example.com'
    await using server = await startFive9({
      domain: domain(),
      quirks: [
        {
          effect: 'page',
          status: 502,
          operation: 'getUsersInfo',
          when: call => new RegExp(call.pattern ?? '').test(victim),
        },
        { effect: 'page', status: 502, operation: 'getUserInfo', when: call => call.userName === victim },
      ],
    })
    const { roster, result } = await attempt(server)
    expect(roster).toBeUndefined()
    expect(result?.summary.failures.map(failure => failure.chunk)).toEqual([victim])
    expect(result?.summary).toMatchObject({ complete: false, users: 29, roster: { partial: true } })
    expect(result?.errors.join()).toContain(victim)
  })
})

describe('users who change while they are read', () => {
  test('a user deleted after the listing is not missed', async () => {
    const made = domain()
    await using server = await startFive9({
      domain: made,
      onAnswer: call => call.operation === 'getUsersGeneralInfo' && made.remove('ana'),
    })
    const { result } = await attempt(server)
    expect(result?.errors).toEqual([])
    expect(result?.summary).toMatchObject({ complete: true, users: 29, proof: { gone: ['ana'] } })
  })

  test('a user created after the listing is taken in where a chunk meets it', async () => {
    const made = domain()
    const ana = made.users.get('ana')
    if (!ana) throw new Error('the domain has no ana')
    made.remove('ana')
    await using server = await startFive9({
      domain: made,
      onAnswer: call => call.operation === 'getUsersGeneralInfo' && made.put(ana),
    })
    const { result } = await attempt(server)
    expect(result?.summary).toMatchObject({ complete: true, users: 30, proof: { created: ['ana'] } })
  })
})

test('call limits are kept to, and waited for, without one refusal', async () => {
  const clock = new InstantClock()
  const limits = { Query: { minute: 3, hour: 15_000, day: 172_800 } }
  await using server = await startFive9({ domain: domain(), limits, clock })
  const { roster, log } = await attempt(server, { clock })
  expect(roster).toBe(untroubled)
  expect(log).toContain('waiting for Query')
  expect(server.calls.filter(call => call.outcome === 'OperationsLimitExceededFault')).toEqual([])
})

describe('passing trouble', () => {
  test('does not keep an enumeration from being proved complete', async () => {
    const made = makeDomain({ users: 12, distribution: 'numeric', account: '100.api@example.com' })
    const quirks: Quirk[] = [{ effect: 'page', status: 503, operation: 'getUsersGeneralInfo', first: 1 }]
    await using server = await startFive9({ domain: made, quirks })
    const { result } = await attempt(server, {
      selection: { chunking: { kind: 'numeric', width: 1, start: 0 } },
    })
    expect(result?.summary).toMatchObject({ complete: true, proof: { outside: 0 } })
  })

  test('with the session of the API user is not taken for a matter of size', async () => {
    const quirks: Quirk[] = [
      { effect: 'fault', fault: 'UserAlreadyLoggedInFault', operation: 'getUsersInfo' },
    ]
    await using server = await startFive9({ domain: domain(), quirks })
    const { roster, log } = await attempt(server)
    expect(roster).toBeUndefined()
    expect(log.join('\n')).not.toContain('asking for it in')
    expect(log.join('\n')).toContain('concurrency group')
  })

  test('with the counters does not go on without end', async () => {
    const quirks: Quirk[] = [
      { effect: 'fault', fault: 'OperationsLimitExceededFault', operation: 'getCallCountersState' },
    ]
    await using server = await startFive9({ domain: domain(), quirks })
    const { refusal } = await attempt(server)
    expect(refusal?.code).toBe('OperationsLimitExceededFault')
    expect(server.calls.length).toBeLessThan(10)
  })
})
