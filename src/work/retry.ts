import type { Clock } from './clock.ts'
import { Failure } from './failure.ts'

/** How often a unit is tried and how long to wait between tries. */
export interface RetryPolicy {
  /** Tries of a unit whose requests fail for a passing reason. */
  readonly tries: number
  /** Tries of a unit that gets no answer in time: fewer, since each costs a whole time-out. */
  readonly timeoutTries: number
  /** Milliseconds before the second try; doubled before each further one. */
  readonly firstDelay: number
  readonly longestDelay: number
}

export const defaultRetryPolicy: RetryPolicy = {
  tries: 5,
  timeoutTries: 2,
  firstDelay: 1_000,
  longestDelay: 30_000,
}

/**
 * Milliseconds to wait before try `next` (2 for the first repetition): exponential, with the upper half random, so that
 * clients that failed together do not come back together.
 * @param random uniform in [0, 1)
 */
export function backoff(policy: RetryPolicy, next: number, random: () => number): number {
  const ceiling = Math.min(policy.longestDelay, policy.firstDelay * 2 ** (next - 2))
  return Math.round(ceiling * (0.5 + random() / 2))
}

interface TriesOptions {
  readonly retry: RetryPolicy
  /** Uniform in [0, 1). */
  readonly random: () => number
}

/** Counts the tries of one piece of work. */
export class Tries {
  #passing = 0
  #answerless = 0
  readonly #options: TriesOptions

  constructor(options: TriesOptions) {
    this.#options = options
  }

  /** Milliseconds to wait before the next try; `undefined` when there is none. */
  delayAfter(failure: Failure): number | undefined {
    const { retry, random } = this.#options
    switch (failure.kind) {
      case 'rejected':
      case 'fatal':
        return undefined
      case 'limited':
        // Refused unread, so it costs no try. The pacer holds the next call back for as long as the limit demands.
        return backoff(retry, 2, random)
      case 'timeout':
        this.#answerless += 1
        return this.#answerless < retry.timeoutTries
          ? backoff(retry, this.#answerless + 1, random)
          : undefined
      case 'transient':
        this.#passing += 1
        return this.#passing < retry.tries ? backoff(retry, this.#passing + 1, random) : undefined
    }
  }
}

export interface RetryOptions extends TriesOptions {
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly onRetry: (failure: Failure, delay: number) => void
}

/** Does what only reads, again and again while it fails for a passing reason. Rejects with its last error. */
export async function retried<T>(
  action: (signal: AbortSignal) => Promise<T>,
  options: RetryOptions,
): Promise<T> {
  const { clock, signal, onRetry } = options
  const tries = new Tries(options)
  for (;;) {
    try {
      return await action(signal)
    } catch (error) {
      const delay = error instanceof Failure && !signal.aborted ? tries.delayAfter(error) : undefined
      if (!(error instanceof Failure) || delay === undefined) throw error
      onRetry(error, delay)
      await clock.sleep(delay, signal)
    }
  }
}
