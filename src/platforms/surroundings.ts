import type { HttpClient } from '../http/client.ts'
import type { Wait } from '../work/calendar-pacer.ts'
import type { Clock } from '../work/clock.ts'

/** What every platform is given to work with. */
export interface Surroundings {
  readonly http: HttpClient
  /** Milliseconds for one request and its whole answer. */
  readonly requestTimeout: number
  readonly clock: Clock
  /** Told before a wait for a call limit. */
  readonly onWait: (wait: Wait) => void
  /** Told in a sentence before another wait that is long. */
  readonly tell?: (sentence: string) => void
}

/** What a platform is given to compare a roster with its users. */
export interface PlanSurroundings extends Surroundings {
  /** The value of a variable of the step's environment, which may be a secret; undefined when there is none. */
  readonly environment: (name: string) => string | undefined
}
