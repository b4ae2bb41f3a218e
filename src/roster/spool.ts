import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { compareCodePoints } from './order.ts'
import { type Extent, SpoolChunk } from './spool-chunk.ts'
import { type Place, SpooledUsers } from './spooled-users.ts'

/**
 * Users on disk between their arrival and the roster, so that memory does not grow with the domain. Each chunk is a run
 * of lines in a segment file: a line of columns whenever new ones appear, then a line of cells for each user. What lies
 * beyond the extents that a journal tells of is left from a crash and overwritten.
 */
export class Spool implements Disposable {
  readonly #folder: string
  readonly #ends = new Map<string, number>()
  readonly #free: string[] = []
  readonly #descriptors = new Map<string, number>()
  /** Equal lists of columns are held once: there may be an extent for every user. */
  readonly #lists = new Map<string, readonly string[]>()

  /** @param extents what is known to be in the folder already */
  constructor(folder: string, extents: Iterable<Extent> = []) {
    mkdirSync(folder, { recursive: true })
    this.#folder = folder
    for (const { segment, start, bytes } of extents) {
      if (!this.#ends.has(segment)) this.#free.push(segment)
      this.#ends.set(segment, Math.max(this.#ends.get(segment) ?? 0, start + bytes))
    }
  }

  /** Whether the folder has all of an extent. */
  static holds(folder: string, { segment, start, bytes }: Extent): boolean {
    const path = join(folder, segment)
    return existsSync(path) && statSync(path).size >= start + bytes
  }

  /** Begins a chunk. Several may be open at once; each has a segment of its own until it ends. */
  open(): SpoolChunk {
    const segment = this.#free.pop() ?? this.#unusedSegment()
    const start = this.#ends.get(segment) ?? 0
    this.#ends.set(segment, start)
    const descriptor = this.#descriptor(segment)
    ftruncateSync(descriptor, start)
    return new SpoolChunk(descriptor, segment, start, end => {
      this.#ends.set(segment, end)
      this.#free.push(segment)
    })
  }

  /** The users of `extents` in the order of their keys, each key once. */
  sorted(extents: Iterable<Extent>): SpooledUsers {
    const places = [...extents].flatMap(extent => this.#index(extent))
    places.sort((a, b) => compareCodePoints(a.key, b.key))
    const unique = places.filter((place, index) => place.key !== places[index - 1]?.key)
    return new SpooledUsers(unique, segment => this.#descriptor(segment))
  }

  [Symbol.dispose](): void {
    for (const descriptor of this.#descriptors.values()) closeSync(descriptor)
    this.#descriptors.clear()
  }

  /** Of the segments that there once were, a journal may tell of the later ones alone. */
  #unusedSegment(): string {
    for (let number = this.#ends.size + 1; ; number += 1) {
      const segment = `users-${number}.ndjson`
      if (!this.#ends.has(segment)) return segment
    }
  }

  #descriptor(segment: string): number {
    const known = this.#descriptors.get(segment)
    if (known !== undefined) return known
    const path = join(this.#folder, segment)
    const descriptor = openSync(path, existsSync(path) ? 'r+' : 'w+')
    this.#descriptors.set(segment, descriptor)
    return descriptor
  }

  #index(extent: Extent): Place[] {
    const { segment } = extent
    const places: Place[] = []
    const columns: string[] = []
    for (const { text, start, bytes } of linesOf(this.#descriptor(segment), extent)) {
      if (text.startsWith('{')) {
        columns.push(...(JSON.parse(text) as { columns: string[] }).columns)
      } else {
        const [key] = JSON.parse(text) as [string]
        places.push({ key, segment, start, bytes, columns })
      }
    }
    const list = JSON.stringify(columns)
    const shared = this.#lists.get(list) ?? columns
    this.#lists.set(list, shared)
    return places.map(place => ({ ...place, columns: shared }))
  }
}

/** The lines of an extent with their places in the segment. */
function* linesOf(
  descriptor: number,
  { start, bytes }: Extent,
): Generator<{ text: string; start: number; bytes: number }> {
  const end = start + bytes
  if (fstatSync(descriptor).size < end) throw new Error('the spool is shorter than its journal says')
  let rest = Buffer.alloc(0)
  let at = start
  for (let position = start; position < end; ) {
    const block = Buffer.allocUnsafe(Math.min(1 << 20, end - position))
    const read = readSync(descriptor, block, 0, block.length, position)
    position += read
    rest = Buffer.concat([rest, block.subarray(0, read)])
    let from = 0
    for (let newline = rest.indexOf(0x0a); newline >= 0; newline = rest.indexOf(0x0a, from)) {
      yield { text: rest.toString('utf8', from, newline), start: at, bytes: newline - from }
      at += newline + 1 - from
      from = newline + 1
    }
    rest = rest.subarray(from)
  }
}
