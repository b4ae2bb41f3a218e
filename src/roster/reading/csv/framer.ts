import { carriageReturn, countLines, lineFeed, markLength, quote } from './bytes.ts'
import { closingQuote, type Extent, extentOf, type Unfinished } from './quotes.ts'
import { longestRecord, type RawRecord } from './record.ts'

/**
 * Cuts the bytes of a CSV file into records, block by block. A byte order mark and blank lines are no records. What it
 * holds between two blocks is at most `longestRecord` and a line.
 */
export class RecordFramer {
  /** What is not cut yet, and where in the file that begins. */
  #bytes: Buffer = Buffer.alloc(0)
  #start = 0
  #line = 1
  /** Inside a quoted cell that was too long to be held. */
  #skipping = false

  /** @param last no block follows this one, which may be empty */
  push(block: Buffer, last: boolean): RawRecord[] {
    this.#bytes = this.#bytes.length > 0 ? Buffer.concat([this.#bytes, block]) : block
    if (this.#start === 0) this.#advance(markLength(this.#bytes), this.#line)
    const records: RawRecord[] = []
    while (!this.#skipping || this.#skip(last)) {
      this.#cut(last, records)
      if (!this.#skipping) break
    }
    return records
  }

  /** Cuts as many records as there are, or those up to one that is too long. */
  #cut(last: boolean, records: RawRecord[]): void {
    const bytes = this.#bytes
    let at = 0
    let line = this.#line
    let quoteAt = bytes.indexOf(quote)
    while (at < bytes.length) {
      const newline = bytes.indexOf(lineFeed, at)
      if (newline === -1 && !last) break
      const lineEnd = newline === -1 ? bytes.length : newline
      if (quoteAt !== -1 && quoteAt < at) quoteAt = bytes.indexOf(quote, at)
      const quoted = quoteAt !== -1 && quoteAt < lineEnd
      const extent = quoted ? extentOf(bytes, at, last) : { end: lineEnd, flaw: undefined }
      const open = openAtLimit(bytes, at, extent)
      if (open !== undefined) {
        const flaw = { code: 'record-too-long', at: open, cell: open } as const
        records.push(this.#record(at, { end: at + longestRecord, flaw }, line, quoted))
        line += countLines(bytes, at, open)
        at = bytes.indexOf(quote, open) + 1
        this.#skipping = true
        break
      }
      if (extent.end === undefined) break
      const record = this.#record(at, extent, line, quoted)
      if (record.bytes > 0) records.push(record)
      line += record.lines
      at = Math.min(extent.end + 1, bytes.length)
    }
    this.#advance(at, line)
  }

  #record(from: number, { end, flaw }: Extent, line: number, quoted: boolean): RawRecord {
    const bytes = this.#bytes
    let to = end
    while (to > from && isLineEnd(bytes[to - 1])) to -= 1
    return {
      line,
      lines: quoted ? countLines(bytes, from, to) + 1 : 1,
      start: this.#start + from,
      bytes: to - from,
      text: bytes.toString('utf8', from, to),
      ended: end < bytes.length,
      quoted,
      flaw: flaw && {
        code: flaw.code,
        at: lengthOf(bytes, from, flaw.at),
        cell: lengthOf(bytes, from, flaw.cell),
      },
    }
  }

  /** Goes to the line after the one on which the open cell closes, or as far as there are bytes. */
  #skip(last: boolean): boolean {
    const bytes = this.#bytes
    const { closed, at } = closingQuote(bytes, 0, last)
    const newline = closed ? bytes.indexOf(lineFeed, at) : -1
    this.#skipping = newline === -1 && !last
    const rest = last ? bytes.length : at
    const next = newline === -1 ? rest : newline + 1
    this.#advance(next, this.#line + countLines(bytes, 0, next))
    return !this.#skipping
  }

  #advance(bytes: number, line: number): void {
    this.#bytes = this.#bytes.subarray(bytes)
    this.#start += bytes
    this.#line = line
  }
}

/** Which quoted cell of a record is open where the record gets too long to be held; undefined when none is. */
function openAtLimit(
  bytes: Buffer,
  from: number,
  { end = bytes.length }: Extent | Unfinished,
): number | undefined {
  const limit = from + longestRecord
  if (end <= limit) return undefined
  const short = extentOf(bytes.subarray(0, limit), from, false)
  return short.end === undefined ? short.open : undefined
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === lineFeed || byte === carriageReturn
}

/** Of a part of some bytes, as text. */
function lengthOf(bytes: Buffer, from: number, to: number): number {
  return bytes.toString('utf8', from, to).length
}
