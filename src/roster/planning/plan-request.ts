import type { ColumnSet } from '../columns/column.ts'
import type { Finding } from '../reading/finding.ts'
import type { BaseRoster, Roster } from '../reading/roster.ts'
import type { Plan, PlanOptions } from './plan.ts'
import type { Review } from './review.ts'
import type { RowRules } from './rules.ts'
import type { Snapshot } from './snapshot.ts'

/** What a plan is made from. */
export interface PlanRequest {
  readonly platform: string
  readonly tenant: Plan['tenant']
  readonly columns: ColumnSet
  readonly rules: RowRules
  readonly roster: Roster
  /**
   * What the reader of the roster finds. It may grow while rows are read, and is looked into after the last one: each
   * error is of a record that is no row, and whom that names decides whether others can be said to be missing.
   */
  readonly unreadable: readonly Finding[]
  /** The roster as it was when it was last in step with the platform. */
  readonly base?: BaseRoster
  readonly snapshot: Snapshot
  readonly snapshotFacts: {
    /** ISO 8601, UTC. */
    readonly takenAt: string
    /** The proof of completeness in one sentence. */
    readonly statement: string
    /** Whether every user of the platform is known to be in the snapshot. */
    readonly complete: boolean
  }
  /** The key of the account in use, where it is a user of the platform. */
  readonly account?: string
  readonly options: PlanOptions
  /** What people have agreed to, where only that may be applied. */
  readonly review?: Review
  /** Told of errors as they are found, and at the end of warnings, each kind once with the number of its rows. */
  readonly onFinding: (finding: Finding) => void
}
