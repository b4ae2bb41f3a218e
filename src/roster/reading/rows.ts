import type { Column } from '../columns/column.ts'
import { cellStarts, cellsOf } from './csv/cells.ts'
import { controlMessage, strayControl } from './csv/controls.ts'
import { flawProblem, notClosed } from './csv/flaws.ts'
import type { Flaw, RawRecord } from './csv/record.ts'
import { keyOf, type Layout, rowCells } from './layout.ts'
import { raggedness } from './ragged.ts'
import type { RosterRow } from './row.ts'
import { swallowsRows } from './swallowed.ts'

/** Something about a record. */
export interface RecordProblem {
  readonly severity: 'error' | 'warning'
  readonly code: string
  readonly message: string
  /** Where in the text of the record. */
  readonly at: number
  /** The key of the record, where it can be read. */
  readonly key: string | undefined
  /** The name of the column, where it is about a cell. */
  readonly field: string | undefined
}

/** More lines than a row of a roster takes. */
const mostLines = 20
const tooLong = `a row of more than ${mostLines} lines is probably one whose double quote is not closed: close it, or make the text of this cell shorter`

/**
 * The rows among some records. The others are told of, but not those without any text: Excel leaves a line of commas
 * where a row was cleared.
 * @param controls whether there may be control characters
 * @param tell called in the order of the records
 */
export function rowsOf(
  records: readonly RawRecord[],
  layout: Layout,
  controls: boolean,
  tell: (record: RawRecord, problem: RecordProblem) => void,
): RosterRow[] {
  const rows: RosterRow[] = []
  const all = cellsOf(records.map(({ flaw, text }) => (flaw ? '' : text)))
  for (const [index, record] of records.entries()) {
    if (record.flaw) {
      tell(record, flawed(record, record.flaw, layout))
      continue
    }
    const cells = all[index] ?? []
    if (isBlank(cells)) continue
    const problem = problemOf(record, cells, layout, controls)
    if (problem) {
      tell(record, problem)
      continue
    }
    const { line, start, bytes, text, quoted } = record
    const row = { line, start, bytes, cells: rowCells(layout, cells, text.includes("'")) }
    if (quoted) for (const warning of lineBreaks(text, row, layout)) tell(record, warning)
    rows.push(row)
  }
  return rows
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every(cell => cell.trim() === '')
}

/** The first reason for which a record is no row of the roster. */
function problemOf(
  record: RawRecord,
  cells: readonly string[],
  layout: Layout,
  controls: boolean,
): RecordProblem | undefined {
  const strange = controls ? control(record, cells, layout) : undefined
  if (strange) return strange
  if (cells.length !== layout.width) return ragged(record, cells, layout)
  return record.lines > 1 ? unclosed(record, cells, layout) : undefined
}

function error(code: string, message: string, at: number, key: string | undefined): RecordProblem {
  return { severity: 'error', code, message, at, key, field: undefined }
}

function flawed(record: RawRecord, flaw: Flaw, layout: Layout): RecordProblem {
  const { message, at } = flawProblem(record, flaw)
  // What comes before the flawed cell is well-formed. Over several lines it may be the beginnings of several rows.
  const text = record.lines === 1 ? record.text.slice(0, Math.max(0, flaw.cell - 1)) : ''
  const [cells = []] = cellsOf([text])
  return error(flaw.code, message, at, keyOf(layout, beforeSecrets(layout, cells)))
}

function ragged(record: RawRecord, cells: readonly string[], layout: Layout): RecordProblem {
  const { text } = record
  if (record.lines > 1) {
    return error('ragged-row', notClosed, firstLineBreak(text, cells), undefined)
  }
  if (!record.ended && cells.length < layout.width) {
    // Who comes after is missing from the file and not from the roster; and half a key may be that of somebody else.
    const message = `the file ends within this row, after ${cells.length} of ${layout.width} cells: it is probably cut off, so take it anew from where it came from`
    return error('cut-off', message, text.length, undefined)
  }
  const columns = new Array<Column | undefined>(layout.width).fill(undefined)
  for (const { at, column } of layout.columns) columns[at] = column
  const { message, at, inPlace } = raggedness(text, cells, columns)
  return error('ragged-row', message, at, keyOf(layout, beforeSecrets(layout, cells.slice(0, inPlace))))
}

/** The cells in which no part of a secret can be, whatever comma is one too many. */
function beforeSecrets({ columns }: Layout, cells: readonly string[]): readonly string[] {
  const first = Math.min(...columns.filter(({ column }) => column.secret).map(({ at }) => at))
  return cells.slice(0, first)
}

/** A record that goes on over what were probably rows of their own. */
function unclosed(record: RawRecord, cells: readonly string[], { width }: Layout): RecordProblem | undefined {
  const swallowing = cells.findIndex((cell, at) => swallowsRows(cell, at, width))
  if (swallowing !== -1) {
    const at = cellStarts(record.text)[swallowing] ?? 0
    return error('quote-not-closed', notClosed, at, undefined)
  }
  if (record.lines <= mostLines) return undefined
  return error('record-too-long', tooLong, firstLineBreak(record.text, cells), undefined)
}

function control(record: RawRecord, cells: readonly string[], layout: Layout): RecordProblem | undefined {
  const at = strayControl(record.text)
  if (at === -1) return undefined
  const cell = cellStarts(record.text).findLastIndex(start => start <= at)
  const found = layout.columns.find(column => column.at === cell)
  const isKey = found === layout.columns[layout.keyAt]
  const isWhole = cells.length === layout.width
  return {
    severity: 'error',
    code: 'control-character',
    message: controlMessage(record.text.charCodeAt(at)),
    at,
    key: isWhole && !isKey ? keyOf(layout, cells) : undefined,
    field: isWhole ? found?.column.name : undefined,
  }
}

const lineBreak = /[\r\n]/

/** Where the first cell with a line break begins. */
function firstLineBreak(text: string, cells: readonly string[]): number {
  return cellStarts(text)[cells.findIndex(cell => lineBreak.test(cell))] ?? 0
}

function* lineBreaks(text: string, { cells }: RosterRow, layout: Layout): Generator<RecordProblem> {
  if (!lineBreak.test(text)) return
  const starts = cellStarts(text)
  for (const [index, { at, column }] of layout.columns.entries()) {
    if (!lineBreak.test(cells[index] ?? '')) continue
    yield {
      severity: 'warning',
      code: 'line-break-in-cell',
      message: `${column.name} has a line break in it: it is kept; delete it if it is not meant`,
      at: starts[at] ?? 0,
      key: cells[layout.keyAt],
      field: column.name,
    }
  }
}
