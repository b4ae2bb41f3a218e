import type { Column } from '../columns/column.ts'
import type { RosterRow, RowPlace } from './row.ts'

/** One column of a roster file that means something to the platform. */
export interface RosterColumn {
  readonly column: Column
  /** As the header of the file calls it; not the column's name where the configuration maps one to the other. */
  readonly title: string
  /** What cells of the file stand for, where the configuration says so: the cells of rows are translated already. */
  readonly values?: ReadonlyMap<string, string> | undefined
}

/** A roster file whose header was understood. Its rows are read as often as they are asked for, and never held. */
export interface Roster {
  /** The file as the workflow names it. */
  readonly file: string
  /** In the order of the file; the cells of a row are theirs. */
  readonly columns: readonly RosterColumn[]
  /** Where in `columns` the key is; -1 where the platform needs none and the file has none. */
  readonly keyAt: number
  /** Whether it says of itself that it has some of the users only, as a report of failures or an undo does. */
  readonly partial?: boolean
  /**
   * The rows in batches, in the order of the file. Records that are no rows (ragged, badly quoted) are reported to
   * `onFinding` and left out.
   */
  rows(): AsyncIterable<readonly RosterRow[]>
  /** Where a cell of a row begins, lines and characters from 1. */
  place(row: RowPlace, at: number): { readonly line: number; readonly column: number }
}

/** An earlier version of a roster, looked into where it is of help. */
export interface BaseRoster {
  /** What its users are called, as it spells that: each by its key, else by what it is called without one. */
  keys(): Iterable<string>
  has(key: string): boolean
  /** The cell of a user as it was; undefined when the user or the column was not there. */
  cell(key: string, column: string): string | undefined
}
