import { marksOfRow, provisionalKey } from '../columns/marks.ts'
import { plain } from '../columns/plain.ts'
import { usualBlock } from './csv/blocks.ts'
import { cellsOf } from './csv/cells.ts'
import { recordText } from './csv/record-text.ts'
import { CsvRoster } from './csv-roster.ts'
import { type Layout, rowCells } from './layout.ts'
import type { OpenOptions } from './open-roster.ts'
import type { BaseRoster } from './roster.ts'
import type { RowPlace } from './row.ts'
import { survey } from './survey.ts'

/**
 * Opens an earlier version of a roster, by its keys and what its users are called without them; of several rows with
 * one key, the first counts. Its cells stay on disk until they are asked for.
 * @returns undefined when it cannot be read, for whatever reason
 */
export async function openBaseRoster(
  path: string,
  options: Omit<OpenOptions, 'onFinding'>,
): Promise<BaseRoster | undefined> {
  const { file, columns, mapping, blockSize = usualBlock } = options
  const form = (key: string) => (columns.keyIgnoresCase ? plain(key).toLowerCase() : plain(key))
  try {
    const found = await survey(path, columns, mapping, blockSize)
    if (!('layout' in found)) return undefined
    const { layout } = found
    const roster = new CsvRoster({ path, file, blockSize, onFinding: () => undefined, ...found })
    const places = new Map<string, RowPlace>()
    const keys: string[] = []
    const at = new Map(layout.columns.map(({ column }, index) => [column.name, index]))
    for await (const rows of roster.rows()) {
      for (const { cells, line, start, bytes } of rows) {
        const cell = (name: string) => cells[at.get(name) ?? -1] ?? ''
        const called = marksOfRow(columns, cell).map(mark => provisionalKey(mark, cell))
        const names = [cells[layout.keyAt] ?? '', ...called].filter(name => form(name) !== '')
        const [key] = names
        if (key !== undefined && !places.has(form(key))) keys.push(key)
        for (const name of names.map(form)) {
          if (!places.has(name)) places.set(name, { line, start, bytes })
        }
      }
    }
    return new IndexedRoster(keys, places, form, layout, place => recordText(path, place))
  } catch {
    return undefined
  }
}

class IndexedRoster implements BaseRoster {
  readonly #keys: readonly string[]
  readonly #places: ReadonlyMap<string, RowPlace>
  readonly #form: (key: string) => string
  readonly #layout: Layout
  readonly #read: (place: RowPlace) => string
  readonly #positions: ReadonlyMap<string, number>
  /** Mostly, several cells of one user are asked for in a row. */
  #last: { readonly key: string; readonly cells: readonly string[] } | undefined

  constructor(
    keys: readonly string[],
    places: ReadonlyMap<string, RowPlace>,
    form: (key: string) => string,
    layout: Layout,
    read: (place: RowPlace) => string,
  ) {
    this.#keys = keys
    this.#places = places
    this.#form = form
    this.#layout = layout
    this.#read = read
    this.#positions = new Map(layout.columns.map(({ column }, at) => [column.name, at]))
  }

  keys(): Iterable<string> {
    return this.#keys
  }

  has(key: string): boolean {
    return this.#places.has(this.#form(key))
  }

  cell(key: string, column: string): string | undefined {
    const at = this.#positions.get(column)
    if (at === undefined) return undefined
    if (this.#last?.key !== key) {
      const place = this.#places.get(this.#form(key))
      if (!place) return undefined
      this.#last = { key, cells: this.#cells(place) }
    }
    return this.#last.cells[at]
  }

  #cells(place: RowPlace): string[] {
    const text = this.#read(place)
    const [cells = []] = cellsOf([text])
    return rowCells(this.#layout, cells, text.includes("'"))
  }
}
