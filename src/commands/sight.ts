import type { Preflight } from '../platforms/platform.ts'
import type { PlanOptions } from '../roster/planning/plan.ts'
import { Failure } from '../work/failure.ts'

/**
 * Users who cannot be seen cannot be exported.
 * @throws Failure
 */
export function needSight({ blind }: Preflight): void {
  if (blind !== undefined) throw unseen(blind, 'Without that there is nothing to export.')
}

/**
 * Where users cannot be seen, a roster can still make new ones, but nobody can be missing from it.
 * @throws Failure
 */
export function needSightForMissing({ blind }: Preflight, { onMissing }: PlanOptions): void {
  if (blind !== undefined && onMissing !== 'ignore')
    throw unseen(blind, `So nobody can be missing from the roster: leave out on-missing: ${onMissing}.`)
}

function unseen(blind: string, cure: string): Failure {
  return new Failure('fatal', blind, { code: 'UsersNotVisible', cure })
}
