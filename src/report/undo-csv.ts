import type { Undo } from '../roster/outcome/undo.ts'
import type { UndoLoss } from '../roster/outcome/undo-losses.ts'
import { csvPieces } from './csv-pieces.ts'

/** The roster that brings back what was there before an import, as CSV in pieces. */
export function undoCsv({ header, rows }: Pick<Undo, 'header' | 'rows'>): Iterable<string> {
  return csvPieces(header, rows)
}

/** What that roster cannot bring back, as CSV in pieces. */
export function undoLossesCsv(losses: Iterable<UndoLoss>): Iterable<string> {
  return csvPieces(
    ['key', 'column', 'reason'],
    Iterator.from(losses).map(({ key, column = '', reason }) => [key, column, reason]),
  )
}
