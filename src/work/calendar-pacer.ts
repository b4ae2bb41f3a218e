import { abortable } from './abortable.ts'
import type { Clock } from './clock.ts'
import { Failure } from './failure.ts'
import type { LimitState, Pacer } from './pacer.ts'

export interface Wait {
  readonly limit: string
  /** Seconds: the window that is full, or 60 when the platform refused a call that its counters allow. */
  readonly window: number
  readonly milliseconds: number
}

export interface CalendarPacerOptions {
  readonly clock: Clock
  /** The platform's time in milliseconds since the epoch, whose minutes and hours bound the windows. */
  readonly platformNow: () => number
  /** Reads the live counters; calls to it are not counted. */
  readonly read: (signal: AbortSignal) => Promise<readonly LimitState[]>
  readonly onWait?: (wait: Wait) => void
}

const minute = 60_000
/** The platform turns its windows over by a clock that ours follows only to about a second. */
const margin = 1_000

/**
 * Paces calls by limits that hold for a calendar minute, hour or day: as fast as the counters allow, then a wait to
 * the boundary, so that the platform never has to refuse.
 *
 * The counters are read anew once a minute, because other programs may share them. Hours and days end by a time zone
 * that is not known: while one of those is full, the counters are looked at again every half hour, by when any zone's
 * hour may have ended.
 */
export class CalendarPacer implements Pacer {
  readonly #options: CalendarPacerOptions
  #states: readonly LimitState[] = []
  #readInMinute: number | undefined
  #extra = new Map<string, number>()
  readonly #refused = new Set<string>()
  #last: Promise<void> = Promise.resolve()

  constructor(options: CalendarPacerOptions) {
    this.#options = options
  }

  /** The counters as last read, with the calls made since. */
  get states(): readonly LimitState[] {
    return this.#states.map(state => ({ ...state, used: state.used + (this.#extra.get(state.limit) ?? 0) }))
  }

  async take(limit: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    const turn = this.#last.then(() => this.#take(limit, signal))
    this.#last = turn.catch(() => undefined)
    // The turns before this one may wait for an hour, each until a signal of its own.
    await abortable(turn, signal)
  }

  refused(limit: string): void {
    this.#refused.add(limit)
    this.#readInMinute = undefined
  }

  async #take(limit: string, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted()
      await this.#refresh(signal)
      const wait = this.#waitFor(limit)
      if (!wait) break
      this.#options.onWait?.(wait)
      await this.#options.clock.sleep(wait.milliseconds, signal)
      this.#readInMinute = undefined
    }
    this.#extra.set(limit, (this.#extra.get(limit) ?? 0) + 1)
  }

  async #refresh(signal: AbortSignal): Promise<void> {
    const now = this.#minuteNow()
    if (this.#readInMinute === now) return
    try {
      this.#states = await this.#options.read(signal)
    } catch (error) {
      // Without the counters the calls go on uncounted; the platform's own refusal still holds them back.
      if (!(error instanceof Failure) || error.kind === 'fatal') throw error
      this.#states = []
    }
    this.#extra = new Map()
    this.#readInMinute = this.#minuteNow()
  }

  #waitFor(limit: string): Wait | undefined {
    const full = this.states.filter(
      // A limit of nothing is none: with it no call could ever have been made.
      state => state.limit === limit && state.max > 0 && state.used >= state.max,
    )
    const longest = full.reduce((window, state) => Math.max(window, state.window), 0)
    const refused = this.#refused.delete(limit)
    if (longest === 0 && !refused) return undefined
    const window = longest || 60
    return { limit, window, milliseconds: this.#untilMultipleOf(window <= 60 ? minute : 30 * minute) }
  }

  #untilMultipleOf(period: number): number {
    return period - (this.#options.platformNow() % period) + margin
  }

  #minuteNow(): number {
    return Math.floor(this.#options.platformNow() / minute)
  }
}
