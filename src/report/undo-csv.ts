import type { Outcome } from '../roster/outcome/outcome.ts'
import type { Undo } from '../roster/outcome/undo.ts'
import type { UndoLoss } from '../roster/outcome/undo-losses.ts'
import { csvPieces } from './csv-pieces.ts'

/**
 * The roster that brings back what was there before an import, as CSV in pieces. Its last column `_undo` tells what each
 * row takes back, and a reader of rosters that it has some of the users only.
 */
export function undoCsv(
  { header, rows }: Pick<Undo, 'header' | 'rows'>,
  outcomes: readonly Outcome[],
): Iterable<string> {
  const kinds = new Map(outcomes.map(({ change }) => [change.key, change.kind]))
  const marked = Iterator.from(rows).map(row => [...row, kinds.get(row[0] ?? '') ?? ''])
  return csvPieces([...header, '_undo'], marked)
}

/** What that roster cannot bring back, as CSV in pieces. */
export function undoLossesCsv(losses: Iterable<UndoLoss>): Iterable<string> {
  return csvPieces(
    ['key', 'column', 'reason'],
    Iterator.from(losses).map(({ key, column = '', reason }) => [key, column, reason]),
  )
}
