import { unguard } from '../formula-guard.ts'
import type { RosterColumn } from './roster.ts'

/** A column of a roster and where its cells are. */
export interface PlacedColumn extends RosterColumn {
  /** Which cell of a record is its own. */
  readonly at: number
  /** What its cells stand for, where the configuration says so. */
  readonly values: ReadonlyMap<string, string> | undefined
}

/** What the header of a file says about its records. */
export interface Layout {
  /** How many cells a record has. Those that belong to no column are left out. */
  readonly width: number
  /** In the order of the file. */
  readonly columns: readonly PlacedColumn[]
  /** Where in `columns` the key is; -1 where the platform needs none and the file has none. */
  readonly keyAt: number
  /** Whether the file is a report that has some of the users only, fed in again. */
  readonly partial: boolean
}

/**
 * The cells of a record under the columns: without guards, translated.
 * @param cells as many as the layout is wide
 * @param guarded whether there may be guards among them
 */
export function rowCells({ width, columns, keyAt }: Layout, cells: string[], guarded: boolean): string[] {
  const chosen = columns.length === width ? cells : columns.map(({ at }) => cells[at] ?? '')
  const row = guarded ? chosen.map(unguard) : chosen
  for (let at = 0; at < row.length; at += 1) {
    const values = columns[at]?.values
    if (values) row[at] = values.get(row[at]?.trim() ?? '') ?? row[at] ?? ''
  }
  if (keyAt >= 0) row[keyAt] = alone(row[keyAt] ?? '')
  return row
}

/** The same text in memory of its own. Keys are kept, and what was cut out of a record would keep the whole of it. */
function alone(text: string): string {
  return Buffer.from(text).toString()
}

/** The key of a record, where its cells reach so far. */
export function keyOf({ columns, keyAt }: Layout, cells: readonly string[]): string | undefined {
  const key = columns[keyAt]
  const cell = key && cells[key.at]
  if (cell === undefined || cell.trim() === '') return undefined
  const plain = unguard(cell)
  return key?.values?.get(plain.trim()) ?? plain
}
