import { readSync } from 'node:fs'

/** One user's place in the spool. */
export interface Place {
  readonly key: string
  readonly segment: string
  readonly start: number
  readonly bytes: number
  /** Column of each cell; shared by the users of one extent. */
  readonly columns: readonly string[]
}

/** Users read back from the spool, one at a time. */
export class SpooledUsers {
  readonly #places: readonly Place[]
  readonly #descriptor: (segment: string) => number
  /** Every column that any of the users has. */
  readonly columns: ReadonlySet<string>

  constructor(places: readonly Place[], descriptor: (segment: string) => number) {
    this.#places = places
    this.#descriptor = descriptor
    this.columns = new Set([...new Set(places.map(place => place.columns))].flat())
  }

  get size(): number {
    return this.#places.length
  }

  keys(): Iterable<string> {
    return this.#places.values().map(place => place.key)
  }

  /** The cells of each user under `header`; a cell that the user does not have is empty. */
  *rows(header: readonly string[]): Generator<string[]> {
    const positions = new Map<readonly string[], Int32Array>()
    for (const place of this.#places) {
      let order = positions.get(place.columns)
      if (!order) {
        order = Int32Array.from(header, column => place.columns.indexOf(column))
        positions.set(place.columns, order)
      }
      const [, ...cells] = JSON.parse(this.#text(place)) as string[]
      yield Array.from(order, index => cells[index] ?? '')
    }
  }

  #text({ segment, start, bytes }: Place): string {
    const buffer = Buffer.allocUnsafe(bytes)
    const read = readSync(this.#descriptor(segment), buffer, 0, bytes, start)
    if (read !== bytes) throw new Error(`${segment} is shorter than its journal says`)
    return buffer.toString('utf8')
  }
}
