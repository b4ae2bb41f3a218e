import { type Column, type ColumnSet, columnOf } from '../columns/column.ts'
import type { Roster } from '../reading/roster.ts'

/** A column, and where it is in the rows of the roster. */
export interface HeaderColumn {
  readonly column: Column
  readonly at: number
}

/** The columns of a roster, as planning goes through them row by row. */
export interface Header {
  /** In the order of the roster. */
  readonly columns: readonly HeaderColumn[]
  readonly names: readonly string[]
  /** Where a roster needs no key and has none, `at` is -1. */
  readonly key: HeaderColumn
  /** Where a column is, by its name. */
  readonly at: ReadonlyMap<string, number>
  /** Columns that count for a user who exists. */
  readonly compared: readonly HeaderColumn[]
  /** Columns that hold the names of secrets; one that holds a secret itself is wrong whomever it is for. */
  readonly secrets: readonly HeaderColumn[]
  /** Columns by which a person is known: unique ones and identifying ones. */
  readonly identifying: readonly HeaderColumn[]
  /** Columns that a new user needs and the roster lacks. */
  readonly lacking: readonly Column[]
}

export function headerOf(roster: Roster, set: ColumnSet): Header {
  // A tenant may read cells in ways that were not known when the file was opened.
  const columns = roster.columns.map(({ column }, at) => ({
    column: columnOf(set, column.name) ?? column,
    at,
  }))
  const keyColumn = columnOf(set, set.key)
  if (!keyColumn) throw new Error(`the platform has no column ${set.key}, which is its key`)
  const key = columns[roster.keyAt] ?? { column: keyColumn, at: -1 }
  const others = columns.filter(column => column !== key)
  const at = new Map(columns.map(entry => [entry.column.name, entry.at]))
  return {
    columns,
    names: columns.map(({ column }) => column.name),
    key,
    at,
    compared: others.filter(
      ({ column }) => column.access !== 'create-only' && (!column.secret || column.digested === true),
    ),
    secrets: others.filter(({ column }) => column.secret),
    identifying: others.filter(({ column }) => (column.unique || column.identifying) && !column.secret),
    lacking: set.columns.filter(column => column.requiredOnCreate && !at.has(column.name)),
  }
}

/** The column of a name, which the roster need not have. */
export function columnNamed({ columns, at }: Header, set: ColumnSet, name: string): Column {
  const column = columns[at.get(name) ?? -1]?.column ?? columnOf(set, name)
  if (!column) throw new Error(`the rules ask for a column ${name}, which the platform does not have`)
  return column
}
