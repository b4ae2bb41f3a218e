import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { Failure } from '../../src/work/failure.ts'
import { Stop, stopOf, timeBudget } from '../../src/work/stop.ts'
import type { Unit, UnitContext } from '../../src/work/unit.ts'
import { ManualClock } from '../simulators/five9/manual-clock.ts'
import { ids, MemoryJournal, run, unit } from './scripted-work.ts'

/** A request that is answered when the test says so, and that breaks off when its signal aborts. */
class Held {
  readonly #answer = Promise.withResolvers<string>()
  readonly sent = Promise.withResolvers<void>()
  aborted = false

  readonly run = ({ signal }: UnitContext): Promise<string> => {
    this.sent.resolve()
    signal.addEventListener('abort', () => {
      this.aborted = true
      this.#answer.reject(signal.reason)
    })
    return this.#answer.promise
  }

  answer(text: string): void {
    this.#answer.resolve(text)
  }

  fail(failure: Failure): void {
    this.#answer.reject(failure)
  }
}

const cancelled = new Stop('cancelled', 'the run was cancelled')
const writes = { settle: async () => ({ done: false }) as const }

/** Works on a held unit and one more, with the stop signal in the test's hand. */
function started(held: Held, more: Partial<Unit<string>> = {}) {
  const controller = new AbortController()
  const clock = new ManualClock()
  const journal = new MemoryJournal()
  const outcome = run([unit('held', { run: held.run, ...more }), unit('next')], {
    clock,
    journal,
    signal: controller.signal,
    grace: 5_000,
  })
  return { controller, clock, journal, outcome }
}

describe('the stop signal', () => {
  test('breaks a read off at once; nothing new is taken, and nothing counts as failed', async () => {
    const held = new Held()
    const { controller, journal, outcome } = started(held)
    await held.sent.promise
    controller.abort(cancelled)
    expect(held.aborted).toBe(true)
    const { stop, notAttempted, failed, results } = await outcome
    expect(stop).toBe(cancelled)
    expect(notAttempted.map(({ unit: { id }, reason }) => [id, reason])).toEqual([
      ['held', 'the run was cancelled'],
      ['next', 'the run was cancelled'],
    ])
    expect([failed, results.size, journal.entries]).toEqual([[], 0, []])
  })

  test('gives a write its grace: an answer within it counts', async () => {
    const held = new Held()
    const { controller, clock, journal, outcome } = started(held, writes)
    await held.sent.promise
    controller.abort(cancelled)
    clock.advance(4_999)
    await setImmediate()
    expect(held.aborted).toBe(false)
    held.answer('written')
    const { results, notAttempted } = await outcome
    expect(results.get('held')).toBe('written')
    expect(ids(notAttempted)).toEqual(['next'])
    expect(journal.entries.map(({ event }) => event)).toEqual(['started', 'done'])
  })

  test('breaks a write off after its grace, and leaves it to be settled', async () => {
    const held = new Held()
    const { controller, clock, journal, outcome } = started(held, writes)
    await held.sent.promise
    controller.abort(cancelled)
    clock.advance(5_000)
    await setImmediate()
    expect(held.aborted).toBe(true)
    expect(ids((await outcome).notAttempted)).toEqual(['held', 'next'])
    expect(journal.entries).toEqual([{ event: 'started', unit: 'held' }])
  })

  test('does not turn a refusal of a write into an interruption', async () => {
    const held = new Held()
    const { controller, outcome } = started(held, writes)
    await held.sent.promise
    controller.abort(cancelled)
    held.fail(new Failure('rejected', 'no such user', { code: 'NotFound' }))
    const { failed, notAttempted } = await outcome
    expect(ids(failed)).toEqual(['held'])
    expect(ids(notAttempted)).toEqual(['next'])
  })

  test('ends the wait before a further try', async () => {
    const controller = new AbortController()
    const clock = new ManualClock()
    const busy = () => Promise.reject(new Failure('transient', 'busy', { code: 'Busy' }))
    const outcome = run([unit('u', { run: busy })], { clock, signal: controller.signal })
    await setImmediate()
    expect(clock.sleeping).toBe(1)
    controller.abort(cancelled)
    expect(ids((await outcome).notAttempted)).toEqual(['u'])
  })

  test('given before the work begins lets nothing begin', async () => {
    const sent: string[] = []
    const outcome = await run([unit('a', { run: async () => sent.push('a').toString() })], {
      signal: AbortSignal.abort(cancelled),
    })
    expect(sent).toEqual([])
    expect(ids(outcome.notAttempted)).toEqual(['a'])
  })

  test('given when everything is done already stops nothing', async () => {
    const controller = new AbortController()
    const outcome = await run([unit('a')], {
      signal: controller.signal,
      observe: () => controller.abort(cancelled),
    })
    expect(outcome.results.size).toBe(1)
    expect(outcome.stop).toBeUndefined()
  })
})

describe('a write that was interrupted', () => {
  const past = [{ event: 'started', unit: 'w' }] as const

  test('is looked at before it is sent again, and is not sent when it took effect', async () => {
    const sent: string[] = []
    const journal = new MemoryJournal(past)
    const w = unit('w', {
      run: async () => sent.push('w').toString(),
      settle: async () => ({ done: true, result: 'seen' }),
    })
    const { results, restored } = await run([w], { journal })
    expect([sent, results.get('w'), restored]).toEqual([[], 'seen', 0])
    expect(journal.entries).toEqual([{ event: 'done', unit: 'w', result: 'seen' }])
  })

  test('is journaled as started anew when it took none', async () => {
    const journal = new MemoryJournal(past)
    await run([unit('w', writes)], { journal })
    expect(journal.entries).toEqual([
      { event: 'started', unit: 'w' },
      { event: 'done', unit: 'w', result: 'w' },
    ])
  })

  test('also when the earlier attempt gave it up without knowing its effect', async () => {
    const looks: string[] = []
    const journal = new MemoryJournal([{ event: 'failed', unit: 'w', code: 'x', effectUnknown: true }])
    const settle = async () => {
      looks.push('look')
      return { done: false } as const
    }
    await run([unit('w', { settle })], { journal })
    expect(looks).toEqual(['look'])
  })

  test('is looked at when it is refused, though the journal says nothing of it: its end may be lost', async () => {
    const journal = new MemoryJournal([{ event: 'done', unit: 'v', result: 'v' }])
    const refused = async () => {
      throw new Failure('rejected', 'it is there already', { code: 'Exists' })
    }
    const seen = unit('w', { run: refused, settle: async () => ({ done: true, result: 'seen' }) })
    const absent = unit('x', { run: refused, settle: async () => ({ done: false }) })
    const { results, failed } = await run([seen, absent], { journal })
    expect([...results]).toEqual([['w', 'seen']])
    expect(failed).toMatchObject([{ failure: { code: 'Exists' }, effectUnknown: false }])
  })

  test('is sent without a look when the earlier attempt knew that it had failed', async () => {
    const journal = new MemoryJournal([{ event: 'failed', unit: 'w', code: 'x', effectUnknown: false }])
    const settle = () => Promise.reject(new Error('never asked'))
    const { results } = await run([unit('w', { settle })], { journal })
    expect(results.get('w')).toBe('w')
  })
})

describe('a fatal failure', () => {
  test('stops the others in flight and those to come, and is the reason', async () => {
    const held = new Held()
    const login = new Failure('fatal', 'the login was refused', { code: 'HTTP 401' })
    const journal = new MemoryJournal()
    const outcome = await run(
      [
        unit('held', { run: held.run }),
        unit('login', { run: () => Promise.reject(login) }),
        unit('later'),
        unit('after', { needs: ['login'] }),
      ],
      { concurrency: 2, journal },
    )
    expect(held.aborted).toBe(true)
    expect(ids(outcome.failed)).toEqual(['login'])
    expect(outcome.stop).toMatchObject({ kind: 'fatal', message: 'the login was refused', cause: login })
    expect(new Set(ids(outcome.notAttempted))).toEqual(new Set(['after', 'held', 'later']))
    expect(journal.entries).toEqual([
      { event: 'failed', unit: 'login', code: 'HTTP 401', effectUnknown: false },
    ])
  })

  test('of the last unit is told as the reason too', async () => {
    const login = () => Promise.reject(new Failure('fatal', 'the login was refused', { code: 'x' }))
    const outcome = await run([unit('u', { run: login })])
    expect(outcome.stop).toMatchObject({ kind: 'fatal', message: 'the login was refused' })
  })
})

describe('a journal that cannot be written', () => {
  const full = new Error('no space left on device')

  test('rejects, and nothing is sent that was not journaled', async () => {
    const sent: string[] = []
    const journal = {
      past: [],
      append: () => {
        throw full
      },
    }
    const w = unit('w', { ...writes, run: async () => sent.push('w').toString() })
    await expect(run([w, unit('next')], { journal })).rejects.toBe(full)
    expect(sent).toEqual([])
  })

  test('rejects only when nothing is in flight any more', async () => {
    const held = new Held()
    let over = false
    const journal = {
      past: [],
      append: () => {
        throw full
      },
    }
    const slow = unit('slow', {
      run: async context => {
        await held.run(context).catch(() => undefined)
        await setImmediate()
        over = true
        return 'slow'
      },
    })
    await expect(run([slow, unit('quick')], { journal, concurrency: 2 })).rejects.toBe(full)
    expect(over).toBe(true)
  })
})

describe('units of one id among those that were done before', () => {
  test('reject only when nothing is in flight any more', async () => {
    const held = new Held()
    let over = false
    const slow = unit('slow', {
      run: async context => {
        await held.run(context).catch(() => undefined)
        await setImmediate()
        over = true
        return 'slow'
      },
    })
    const twice = unit('done', { followers: () => [unit('slow')] })
    const journal = new MemoryJournal([{ event: 'done', unit: 'done', result: '' }])
    await expect(run([slow, twice], { journal, concurrency: 2 })).rejects.toThrow(
      'two units have the id slow',
    )
    expect(over).toBe(true)
  })
})

describe('a time budget', () => {
  test('stops when its time has passed, and says so', async () => {
    const clock = new ManualClock()
    const signal = timeBudget(clock, 5_400_000, new AbortController().signal)
    clock.advance(5_399_999)
    await setImmediate()
    expect(stopOf(signal)).toBeUndefined()
    clock.advance(1)
    await setImmediate()
    expect(stopOf(signal)).toMatchObject({
      kind: 'time-budget',
      message: 'the time budget of 90 minutes is spent',
    })
  })

  test.each([
    [60_000, '60 seconds'],
    [90_000, '90 seconds'],
    [119_000, '119 seconds'],
    [120_000, '2 minutes'],
    [150_000, '150 seconds'],
  ])('of %i ms is told as %s', async (milliseconds, text) => {
    const clock = new ManualClock()
    const signal = timeBudget(clock, milliseconds, new AbortController().signal)
    clock.advance(milliseconds)
    await setImmediate()
    expect(stopOf(signal)?.message).toBe(`the time budget of ${text} is spent`)
  })

  test('ends with the work that it was for', async () => {
    const clock = new ManualClock()
    const end = new AbortController()
    const signal = timeBudget(clock, 1_000, end.signal)
    end.abort()
    await setImmediate()
    clock.advance(2_000)
    await setImmediate()
    expect(signal.aborted).toBe(false)
  })

  test('leaves what was not read for the next attempt', async () => {
    const clock = new ManualClock()
    const signal = timeBudget(clock, 60_000, new AbortController().signal)
    const hour = unit('b', {
      run: async context => {
        clock.advance(3_600_000)
        await setImmediate()
        context.signal.throwIfAborted()
        return 'b'
      },
    })
    const outcome = await run([unit('a'), hour, unit('c')], { clock, signal })
    expect([...outcome.results.keys()]).toEqual(['a'])
    expect(ids(outcome.notAttempted)).toEqual(['b', 'c'])
    expect(outcome.stop?.kind).toBe('time-budget')
  })
})

describe('the reason of a signal', () => {
  test('that is no Stop is told as a cancellation', () => {
    expect(stopOf(AbortSignal.abort('enough'))).toMatchObject({ kind: 'cancelled', message: 'enough' })
  })
})
