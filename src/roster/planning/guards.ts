import { allowedOf, describeAllowance } from './allowance.ts'
import type { Allowance, BrokenGuard, Counts, PlanOptions } from './plan.ts'

/**
 * The limits that a plan breaks. Held changes are in none of the counts: they are not applied.
 * @param users how many the platform has, of which shares are taken
 */
export function brokenGuards(counts: Counts, options: PlanOptions, users: number): BrokenGuard[] {
  const guard = (input: BrokenGuard['input'], planned: number, limit: Allowance): BrokenGuard[] => {
    const allowed = allowedOf(limit, users)
    return planned > allowed ? [{ input, planned, allowed, limit: describeAllowance(limit) }] : []
  }
  return [
    ...guard('max-creates', counts.creates, options.maxCreates),
    ...guard('max-updates', counts.updates, options.maxUpdates),
    ...guard('max-removals', counts.deactivates + counts.deletes, options.maxRemovals),
  ]
}
