import { setTimeout as sleep } from 'node:timers/promises'

/** Time as the engine sees it, so that tests can run a day of waiting in a moment. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    signal?.throwIfAborted()
    try {
      await sleep(ms, undefined, signal ? { signal } : {})
    } catch (cause) {
      signal?.throwIfAborted()
      throw cause
    }
  },
}
