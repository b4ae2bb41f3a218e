import { readSync } from 'node:fs'
import type { Snapshot } from './planning/snapshot.ts'

/** One user's place in the spool. */
export interface Place {
  readonly key: string
  readonly segment: string
  readonly start: number
  readonly bytes: number
  /** Column of each cell; shared by the users of one extent. */
  readonly columns: readonly string[]
}

/** Users read back from the spool, one at a time: in order, or as they are asked for. */
export class SpooledUsers implements Snapshot {
  readonly #places: readonly Place[]
  readonly #descriptor: (segment: string) => number
  /** Where the cells of a user lie that are wanted, by the columns wanted and those of the user's extent. */
  readonly #orders = new WeakMap<readonly string[], WeakMap<readonly string[], Int32Array>>()
  #index: ReadonlyMap<string, Place> | undefined
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

  has(key: string): boolean {
    return this.#byKey().has(key)
  }

  /** @param columns the same array in each call: where they lie is worked out once */
  cells(key: string, columns: readonly string[]): readonly string[] | undefined {
    const place = this.#byKey().get(key)
    return place && this.#read(place, columns)
  }

  /** The cells of each user under `header`; a cell that the user does not have is empty. */
  *rows(header: readonly string[]): Generator<string[]> {
    for (const place of this.#places) yield this.#read(place, header)
  }

  #byKey(): ReadonlyMap<string, Place> {
    this.#index ??= new Map(this.#places.map(place => [place.key, place]))
    return this.#index
  }

  #read(place: Place, wanted: readonly string[]): string[] {
    const [, ...cells] = JSON.parse(this.#text(place)) as string[]
    return Array.from(this.#order(wanted, place.columns), index => cells[index] ?? '')
  }

  #order(wanted: readonly string[], columns: readonly string[]): Int32Array {
    let orders = this.#orders.get(wanted)
    if (!orders) {
      orders = new WeakMap()
      this.#orders.set(wanted, orders)
    }
    let order = orders.get(columns)
    if (!order) {
      order = Int32Array.from(wanted, column => columns.indexOf(column))
      orders.set(columns, order)
    }
    return order
  }

  #text({ segment, start, bytes }: Place): string {
    const buffer = Buffer.allocUnsafe(bytes)
    const read = readSync(this.#descriptor(segment), buffer, 0, bytes, start)
    if (read !== bytes) throw new Error(`${segment} is shorter than its journal says`)
    return buffer.toString('utf8')
  }
}
