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
