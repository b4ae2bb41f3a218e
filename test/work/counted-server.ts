import { CallCounters } from '../../simulators/five9/counters.ts'
import { CalendarPacer, type Wait } from '../../src/work/calendar-pacer.ts'
import { Failure } from '../../src/work/failure.ts'
import type { LimitState } from '../../src/work/pacer.ts'
import { InstantClock } from './instant-clock.ts'

export interface ServerOptions {
  readonly start?: number
  /** Calls of the kind Query that a window allows. */
  readonly minute: number
  readonly hour?: number
  readonly day?: number
  /** Minutes from UTC to the clock by which windows end. */
  readonly zone?: number
  /** Milliseconds that a call takes. */
  readonly latency?: number
  /** Milliseconds by which the pacer's idea of the server's time is ahead. */
  readonly skew?: number
}

/** A server that counts calls in calendar windows and refuses what is too many; all by a clock without waiting. */
export class CountedServer {
  readonly clock: InstantClock
  readonly waits: Wait[] = []
  readonly pacer: CalendarPacer
  /** What reading the counters fails with, while it does. */
  unreadable: Error | undefined
  reads = 0
  refusals = 0
  readonly #counters: CallCounters
  readonly #latency: number

  constructor({ start = 0, minute, hour = 1e9, day = 1e9, zone = 0, latency = 0, skew = 0 }: ServerOptions) {
    this.clock = new InstantClock(Date.UTC(2026, 0, 5, 9, 30, 20) + start)
    this.#counters = new CallCounters(this.clock, zone, { Query: { minute, hour, day } })
    this.#latency = latency
    this.pacer = new CalendarPacer({
      clock: this.clock,
      platformNow: () => this.clock.now() + skew,
      read: async () => this.#states(),
      onWait: wait => this.waits.push(wait),
    })
  }

  /** Makes `count` calls at once, as another program would. */
  others(count: number): void {
    for (let n = 0; n < count; n += 1) this.#counters.take('account', 'Query')
  }

  /** One paced call, repeated until the server takes it. Milliseconds by the clock from asking to the end. */
  async call(signal = new AbortController().signal): Promise<number> {
    const began = this.clock.now()
    for (;;) {
      await this.pacer.take('Query', signal)
      try {
        this.#counters.take('account', 'Query')
        this.clock.pass(this.#latency)
        return this.clock.now() - began
      } catch {
        this.refusals += 1
        this.pacer.refused('Query')
      }
    }
  }

  /** Milliseconds that `count` calls take when each is sent as soon as the limits allow, to the millisecond. */
  static fastest(options: ServerOptions, count: number): number {
    const server = new CountedServer(options)
    const { clock } = server
    const began = clock.now()
    for (let made = 0; made < count; ) {
      try {
        server.#counters.take('account', 'Query')
        clock.pass(server.#latency)
        made += 1
      } catch {
        clock.pass(60_000 - (clock.now() % 60_000))
      }
    }
    return clock.now() - began
  }

  #states(): LimitState[] {
    this.reads += 1
    if (this.unreadable) throw this.unreadable
    return this.#counters.state('account').flatMap(({ timeout, callCounterStates = [] }) =>
      callCounterStates.map(({ operationType, limit, value }) => ({
        limit: operationType ?? '',
        window: timeout,
        max: limit,
        used: value,
      })),
    )
  }
}

export const countersDown = new Failure('transient', 'the counters cannot be read', { code: 'x' })
