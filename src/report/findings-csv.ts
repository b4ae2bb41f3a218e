import { stringify } from 'csv-stringify/sync'
import { guard } from '../roster/formula-guard.ts'
import type { Finding } from '../roster/reading/finding.ts'

const header = ['severity', 'file', 'line', 'column', 'key', 'field', 'code', 'message', 'original'] as const

const rowsAtOnce = 500

/** Findings as CSV for spreadsheets and programs, in pieces: a line each, below a header, guarded against formulas. */
export function* findingsCsv(findings: Iterable<Finding>): Iterable<string> {
  let rows: string[][] = [[...header]]
  for (const finding of findings) {
    if (rows.push(header.map(name => guard(String(finding[name] ?? '')))) < rowsAtOnce) continue
    yield stringify(rows)
    rows = []
  }
  if (rows.length > 0) yield stringify(rows)
}
