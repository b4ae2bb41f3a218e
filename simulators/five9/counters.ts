import type { Clock } from '../../src/work/clock.ts'
import { fault } from './contract/faults.ts'
import type { Value } from './contract/types.ts'

export type CounterClass = Value<'apiOperationType'>

/** Calls allowed in each calendar window. */
export interface CallLimits {
  readonly minute: number
  readonly hour: number
  readonly day: number
}

/** The limits that the vendor publishes as defaults. */
export const defaultLimits: Readonly<Partial<Record<CounterClass, CallLimits>>> = {
  Query: { minute: 450, hour: 15_000, day: 172_800 },
  Modify: { minute: 140, hour: 7_200, day: 172_800 },
  Upload: { minute: 20, hour: 400, day: 2_000 },
  SingleUpload: { minute: 160, hour: 7_200, day: 172_800 },
  ReportRequest: { minute: 16, hour: 120, day: 800 },
  RetrieveReport: { minute: 20, hour: 200, day: 1_000 },
  AsynchronousUpload: { minute: 20, hour: 1_000, day: 2_000 },
}

const windows = [
  { name: 'minute', seconds: 60 },
  { name: 'hour', seconds: 3_600 },
  { name: 'day', seconds: 86_400 },
] as const

type Counts = Map<string, { window: number; value: number }>

/** Call counters per API user in calendar windows of the data centre's time zone. */
export class CallCounters {
  readonly #clock: Clock
  readonly #offset: number
  readonly #limits: Partial<Record<CounterClass, CallLimits>>
  readonly #counts: Counts = new Map()

  /** `zoneOffset` is the data centre's offset from UTC in minutes. */
  constructor(clock: Clock, zoneOffset: number, limits: Partial<Record<CounterClass, CallLimits>>) {
    this.#clock = clock
    this.#offset = zoneOffset * 60_000
    this.#limits = { ...defaultLimits, ...limits }
  }

  /** Counts one call in every window; throws OperationsLimitExceededFault, and counts nothing, where one is full. */
  take(account: string, counter: CounterClass): void {
    const limits = this.#limits[counter]
    if (!limits) return
    const full = windows.find(({ name, seconds }) => this.#value(account, counter, seconds) >= limits[name])
    if (full) {
      const limit = limits[full.name]
      throw fault(
        'OperationsLimitExceededFault',
        `The limit of ${limit} operations of type ${counter} is exceeded`,
        {
          limit,
          operationType: counter,
        },
      )
    }
    for (const { seconds } of windows) {
      this.#counts.set(key(account, counter, seconds), {
        window: this.#window(seconds),
        value: this.#value(account, counter, seconds) + 1,
      })
    }
  }

  /** All windows, shortest first, as `getCallCountersState` reports them. */
  state(account: string): Value<'limitTimeoutState'>[] {
    return windows.map(({ name, seconds }) => ({
      timeout: seconds,
      callCounterStates: Object.entries(this.#limits).map(([type, limits]) => ({
        limit: limits[name],
        operationType: type as CounterClass,
        value: this.#value(account, type, seconds),
      })),
    }))
  }

  #value(account: string, counter: string, seconds: number): number {
    const count = this.#counts.get(key(account, counter, seconds))
    return count?.window === this.#window(seconds) ? count.value : 0
  }

  #window(seconds: number): number {
    return Math.floor((this.#clock.now() + this.#offset) / (seconds * 1_000))
  }
}

function key(account: string, counter: string, seconds: number): string {
  return `${seconds} ${counter} ${account}`
}
