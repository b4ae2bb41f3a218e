import { stringify } from 'csv-stringify/sync'
import { guard } from '../roster/formula-guard.ts'

const rowsAtOnce = 500

/** A table as CSV for spreadsheets and programs, in pieces of whole lines, guarded against formulas. */
export function* csvPieces(
  header: readonly string[],
  rows: Iterable<readonly string[]>,
): Generator<string, void, undefined> {
  let lines: (readonly string[])[] = [header]
  for (const row of rows) {
    if (lines.push(row) < rowsAtOnce) continue
    yield csvLines(lines)
    lines = []
  }
  if (lines.length > 0) yield csvLines(lines)
}

/** Lines of CSV, each with its line end. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return stringify(rows.map(row => row.map(guard)))
}
