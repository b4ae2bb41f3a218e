import type { Failure } from './failure.ts'
import type { Cost, Json, Unit } from './unit.ts'

/** What the engine tells while it works; progress lines and counts are made from it. */
export type WorkEvent<R extends Json> =
  /** Done by an earlier attempt, as the journal says. */
  | { readonly type: 'restored'; readonly unit: Unit<R>; readonly result: R; readonly tally: Tally }
  | { readonly type: 'done'; readonly unit: Unit<R>; readonly result: R; readonly tally: Tally }
  | {
      readonly type: 'retrying'
      readonly unit: Unit<R>
      readonly failure: Failure
      /** Milliseconds until the next try. */
      readonly delay: number
      readonly tally: Tally
    }
  | {
      readonly type: 'split'
      readonly unit: Unit<R>
      readonly failure: Failure
      readonly parts: number
      readonly tally: Tally
    }
  | { readonly type: 'failed'; readonly unit: Unit<R>; readonly failure: Failure; readonly tally: Tally }

/** Units so far. `known` grows as units split and follow. */
export interface Tally {
  readonly known: number
  readonly done: number
  readonly failed: number
  /** Calls that the units still to be done are expected to make. */
  readonly ahead: Cost
}
