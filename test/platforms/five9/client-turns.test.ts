import { expect, test } from 'vitest'
import { type Call, makeDomain, startFive9 } from '../../../simulators/five9/index.ts'
import { HttpClient } from '../../../src/http/client.ts'
import { Turns } from '../../../src/platforms/five9/turns.ts'
import { CalendarPacer } from '../../../src/work/calendar-pacer.ts'
import type { LimitState } from '../../../src/work/pacer.ts'
import { InstantClock } from '../../work/instant-clock.ts'
import { clientOf, OpenPacer } from './clients.ts'

const { signal } = new AbortController()

test('One request is on its way at a time, in the order of the calls', async () => {
  const running: string[] = []
  const seen: string[] = []
  await using five9 = await startFive9({
    onCall: ({ operation }: Call) => {
      running.push(operation)
      seen.push(running.join())
    },
    onAnswer: () => running.pop(),
  })
  const client = clientOf(five9)
  await Promise.all([
    client.call('getSkills', {}, signal),
    client.limits(signal),
    Array.fromAsync(client.stream('getUsersInfo', {}, signal)),
    client.call('getAgentGroups', {}, signal),
    client.user(five9.username, signal),
  ])
  expect(seen).toHaveLength(5)
  expect(seen).toContain('getCallCountersState')
  const counted = seen.filter(operation => operation !== 'getCallCountersState')
  expect(counted).toEqual(['getSkills', 'getUsersInfo', 'getAgentGroups', 'getUserInfo'])
})

test('A pacer may read the counters through the client that it paces', async () => {
  await using five9 = await startFive9()
  const http = new HttpClient()
  let client = clientOf(five9)
  const read = (stop: AbortSignal): Promise<LimitState[]> => client.limits(stop)
  const pacer = new CalendarPacer({ clock: new InstantClock(), platformNow: () => http.serverNow(), read })
  client = clientOf(five9, { http, pacer })
  await Promise.all([client.call('getSkills', {}, signal), client.call('getAgentGroups', {}, signal)])
  expect(five9.calls.map(({ operation }) => operation)).toEqual([
    'getCallCountersState',
    'getSkills',
    'getAgentGroups',
  ])
})

test('A stream that is left breaks its request off and lets the next one go', async () => {
  await using five9 = await startFive9({ domain: makeDomain({ users: 2_000 }) })
  const client = clientOf(five9)
  for await (const user of client.stream('getUsersInfo', {}, signal)) {
    expect(user.generalInfo.fields.userName).toBeDefined()
    break
  }
  expect(await client.call('getSkills', {}, signal)).not.toEqual([])
})

test('A call made while a user of a stream is held waits, at most for the time-out of the stream', async () => {
  await using five9 = await startFive9({ domain: makeDomain({ users: 2_000 }) })
  const client = clientOf(five9, { requestTimeout: 500 })
  const reading = async () => {
    for await (const _user of client.stream('getUsersInfo', {}, signal)) {
      expect(await client.call('getSkills', {}, signal)).not.toEqual([])
    }
  }
  await expect(reading()).rejects.toMatchObject({ kind: 'timeout' })
  expect(five9.calls.slice(0, 2).map(({ operation }) => operation)).toEqual(['getUsersInfo', 'getSkills'])
})

test('A call that waits for its turn stops at once on an abort, and the others go on', async () => {
  const first = Promise.withResolvers<void>()
  const arrived = Promise.withResolvers<void>()
  await using five9 = await startFive9({
    onCall: ({ operation }: Call) => {
      arrived.resolve()
      return operation === 'getSkills' ? first.promise : undefined
    },
  })
  const client = clientOf(five9)
  const stop = new AbortController()
  const reason = new Error('stop now')
  const running = client.call('getSkills', {}, signal)
  const waiting = client.call('getAgentGroups', {}, stop.signal)
  const last = client.call('getUserProfiles', {}, signal)
  await arrived.promise
  stop.abort(reason)
  await expect(waiting).rejects.toBe(reason)
  first.resolve()
  await Promise.all([running, last])
  expect(five9.calls.map(({ operation }) => operation)).toEqual(['getSkills', 'getUserProfiles'])
})

test('A refusal for a limit is told to the pacer by the name of the limit', async () => {
  await using five9 = await startFive9({ limits: { Query: { minute: 1, hour: 1, day: 1 } } })
  const pacer = new OpenPacer()
  const client = clientOf(five9, { pacer })
  await client.call('getSkills', {}, signal)
  await expect(client.call('getSkills', {}, signal)).rejects.toMatchObject({
    kind: 'limited',
    limit: 'Query',
  })
  expect(pacer.taken).toEqual(['Query', 'Query', 'Query refused'])
})

test.each(['page', 'fault'] as const)(
  'A login refused by a %s is tried once, however many calls wait',
  async how => {
    await using five9 = await startFive9({ wrongCredentials: how })
    const client = clientOf({ ...five9, password: 'wrong' })
    const calls = Array.from({ length: 6 }, (_, index) =>
      index % 2 ? client.limits(signal) : client.call('getSkills', {}, signal),
    )
    const ends = await Promise.allSettled([
      ...calls,
      Array.fromAsync(client.stream('getUsersInfo', {}, signal)),
    ])
    for (const end of ends) {
      expect(end).toMatchObject({ status: 'rejected', reason: { kind: 'fatal' } })
    }
    expect(five9.calls).toHaveLength(1)
  },
)

test('Turns come in the order of asking, and one that ends twice ends once', async () => {
  const turns = new Turns()
  const order: string[] = []
  const endFirst = await turns.take(signal)
  const others = ['second', 'third'].map(async name => {
    const end = await turns.take(signal)
    order.push(name)
    return end
  })
  expect(order).toEqual([])
  endFirst()
  endFirst()
  const endSecond = await others[0]
  expect(order).toEqual(['second'])
  endSecond?.()
  await others[1]
  expect(order).toEqual(['second', 'third'])
})
