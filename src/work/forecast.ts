import type { LimitState } from './pacer.ts'
import type { Cost } from './unit.ts'

/**
 * The least time in milliseconds that calls of this cost take, when nothing but the limits holds them back: none while
 * they fit into the windows that are running, then until the end of each window that they use up. The windows that are
 * running count as just begun.
 */
export function leastTime(cost: Cost, limits: readonly LimitState[]): number {
  const byLimit = Map.groupBy(limits, ({ limit }) => limit)
  const times = [...byLimit].map(([limit, windows]) => secondsFor(cost[limit] ?? 0, windows) * 1000)
  return Math.max(0, ...times)
}

/** Seconds until the last of these calls may go out; all windows begin together. */
function secondsFor(calls: number, windows: readonly LimitState[]): number {
  const counted = windows.filter(({ max }) => max > 0)
  const left = counted.map(({ max, used }) => Math.max(0, max - used))
  let ahead = calls
  let now = 0
  for (;;) {
    const taken = Math.min(ahead, ...left)
    ahead -= taken
    if (ahead <= 0 || counted.length === 0) return now
    for (const [at, rest] of left.entries()) left[at] = rest - taken
    const full = counted.filter((_, at) => left[at] === 0).map(({ window }) => window)
    const until = Math.max(...full.map(window => (Math.floor(now / window) + 1) * window))
    for (const [at, { window, max }] of counted.entries()) {
      if (Math.floor(until / window) > Math.floor(now / window)) left[at] = max
    }
    now = until
  }
}
