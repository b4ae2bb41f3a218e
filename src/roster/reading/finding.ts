/** Something about a roster that its owner should know. `line` and `column` count from 1; `column` counts characters. */
export interface Finding {
  /** An error keeps its row (or, without a key or in the header, more than that) out of the plan. */
  readonly severity: 'error' | 'warning'
  /** The file as the workflow names it. */
  readonly file: string
  readonly line: number
  readonly column: number
  /** Stable, for programs: `ragged-row`, `unknown-column`, `lost-leading-zero`. */
  readonly code: string
  /** One sentence without the place: what is wrong and what to do. Holds no cell of a secret column. */
  readonly message: string
  /** The key of the row, where it has one. */
  readonly key?: string
  /** The name of the roster column, where it is about a cell. */
  readonly field?: string
  /** What probably stood there before a spreadsheet changed it. */
  readonly original?: string
}

/** A finding as a line of text: `five9-users.csv:12:8: …`. */
export function findingLine({ file, line, column, message }: Finding): string {
  return `${file}:${line}:${column}: ${message}`
}
