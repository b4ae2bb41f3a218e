import { readSync } from 'node:fs'
import { compareCodePoints } from './order.ts'
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

/** Bytes. */
const readAhead = 1 << 18
const gap = 1 << 12

/** Users read back from the spool, one at a time: in order, or as they are asked for. */
export class SpooledUsers implements Snapshot {
  readonly #places: readonly Place[]
  readonly #descriptor: (segment: string) => number
  /** Where the cells of a user lie that are wanted, by the columns wanted and those of the user's extent. */
  readonly #orders = new WeakMap<readonly string[], WeakMap<readonly string[], Int32Array>>()
  /** Of a segment, the last bytes that were read. */
  #ahead = { segment: '', start: 0, buffer: Buffer.alloc(0) }
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

  /**
   * The cells of each user under `header`; a cell that the user does not have is empty.
   * @param order the column that they are sorted by, and where it is the same, the key; absent for the key alone
   */
  *rows(header: readonly string[], order?: string): Generator<string[]> {
    const places = order === undefined ? this.#places : this.#sorted([order])
    for (const place of places) yield this.#read(place, header)
  }

  #sorted(column: readonly [string]): readonly Place[] {
    const placed = this.#places.map(place => ({ place, cell: this.#read(place, column)[0] ?? '' }))
    return placed.sort((a, b) => compareCodePoints(a.cell, b.cell)).map(({ place }) => place)
  }

  #byKey(): ReadonlyMap<string, Place> {
    this.#index ??= new Map(this.#places.map(place => [place.key, place]))
    return this.#index
  }

  #read(place: Place, wanted: readonly string[]): string[] {
    // The key comes first.
    const values = JSON.parse(this.#text(place)) as string[]
    const order = this.#order(wanted, place.columns)
    const cells: string[] = []
    for (const at of order) cells.push(at < 0 ? '' : (values[at + 1] ?? ''))
    return cells
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
    const ahead = this.#ahead
    const from = start - ahead.start
    if (segment === ahead.segment && from >= 0 && from + bytes <= ahead.buffer.length)
      return ahead.buffer.toString('utf8', from, from + bytes)
    // Who reads on near where the last user ended will go on; who jumps about is given one user at a time.
    const near = segment === ahead.segment && from >= 0 && from <= ahead.buffer.length + gap
    const wanted = near ? Math.max(bytes, readAhead) : bytes
    const buffer = Buffer.allocUnsafe(wanted)
    const read = readSync(this.#descriptor(segment), buffer, 0, wanted, start)
    if (read < bytes) throw new Error(`${segment} is shorter than its journal says`)
    this.#ahead = { segment, start, buffer: buffer.subarray(0, read) }
    return buffer.toString('utf8', 0, bytes)
  }
}
