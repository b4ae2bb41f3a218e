/** Where a record lies in a roster file: all that is kept of most rows. */
export interface RowPlace {
  /** The line on which it begins, from 1. */
  readonly line: number
  /** Where it lies in the file, in bytes. */
  readonly start: number
  readonly bytes: number
}

/** One record of a roster file. */
export interface RosterRow extends RowPlace {
  /** The cells under the columns of `RosterHeader`, without the guards before formulas. */
  readonly cells: readonly string[]
}
