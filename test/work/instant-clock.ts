import type { Clock } from '../../src/work/clock.ts'

/** A clock on which every sleep is over at once, and has taken as long as was asked. */
export class InstantClock implements Clock {
  readonly sleeps: number[] = []
  #now: number

  constructor(start = Date.UTC(2026, 0, 5, 9, 30, 20)) {
    this.#now = start
  }

  now(): number {
    return this.#now
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    this.sleeps.push(milliseconds)
    this.#now += milliseconds
    await Promise.resolve()
  }
}
