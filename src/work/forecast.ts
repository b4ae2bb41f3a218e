import type { LimitState } from './pacer.ts'
import type { Cost } from './unit.ts'

/**
 * The least time in milliseconds that calls of this cost take, when nothing but the limits holds them back: none while
 * they fit into the windows that are running, then a window for each time that a limit is used up.
 */
export function leastTime(cost: Cost, limits: readonly LimitState[]): number {
  const times = limits.map(({ limit, window, max, used }) => {
    const excess = (cost[limit] ?? 0) - Math.max(0, max - used)
    return excess > 0 && max > 0 ? Math.ceil(excess / max) * window * 1000 : 0
  })
  return Math.max(0, ...times)
}
