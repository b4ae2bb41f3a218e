import { clause, duration } from '../report/format.ts'
import { defaultRetryPolicy, type RetryPolicy, retried } from '../work/retry.ts'
import { timeBudget } from '../work/stop.ts'
import type { Ports } from './ports.ts'

/** The time that a command has. */
export interface Deadline extends Disposable {
  /** Aborts when the run is cancelled or the time is spent, with a `Stop` for its reason. */
  readonly signal: AbortSignal
}

/** @param budget milliseconds; undefined for no limit */
export function deadline({ clock, signal }: Ports, budget: number | undefined): Deadline {
  const ended = new AbortController()
  return {
    signal:
      budget === undefined ? signal : AbortSignal.any([signal, timeBudget(clock, budget, ended.signal)]),
    [Symbol.dispose]: () => ended.abort(),
  }
}

/** Asks the platform something outside of any chunk, again and again while it fails for a passing reason. */
export async function ask<T>(
  question: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
  { clock, log }: Ports,
  retry: RetryPolicy = defaultRetryPolicy,
): Promise<T> {
  return retried(question, {
    ...{ clock, signal, retry, random: Math.random },
    onRetry: ({ message }, delay) => log.info(`${clause(message)}; trying again in ${duration(delay)}`),
  })
}
