import type { UserView } from '../columns/user-view.ts'

export type { UserView }

/** Something about one cell of a row, or about the row where `field` is the key. */
export interface RowProblem {
  readonly severity: 'error' | 'warning'
  readonly code: string
  readonly field: string
  readonly message: string
}

/** What a row asks for, where that is not simply what its cells say. */
export interface Interpretation {
  /** Cells to bring about in place of the row's own, also of columns that the row does not have; null for untouched. */
  readonly cells: ReadonlyMap<string, string | null>
  readonly problems: readonly RowProblem[]
}

/** What a platform and one of its tenants demand of rows. Columns by themselves are checked elsewhere. */
export interface RowRules {
  /** Existing names by the kind of thing, as in `Column.refersTo`. A kind that is not there is not checked. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>
  /** What could not be read of the tenant, and so is not checked; a sentence each. Absent means nothing. */
  readonly doubts?: readonly string[]
  /** Values of unique columns, by column, that several users may have all the same. Absent means none. */
  readonly shared?: ReadonlyMap<string, ReadonlySet<string>>
  /**
   * Reads a row that is not the same as the user it names, and of whose cells none is wrong by itself.
   * @param row its cells without blanks around them
   * @param live the user as it is now; undefined for a new one
   */
  interpret(row: UserView, live: UserView | undefined): Interpretation
}
