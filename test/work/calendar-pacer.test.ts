import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CalendarPacer } from '../../src/work/calendar-pacer.ts'
import { Failure } from '../../src/work/failure.ts'
import { ManualClock } from '../simulators/five9/manual-clock.ts'
import { CountedServer, countersDown } from './counted-server.ts'

const minute = 60_000
const hour = 60 * minute

async function calls(server: CountedServer, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await server.call()
}

describe('calls paced by calendar windows', () => {
  const loads = fc.record({
    start: fc.integer({ min: 0, max: hour - 1 }),
    minute: fc.integer({ min: 3, max: 30 }),
    hour: fc.integer({ min: 30, max: 120 }),
    zone: fc.integer({ min: -24, max: 28 }).map(half => half * 30),
    latency: fc.constantFrom(0, 200, 3_000, 11_000),
    skew: fc.integer({ min: -900, max: 900 }),
  })

  test('are never refused, and take hardly longer than the limits demand', async () => {
    await fc.assert(
      fc.asyncProperty(loads, fc.integer({ min: 1, max: 400 }), async (load, count) => {
        const server = new CountedServer(load)
        const began = server.clock.now()
        await calls(server, count)
        expect(server.refusals).toBe(0)
        const fastest = CountedServer.fastest(load, count)
        const hours = server.waits.some(({ window }) => window > 60)
        expect(server.clock.now() - began).toBeLessThanOrEqual(1.05 * fastest + (hours ? hour : minute))
      }),
      { numRuns: 150 },
    )
  })

  test('wait until a second after the minute ends, and say so', async () => {
    const server = new CountedServer({ minute: 3, latency: 1_000 })
    await calls(server, 3)
    expect(server.waits).toEqual([])
    await server.call()
    // It was 9:30:23 after three calls of a second each.
    expect(server.waits).toEqual([{ limit: 'Query', window: 60, milliseconds: 38_000 }])
  })

  test('count what was used before they began', async () => {
    const server = new CountedServer({ minute: 10 })
    server.others(8)
    await calls(server, 2)
    expect(server.waits).toEqual([])
    await server.call()
    expect(server.waits).toHaveLength(1)
  })

  test('read the counters once a minute, not before each call', async () => {
    const server = new CountedServer({ minute: 100, latency: 1_000 })
    await calls(server, 40)
    expect(server.reads).toBe(1)
    await calls(server, 60)
    expect(server.reads).toBe(2)
  })

  test('see in the next minute what others have used', async () => {
    const server = new CountedServer({ minute: 10 })
    await server.call()
    server.clock.pass(minute)
    server.others(9)
    await calls(server, 2)
    expect(server.refusals).toBe(0)
    expect(server.waits).toHaveLength(1)
  })

  test('end within the time that others leave them, refused once a minute at most', async () => {
    const server = new CountedServer({ minute: 20, latency: 500 })
    const began = server.clock.now()
    let seen = -1
    for (let n = 0; n < 100; n += 1) {
      const now = Math.floor(server.clock.now() / minute)
      // Others take half of each minute as soon as they can, after this program has looked.
      await server.call()
      if (now !== seen) server.others(10)
      seen = now
    }
    const minutes = Math.ceil((server.clock.now() - began) / minute)
    expect(minutes).toBeLessThanOrEqual(12)
    expect(server.refusals).toBeLessThanOrEqual(minutes)
  })

  test.each([
    ['whole hours', -480, '10:00:01', 1],
    ['half an hour', 330, '10:30:01', 2],
  ])('wait for the end of an hour in a zone that is off by %s', async (_name, zone, until, waits) => {
    const server = new CountedServer({ start: 39_000, minute: 100, hour: 5, zone })
    await calls(server, 6)
    expect(server.refusals).toBe(0)
    expect(new Date(server.clock.now()).toISOString()).toBe(`2026-01-05T${until}.000Z`)
    expect(server.waits.map(({ window }) => window)).toEqual(new Array(waits).fill(3_600))
  })

  test('of a day that is full go on when the day is over', async () => {
    const server = new CountedServer({ minute: 100, day: 5, zone: -480 })
    await calls(server, 6)
    expect(server.refusals).toBe(0)
    expect(new Date(server.clock.now()).toISOString()).toBe('2026-01-06T08:00:01.000Z')
    expect(new Set(server.waits.map(({ window }) => window))).toEqual(new Set([86_400]))
  })
})

describe('counters that cannot be read', () => {
  test('let the calls go on, held back by refusals alone', async () => {
    const server = new CountedServer({ minute: 5, latency: 100 })
    server.unreadable = countersDown
    await calls(server, 12)
    expect(server.refusals).toBe(2)
    expect(server.waits.map(({ window }) => window)).toEqual([60, 60])
    expect(server.pacer.states).toEqual([])
  })

  test('are tried again a minute later', async () => {
    const server = new CountedServer({ minute: 5 })
    server.unreadable = countersDown
    await server.call()
    server.unreadable = undefined
    server.clock.pass(minute)
    await calls(server, 6)
    expect(server.refusals).toBe(0)
    expect(server.waits).toHaveLength(1)
  })

  test.each([
    ['a fatal failure', new Failure('fatal', 'the login was refused', { code: 'x' })],
    ['a defect', new TypeError('x is not a function')],
  ])('for %s let no call go', async (_name, error) => {
    const server = new CountedServer({ minute: 5 })
    server.unreadable = error
    await expect(server.call()).rejects.toBe(error)
    server.unreadable = undefined
    await server.call()
  })
})

describe('a refusal that the counters do not explain', () => {
  test('holds the next call until a second after the minute, once', async () => {
    const server = new CountedServer({ minute: 100 })
    await server.call()
    server.pacer.refused('Query')
    await calls(server, 2)
    expect(server.waits).toEqual([{ limit: 'Query', window: 60, milliseconds: 41_000 }])
  })

  test('holds calls of its own limit only', async () => {
    const server = new CountedServer({ minute: 100 })
    server.pacer.refused('Modify')
    await server.call()
    expect(server.waits).toEqual([])
    await server.pacer.take('Modify', new AbortController().signal)
    expect(server.waits).toMatchObject([{ limit: 'Modify' }])
  })
})

describe('the counters as last read', () => {
  test('have the calls made since added to every window of their limit', async () => {
    const server = new CountedServer({ minute: 10, hour: 100, day: 1_000 })
    server.others(2)
    await calls(server, 3)
    const query = server.pacer.states.filter(({ limit }) => limit === 'Query')
    expect(query.map(({ window, max, used }) => [window, max, used])).toEqual([
      [60, 10, 5],
      [3_600, 100, 5],
      [86_400, 1_000, 5],
    ])
    expect(server.pacer.states.find(({ limit }) => limit === 'Modify')?.used).toBe(0)
  })
})

describe('a wait that is broken off', () => {
  function waiting() {
    const clock = new ManualClock()
    const pacer = new CalendarPacer({
      clock,
      platformNow: () => clock.now(),
      read: async () => [{ limit: 'Query', window: 60, max: 1, used: 1 }],
    })
    return { clock, pacer }
  }

  test('rejects with the reason, and lets the next one wait on', async () => {
    const { clock, pacer } = waiting()
    const controller = new AbortController()
    const reason = new Error('stopped')
    const first = pacer.take('Query', controller.signal)
    const second = pacer.take('Query', new AbortController().signal)
    await setImmediate()
    expect(clock.sleeping).toBe(1)
    controller.abort(reason)
    await expect(first).rejects.toBe(reason)
    await setImmediate()
    expect(clock.sleeping).toBe(2)
    expect(await Promise.race([second.then(() => 'went'), setImmediate('waits')])).toBe('waits')
  })

  test('rejects behind another wait too', async () => {
    const { pacer } = waiting()
    void pacer.take('Query', new AbortController().signal)
    const controller = new AbortController()
    const behind = pacer.take('Query', controller.signal)
    const reason = new Error('stopped')
    controller.abort(reason)
    await expect(behind).rejects.toBe(reason)
  }, 1_000)

  test('of a signal that has aborted already is none', async () => {
    const server = new CountedServer({ minute: 5 })
    const reason = new Error('stopped')
    await expect(server.pacer.take('Query', AbortSignal.abort(reason))).rejects.toBe(reason)
    expect(server.reads).toBe(0)
  })
})
