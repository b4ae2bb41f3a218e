import { unexpected } from '../refusal.ts'

/**
 * A record under the names of the header, in their order. A cell that the record is too short for is null; what it has
 * too much stands under the name null.
 */
export type Cells = ReadonlyMap<string | null, string | null | readonly string[]>

export interface Row {
  /** Counts records, from 1: neither the header nor blank lines. */
  readonly number: number
  readonly cells: Cells
}

const longestField = 131_072

/**
 * Reads a file as Python's `csv.DictReader` does when it is handed the text split at line feeds. Whatever it cannot
 * read ends the reading with a 500, after the rows before it.
 */
export function* readRows(text: string): Generator<Row> {
  const records = readRecords(text)
  // The first record is the header even when it is blank.
  const header = records.next().value ?? []
  let number = 0
  for (const record of records) {
    if (record.length === 0) continue
    number += 1
    yield { number, cells: underHeader(header, record) }
  }
}

function underHeader(header: readonly string[], record: readonly string[]): Cells {
  const cells = new Map<string | null, string | null | readonly string[]>()
  for (const [index, name] of header.entries()) cells.set(name, record[index] ?? null)
  if (record.length > header.length) cells.set(null, record.slice(header.length))
  return cells
}

/** A blank line is a record without fields. Line feeds are gone by then, so a quoted one leaves nothing behind. */
function* readRecords(text: string): Generator<readonly string[], undefined> {
  const reader = new RecordReader()
  let from = 0
  while (from <= text.length) {
    const end = text.indexOf('\n', from)
    const line = text.slice(from, end === -1 ? text.length : end)
    from = end === -1 ? text.length + 1 : end + 1
    for (const character of line) reader.take(character)
    if (reader.endLine()) yield reader.record()
  }
  if (reader.unfinished) yield reader.record()
  return undefined
}

type Place = 'start' | 'field start' | 'in field' | 'in quotes' | 'after quote' | 'after record'

/** One record after the other, character by character, in the dialect `excel`, which forgives nearly everything. */
class RecordReader {
  #fields: string[] = []
  #field = ''
  #length = 0
  #place: Place = 'start'

  /** The file ends within quotes, which then end there. */
  get unfinished(): boolean {
    return this.#place === 'in quotes'
  }

  take(character: string): void {
    if (this.#place === 'after record') {
      if (character !== '\r') throw unexpected(strayCarriageReturn)
    } else if (this.#place === 'in quotes') {
      if (character === '"') this.#place = 'after quote'
      else this.#add(character)
    } else if (character === '"' && this.#place !== 'in field') {
      if (this.#place === 'after quote') this.#add(character)
      this.#place = 'in quotes'
    } else if (character === ',') {
      this.#endField('field start')
    } else if (character === '\r') {
      if (this.#place === 'start') this.#place = 'after record'
      else this.#endField('after record')
    } else {
      this.#add(character)
      this.#place = 'in field'
    }
  }

  /** Tells whether a record ends with the line. */
  endLine(): boolean {
    if (this.#place === 'in quotes') return false
    if (this.#place !== 'start' && this.#place !== 'after record') this.#endField('start')
    this.#place = 'start'
    return true
  }

  record(): readonly string[] {
    if (this.unfinished) this.#endField('start')
    const fields = this.#fields
    this.#fields = []
    return fields
  }

  #add(character: string): void {
    this.#length += 1
    if (this.#length > longestField) throw unexpected(`field larger than field limit (${longestField})`)
    this.#field += character
  }

  #endField(place: Place): void {
    this.#fields.push(this.#field)
    this.#field = ''
    this.#length = 0
    this.#place = place
  }
}

const strayCarriageReturn =
  'new-line character seen in unquoted field - do you need to open the file in universal-newline mode?'
