import { describe, expect, test } from 'vitest'
import type { WorkEvent } from '../../src/work/events.ts'
import { Failure, type FailureKind } from '../../src/work/failure.ts'
import { backoff, defaultRetryPolicy } from '../../src/work/retry.ts'
import { InstantClock } from './instant-clock.ts'
import { failing, MemoryJournal, run, unit } from './scripted-work.ts'

const failure = (kind: FailureKind) => new Failure(kind, `it was ${kind}`, { code: kind })

/** Works on one unit that always fails as `kind` says, or as the list says and then succeeds. */
async function tried(kinds: FailureKind | readonly FailureKind[], random = () => 0) {
  const attempts: number[] = []
  const events: WorkEvent<string>[] = []
  const clock = new InstantClock()
  const journal = new MemoryJournal()
  const send =
    typeof kinds === 'string' ? failing([failure(kinds)]) : failing(kinds.map(failure), 'in the end')
  const outcome = await run(
    [
      unit('u', {
        run: context => {
          attempts.push(context.attempt)
          return send(context)
        },
      }),
    ],
    { clock, journal, random, observe: event => events.push(event) },
  )
  return { outcome, attempts, sleeps: clock.sleeps, events, journal }
}

describe('a unit', () => {
  test('that fails in passing is tried five times, waiting twice as long before each', async () => {
    const { outcome, attempts, sleeps, events } = await tried('transient')
    expect(attempts).toEqual([1, 2, 3, 4, 5])
    expect(sleeps).toEqual([500, 1_000, 2_000, 4_000])
    expect(outcome.failed).toMatchObject([{ unit: { id: 'u' }, failure: { kind: 'transient' } }])
    expect(events.map(({ type }) => type)).toEqual(['retrying', 'retrying', 'retrying', 'retrying', 'failed'])
  })

  test('that gets no answer in time is tried twice', async () => {
    const { outcome, attempts, sleeps } = await tried('timeout')
    expect(attempts).toEqual([1, 2])
    expect(sleeps).toEqual([500])
    expect(outcome.failed).toMatchObject([{ failure: { kind: 'timeout' } }])
  })

  test.each(['rejected', 'fatal'] as const)('that is %s is tried once', async kind => {
    const { outcome, attempts, sleeps } = await tried(kind)
    expect(attempts).toEqual([1])
    expect(sleeps).toEqual([])
    expect(outcome.failed).toMatchObject([{ failure: { kind } }])
  })

  test('that is limited is sent again and again, and has all its tries still', async () => {
    const { outcome, attempts } = await tried([
      ...new Array<FailureKind>(40).fill('limited'),
      ...new Array<FailureKind>(4).fill('transient'),
    ])
    expect(attempts).toHaveLength(45)
    expect(outcome.results.get('u')).toBe('in the end')
  })

  test('counts its time-outs and its passing failures apart', async () => {
    const within = await tried(['transient', 'timeout', 'transient', 'transient', 'transient'])
    expect(within.outcome.results.get('u')).toBe('in the end')
    const beyond = await tried(['transient', 'timeout', 'transient', 'timeout'])
    expect(beyond.outcome.failed).toMatchObject([{ failure: { kind: 'timeout' } }])
  })

  test('that succeeds after all is journaled once, as done', async () => {
    const { journal, events } = await tried(['transient', 'limited'])
    expect(journal.entries).toEqual([{ event: 'done', unit: 'u', result: 'in the end' }])
    expect(events.at(-1)).toMatchObject({ type: 'done', tally: { known: 1, done: 1, failed: 0 } })
  })

  test('with a defect fails alone, at the first try, and the others go on', async () => {
    const clock = new InstantClock()
    const outcome = await run(
      [
        unit('broken', { run: () => Promise.reject(new TypeError('x is not a function')) }),
        unit('throws', {
          run: () => {
            throw new Error('before it even began')
          },
        }),
        unit('text', { run: () => Promise.reject('only a text') }),
        unit('whole'),
      ],
      { clock },
    )
    expect([...outcome.results.keys()]).toEqual(['whole'])
    expect(outcome.failed.map(({ failure: { code, message } }) => [code, message])).toEqual([
      ['InternalError', 'x is not a function'],
      ['InternalError', 'before it even began'],
      ['InternalError', 'only a text'],
    ])
    expect(clock.sleeps).toEqual([])
    expect(outcome.stop).toBeUndefined()
  })
})

describe('the wait before a further try', () => {
  test('doubles up to the longest, its upper half random', () => {
    const waits = (random: number) =>
      [2, 3, 4, 5, 6, 7, 8, 20].map(next => backoff(defaultRetryPolicy, next, () => random))
    expect(waits(0)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000])
    expect(waits(0.5)).toEqual([750, 1_500, 3_000, 6_000, 12_000, 22_500, 22_500, 22_500])
    expect(Math.max(...waits(0.999_999))).toBe(30_000)
  })
})
