import { secretName } from '../roster/columns/types/secret-name.ts'
import type { Outcome } from '../roster/outcome/outcome.ts'
import type { Finding } from '../roster/reading/finding.ts'
import type { Roster, RosterColumn } from '../roster/reading/roster.ts'
import type { RosterRow } from '../roster/reading/row.ts'
import { csvLines } from './csv-pieces.ts'
import { sentences } from './format.ts'
import { remark } from './import-words.ts'

/**
 * Why rows of a roster were not brought about, by line: what failed, what was not attempted, and what is wrong with rows
 * that could not be used.
 */
export function reasonsByLine(
  outcomes: Iterable<Outcome>,
  findings: Iterable<Finding>,
): ReadonlyMap<number, string> {
  const reasons = new Map<number, string>()
  const add = (line: number, reason: string) => reasons.set(line, sentences(reasons.get(line), reason))
  for (const outcome of outcomes) {
    const { line } = outcome.change
    if (line === null || outcome.state === 'done' || outcome.state === 'held') continue
    add(line, remark(outcome))
  }
  for (const { severity, line, message } of findings) if (severity === 'error') add(line, message)
  return reasons
}

/**
 * Some rows of a roster as CSV in pieces, to be mended and fed in again: all of its columns under its own headers, then
 * `_line` and `_error`, which a reader of rosters leaves out. What a secret column holds is only given where it is the
 * name of a secret.
 * @param reasons why, by line: that of the row, or of one of its cells
 */
export async function* failuresCsv(
  roster: Roster,
  reasons: ReadonlyMap<number, string>,
): AsyncGenerator<string, void, undefined> {
  yield csvLines([[...roster.columns.map(({ title }) => title), '_line', '_error']])
  for await (const rows of roster.rows()) {
    const failed = rows.flatMap((row, at) => {
      const reason = reasonOf(roster, row, rows[at + 1], reasons)
      return reason === '' ? [] : [[...cells(roster, row), String(row.line), reason]]
    })
    if (failed.length > 0) yield csvLines(failed)
  }
}

/** What is said of any line of a row, since a cell may begin some lines below its row. */
function reasonOf(
  roster: Roster,
  row: RosterRow,
  next: RosterRow | undefined,
  reasons: ReadonlyMap<number, string>,
): string {
  const alone = next?.line === row.line + 1
  const last = alone ? row.line : roster.place(row, roster.columns.length - 1).line
  const found: (string | undefined)[] = []
  for (let line = row.line; line <= last; line += 1) found.push(reasons.get(line))
  return sentences(...found)
}

const nameOfSecret = secretName()

/** The cells as the file has them, but for literal passwords: allowed or not, they must not travel in a report. */
function cells({ columns }: Roster, row: RosterRow): readonly string[] {
  return columns.map(({ column, values }, at) => {
    const cell = row.cells[at] ?? ''
    if (column.secret && nameOfSecret.check(cell) !== undefined) return ''
    return untranslated(values, cell)
  })
}

/** What stands for a cell in the file: `TRUE` for `false` under a header "Left" that is the contrary of `active`. */
function untranslated(values: RosterColumn['values'], cell: string): string {
  // The reader looks cells up without blanks at their ends.
  const told = values?.entries().find(([given, meant]) => meant === cell && given === given.trim())
  return told?.[0] ?? cell
}
