import { describe, expect, test } from 'vitest'
import { Failure, type FailureKind } from '../../src/work/failure.ts'
import { defaultRetryPolicy, retried } from '../../src/work/retry.ts'
import { InstantClock } from './instant-clock.ts'

/** Does something that fails in these ways, one after another, and then succeeds. */
async function done(errors: readonly unknown[], signal = new AbortController().signal) {
  const clock = new InstantClock()
  const told: string[] = []
  let sends = 0
  const result = retried(
    async () => {
      const error = errors[sends]
      sends += 1
      if (error !== undefined) throw error
      return 'done'
    },
    {
      ...{ clock, signal, retry: defaultRetryPolicy, random: () => 0 },
      onRetry: ({ message }, delay) => told.push(`${message} ${delay}`),
    },
  )
  const ended = await result.catch((error: unknown) => error)
  return { ended, sends, told, sleeps: clock.sleeps }
}

const failure = (kind: FailureKind) => new Failure(kind, kind, { code: kind })

describe('what only reads is done again', () => {
  test('while it fails in passing, with a word before each wait', async () => {
    expect(await done([failure('transient'), failure('limited'), failure('timeout')])).toEqual({
      ended: 'done',
      sends: 4,
      told: ['transient 500', 'limited 500', 'timeout 500'],
      sleeps: [500, 500, 500],
    })
  })

  test('until its tries are used up, and then rejects with its last error', async () => {
    const last = failure('transient')
    const errors = [...new Array(4).fill(failure('transient')), last]
    expect(await done(errors)).toMatchObject({ ended: last, sends: 5, sleeps: [500, 1_000, 2_000, 4_000] })
  })

  test.each([failure('rejected'), failure('fatal'), new TypeError('x is not a function')])(
    'but not after %s',
    async error => {
      expect(await done([error])).toMatchObject({ ended: error, sends: 1, told: [] })
    },
  )

  test('but not when it was told to stop', async () => {
    const controller = new AbortController()
    controller.abort()
    const error = failure('transient')
    expect(await done([error], controller.signal)).toMatchObject({ ended: error, sends: 1, told: [] })
  })
})
