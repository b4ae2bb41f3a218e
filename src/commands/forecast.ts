import type { Costs } from '../platforms/platform.ts'
import type { Forecast } from '../roster/planning/plan.ts'
import { leastTime } from '../work/forecast.ts'
import type { LimitState } from '../work/pacer.ts'

/** GitHub ends a job after this. */
const longestJob = 6 * 3_600_000

/**
 * What applying a plan costs, by the platform's limits as they are now.
 * @param budget milliseconds that one attempt has; undefined for as long as a job may run
 */
export function forecastOf(
  { calls, pauses }: Costs,
  limits: readonly LimitState[],
  budget: number = longestJob,
): Forecast {
  const leastMilliseconds = Math.max(leastTime(calls, limits), pauses)
  return {
    calls: Object.entries(calls)
      .filter(([, count]) => count > 0)
      .map(([limit, count]) => ({
        limit,
        calls: count,
        windows: limits
          .filter(state => state.limit === limit)
          .map(({ window, max, used }) => ({ seconds: window, max, left: Math.max(0, max - used) })),
      })),
    leastMilliseconds,
    attempts: Math.max(1, Math.ceil(leastMilliseconds / budget)),
  }
}
