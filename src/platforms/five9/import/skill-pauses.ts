import type { Clock } from '../../../work/clock.ts'
import { betweenSkillCalls } from '../roster/steps.ts'

/** Holds calls that change skills as far apart as Five9 asks, whichever user they are about and however they end. */
export class SkillPauses {
  readonly #clock: Clock
  #free = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Makes a call when its time has come. Rejects with the signal's reason when that aborts first. */
  async between<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const wait = this.#free - this.#clock.now()
    if (wait > 0) await this.#clock.sleep(wait, signal)
    try {
      return await call()
    } finally {
      this.#free = this.#clock.now() + betweenSkillCalls
    }
  }
}
