import type { Outcome } from '../roster/outcome/outcome.ts'
import { formatSet } from '../roster/set-cell.ts'
import { csvPieces } from './csv-pieces.ts'
import { remark } from './import-words.ts'
import { userOf } from './plan-words.ts'

const header = [
  'key',
  'user',
  'line',
  'action',
  'outcome',
  'fields_changed',
  'fields_remaining',
  'attempt',
  'seconds',
  'error_code',
  'message',
] as const

/** What became of each change, as CSV in pieces: a line each, in the order given. */
export function resultsCsv(outcomes: Iterable<Outcome>): Iterable<string> {
  return csvPieces(header, Iterator.from(outcomes).map(row))
}

function row(outcome: Outcome): readonly string[] {
  const { change, state, done, remaining, attempt, seconds, reason } = outcome
  return [
    change.key,
    userOf(change),
    String(change.line ?? ''),
    change.kind,
    state,
    formatSet(done),
    formatSet(remaining),
    String(attempt ?? ''),
    // Calls take milliseconds; more digits would only be noise.
    String(Number(seconds.toFixed(3))),
    reason?.code ?? '',
    remark(outcome),
  ]
}
