import { carriageReturn, comma, lineFeed, quote } from './bytes.ts'
import type { FlawCode } from './record.ts'

/** Where a record ends and what is wrong with it, in places among the bytes. */
export interface Extent {
  /** The line feed after it, or the end of the file. */
  readonly end: number
  readonly flaw: { readonly code: FlawCode; readonly at: number; readonly cell: number } | undefined
}

/** The end of the record is not among the bytes. */
export interface Unfinished {
  readonly end: undefined
  /** Where the quoted cell begins that is open at their end, if one is. */
  readonly open: number | undefined
}

/**
 * Finds the end of the record that begins at `from`. One whose quotes make no sense ends with the line on which that
 * shows, so that a mistake does not take the rest of the file with it.
 * @param last no more bytes follow
 */
export function extentOf(bytes: Buffer, from: number, last: boolean): Extent | Unfinished {
  let cell = from
  for (;;) {
    const found = bytes[cell] === quote ? quotedCell(bytes, cell, last) : plainCell(bytes, cell, last)
    if (found === 'line') return { end: undefined, open: undefined }
    if (found === 'quote') return { end: undefined, open: cell }
    const { end, flaw } = found
    if (flaw) {
      const newline = bytes.indexOf(lineFeed, end)
      if (newline === -1 && !last) return { end: undefined, open: undefined }
      return { end: newline === -1 ? bytes.length : newline, flaw: { ...flaw, cell } }
    }
    if (bytes[end] !== comma) return { end, flaw: undefined }
    cell = end + 1
  }
}

/** What is unfinished when the bytes end before a cell does. */
type Within = 'quote' | 'line'

/** Where a cell ends: at a comma, a line feed or the end of the file; or somewhere behind its flaw. */
interface CellEnd {
  readonly end: number
  readonly flaw?: { readonly code: FlawCode; readonly at: number }
}

function quotedCell(bytes: Buffer, cell: number, last: boolean): CellEnd | Within {
  const closing = closingQuote(bytes, cell + 1, last)
  if (!closing.closed) {
    return last ? { end: bytes.length, flaw: { code: 'quote-not-closed', at: cell } } : 'quote'
  }
  const after = closing.at + 1
  const end = bytes[after] === carriageReturn ? after + 1 : after
  if (end >= bytes.length) return last ? { end } : 'line'
  if (bytes[end] === lineFeed || bytes[after] === comma) return { end }
  return { end, flaw: { code: 'text-after-quote', at: after } }
}

function plainCell(bytes: Buffer, cell: number, last: boolean): CellEnd | Within {
  for (let at = cell; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === comma || byte === lineFeed) return { end: at }
    if (byte === quote) return strayQuote(bytes, cell, at, last)
  }
  return last ? { end: bytes.length } : 'line'
}

/** Behind nothing but blanks, a quote was meant to open a cell, which may go over several lines. */
function strayQuote(bytes: Buffer, cell: number, at: number, last: boolean): CellEnd | Within {
  if (bytes.subarray(cell, at).some(byte => byte !== 0x20))
    return { end: at, flaw: { code: 'quote-in-cell', at } }
  const closing = closingQuote(bytes, at + 1, last)
  if (!closing.closed && !last) return 'quote'
  return { end: closing.at, flaw: { code: 'blank-before-quote', at: cell } }
}

/**
 * Finds the quote that closes a cell; two in a row stand for one and close nothing.
 * @returns whether it is there, and its place or where to look on
 */
export function closingQuote(bytes: Buffer, from: number, last: boolean): { closed: boolean; at: number } {
  for (let at = bytes.indexOf(quote, from); at !== -1; at = bytes.indexOf(quote, at + 2)) {
    if (at + 1 === bytes.length && !last) return { closed: false, at }
    if (bytes[at + 1] !== quote) return { closed: true, at }
  }
  return { closed: false, at: bytes.length }
}
