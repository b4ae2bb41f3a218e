/** One record of a roster file. */
export interface RosterRow {
  /** The line on which it begins, from 1. */
  readonly line: number
  /** Where it lies in the file, in bytes. */
  readonly start: number
  readonly bytes: number
  /** The cells under the columns of `RosterHeader`, without the guards before formulas. */
  readonly cells: readonly string[]
}
