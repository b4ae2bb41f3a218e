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
}
