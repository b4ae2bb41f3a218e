import { type Options, parse } from 'csv-parse/sync'

const form: Options = { record_delimiter: '\n', relax_column_count: true }

/**
 * The cells of records whose quotes are in order. A record without a quote is its text between commas; the others go to
 * csv-parse, together, which alone would take several times as long for all.
 */
export function cellsOf(texts: readonly string[]): string[][] {
  const quoted = texts.filter(isQuoted)
  const parsed = quoted.length > 0 ? (parse(quoted.join('\n'), form) as string[][]).values() : undefined
  return texts.map(text => (isQuoted(text) ? (parsed?.next().value ?? []) : text.split(',')))
}

function isQuoted(text: string): boolean {
  return text.includes('"')
}

/** Where each cell of a record begins in its text, at its quote where it has one. */
export function cellStarts(text: string): number[] {
  const starts = [0]
  let comma = text.indexOf(',', endOfQuoted(text, 0))
  while (comma !== -1) {
    starts.push(comma + 1)
    comma = text.indexOf(',', endOfQuoted(text, comma + 1))
  }
  return starts
}

/** Behind the closing quote of the cell that begins here; where it begins, if it has no quotes. */
function endOfQuoted(text: string, start: number): number {
  if (text[start] !== '"') return start
  let at = text.indexOf('"', start + 1)
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at === -1 ? text.length : at + 1
}
