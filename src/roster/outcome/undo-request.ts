import type { ColumnSet } from '../columns/column.ts'
import type { Outcome } from './outcome.ts'

/** What an undo is made from. */
export interface UndoRequest {
  readonly columns: ColumnSet
  readonly outcomes: readonly Outcome[]
  /** Columns whose cells `before` tells; what others held is not known. */
  readonly known: ReadonlySet<string>
  /**
   * The cells of a user as they were before anything was changed, in whatever attempt; undefined when there was no such
   * user.
   */
  before(key: string, columns: readonly string[]): readonly string[] | undefined
}
