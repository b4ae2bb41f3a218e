import type { Change } from '../planning/plan.ts'

/**
 * What became of a change.
 *
 * - `done`: the platform has it now.
 * - `failed`: the platform refused it, wholly or in part.
 * - `held`: the plan held it.
 * - `not-attempted`: the work stopped before it, or it was a dry run.
 */
export type OutcomeState = 'done' | 'failed' | 'held' | 'not-attempted'

/** What happened to one user of a plan. */
export interface Outcome {
  readonly change: Change
  readonly state: OutcomeState
  /** The attempt of the run in which the last of it happened; null when nothing was tried. */
  readonly attempt: number | null
  /** Time that its steps took, those of many users counted to each. */
  readonly seconds: number
  /** Columns that were brought about, and those that were not: both, where a user was changed in part. */
  readonly done: readonly string[]
  readonly remaining: readonly string[]
  /** Those of `remaining` that are no longer as they were either, such as when one of two skills was added. */
  readonly partly?: readonly string[]
  /** Why not, for all states but `done`. */
  readonly reason?: {
    /** The platform's own name of the error, or of ours: `UserAlreadyExistsFault`, `held-rename`, `not-attempted`. */
    readonly code: string
    /** One sentence or two, in plain words. */
    readonly message: string
    /** What can be done about it, as a sentence. */
    readonly cure?: string
    /** True where it could not be found out whether the change took effect. */
    readonly effectUnknown?: true
  }
  /** What the platform chose for the user, such as an extension. */
  readonly facts: Readonly<Record<string, string>>
}

/** What an import came to. */
export interface OutcomeCounts {
  readonly created: number
  readonly updated: number
  readonly deactivated: number
  readonly deleted: number
  readonly failed: number
  readonly held: number
  readonly notAttempted: number
}
