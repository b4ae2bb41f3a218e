import type { SplitCause } from './failure.ts'

/** What can be written to the journal and read back unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Calls that a unit is expected to make, by the platform's name of the limit they count against. */
export type Cost = Readonly<Record<string, number>>

export interface UnitContext {
  /** Aborts when the work is to stop. A read is aborted at once, a write after a period of grace. */
  readonly signal: AbortSignal
  /** 1 for the first try of this unit in this run of the engine, then 2, 3 … */
  readonly attempt: number
}

/** What looking at the platform says about a write whose answer was lost. */
export type Settlement<R extends Json> =
  | { readonly done: true; readonly result: R }
  | { readonly done: false }

/** One piece of work, as data: a chunk to read, or a step to write. The engine runs it, exactly once if it writes. */
export interface Unit<R extends Json = Json> {
  /** The journal's key: stable over attempts and unique among all units of a run. */
  readonly id: string
  /** What the log calls it. */
  readonly label: string
  /** Keys of the users it concerns, where they are known beforehand. */
  readonly users: readonly string[]
  readonly cost: Cost
  /** Ids of units that must be done before this one may start. */
  readonly needs: readonly string[]
  /** Does the work. Rejects with a `Failure`; anything else is taken for a defect and fails this unit alone. */
  run(context: UnitContext): Promise<R>
  /** Present on units that write: tells by reading whether an earlier send took effect. */
  settle?(context: UnitContext): Promise<Settlement<R>>
  /**
   * Smaller units that together do the same work, for when this one keeps failing. Fewer than two means that it cannot
   * be split. Must give the same units (by id) in every attempt.
   */
  split?(cause: SplitCause): readonly Unit<R>[]
  /** Units that the result shows to be needed. Must give the same units (by id) for the same result. */
  followers?(result: R): readonly Unit<R>[]
}
