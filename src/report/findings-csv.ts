import type { Finding } from '../roster/reading/finding.ts'
import { csvPieces } from './csv-pieces.ts'

const header = ['severity', 'file', 'line', 'column', 'key', 'field', 'code', 'message', 'original'] as const

/** Findings as CSV for spreadsheets and programs, in pieces: a line each, below a header. */
export function findingsCsv(findings: Iterable<Finding>): Iterable<string> {
  return csvPieces(
    header,
    Iterator.from(findings).map(finding => header.map(name => String(finding[name] ?? ''))),
  )
}
