/** What the cells of a column hold: how they are read, compared and described. Pure data and functions. */
export interface CellType {
  /** For documents and messages: `text`, `boolean`, `set of skills with levels`. */
  readonly name: string
  /**
   * What is wrong with a cell that is not empty, as a clause that follows the column's name: `must be true or false, not
   * "ja"`. Never holds the cell of a secret. Undefined when nothing is.
   */
  check(cell: string): string | undefined
  /** Equal exactly when two cells mean the same; of a cell that `check` refuses, the trimmed text in NFC. */
  canonical(cell: string): string
  /** Of a set, the items as people know them, sorted; undefined for a column of one value. */
  items?(cell: string): readonly string[]
  /** The names that a cell refers to: `Billing` of `Billing:3`. Absent when it refers to nothing. */
  names?(cell: string): readonly string[]
  /**
   * The cell that brings `before` back where `after` is now, of a column whose cells do not simply say what is to be
   * there. Both may be empty, and the answer where there is no such cell. Without `after`, whatever is there now.
   */
  restoring?(before: string, after: string | undefined): string
  /** The rule in a few words for documents and editors: `true or false`, `up to 64 characters`. */
  readonly rule: string
  /** A made-up cell, for templates. */
  readonly example: string
  /** JSON Schema of a cell, as text. */
  readonly schema: Readonly<Record<string, unknown>>
}
