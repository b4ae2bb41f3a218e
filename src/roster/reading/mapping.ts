/** Where the cells of a mapped header go. */
export interface MappedColumn {
  /** The name of a column of the platform. */
  readonly column: string
  /** What its cells stand for, by the cell without blanks at its ends; a cell that is not here is used as it is. */
  readonly values?: ReadonlyMap<string, string>
}

/** How a file with headers of its own serves as a roster. */
export interface ColumnMapping {
  /** By header of the file. A mapped header is never taken for the column that has its name. */
  readonly columns: ReadonlyMap<string, MappedColumn>
  /** Headers that are left out: these, or all that are neither mapped nor the name of a column. */
  readonly ignore: 'others' | readonly string[]
}

/** The headers are the names of columns. */
export const noMapping: ColumnMapping = { columns: new Map(), ignore: [] }
