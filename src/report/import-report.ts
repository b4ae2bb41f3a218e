import type { Outcome, OutcomeCounts } from '../roster/outcome/outcome.ts'
import type { Plan } from '../roster/planning/plan.ts'
import type { LimitState } from '../work/pacer.ts'
import type { StopKind } from '../work/stop.ts'

/** What an import came to, over all its attempts: all that its reports are made from. */
export interface ImportReport {
  /** The plan that was applied, or would have been. */
  readonly plan: Plan
  /** One for each change of the plan, by key. */
  readonly outcomes: readonly Outcome[]
  readonly counts: OutcomeCounts
  /** Whether the platform now has all that the roster asks for: no change is left, and no row was unusable. */
  readonly complete: boolean
  readonly dryRun: boolean
  /** 1 for the first attempt of the run. */
  readonly attempt: number
  /** Why this attempt ended before its end. */
  readonly stop?: {
    readonly kind: StopKind
    readonly message: string
    /** What has to be done before a re-run can help. */
    readonly cure?: string
  }
  /** Of this attempt: ISO 8601, UTC. */
  readonly startedAt: string
  readonly finishedAt: string
  /** Calls that this attempt made. */
  readonly apiCalls: number
  readonly limits: readonly LimitState[]
}
