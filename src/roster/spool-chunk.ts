import { fsyncSync, writeSync } from 'node:fs'

/** Where the users of one chunk lie in the spool. */
export interface Extent {
  readonly segment: string
  /** Bytes from the beginning of the segment. */
  readonly start: number
  readonly bytes: number
  readonly users: number
}

const flushAt = 1 << 16

/** A chunk that is being written. */
export class SpoolChunk {
  readonly #descriptor: number
  readonly #segment: string
  readonly #start: number
  readonly #end: (position: number) => void
  readonly #columns = new Map<string, number>()
  #pending: string[] = []
  #pendingLength = 0
  #position: number
  #users = 0

  constructor(descriptor: number, segment: string, start: number, end: (position: number) => void) {
    this.#descriptor = descriptor
    this.#segment = segment
    this.#start = start
    this.#position = start
    this.#end = end
  }

  add(key: string, cells: ReadonlyMap<string, string>): void {
    const fresh = [...cells.keys()].filter(column => !this.#columns.has(column))
    if (fresh.length > 0) {
      for (const column of fresh) this.#columns.set(column, this.#columns.size)
      this.#line(JSON.stringify({ columns: fresh }))
    }
    const row = new Array<string>(this.#columns.size).fill('')
    for (const [column, value] of cells) row[this.#columns.get(column) ?? 0] = value
    while (row.at(-1) === '') row.pop()
    this.#line(JSON.stringify([key, ...row]))
    this.#users += 1
  }

  /** Makes the chunk durable. */
  commit(): Extent {
    this.#flush()
    fsyncSync(this.#descriptor)
    this.#end(this.#position)
    return {
      segment: this.#segment,
      start: this.#start,
      bytes: this.#position - this.#start,
      users: this.#users,
    }
  }

  /** Drops what was added. */
  abandon(): void {
    this.#end(this.#start)
  }

  #line(text: string): void {
    this.#pending.push(text)
    this.#pendingLength += text.length
    if (this.#pendingLength >= flushAt) this.#flush()
  }

  #flush(): void {
    if (this.#pending.length === 0) return
    const bytes = Buffer.from(`${this.#pending.join('\n')}\n`)
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(this.#descriptor, bytes, written, bytes.length - written, this.#position + written)
    }
    this.#position += bytes.length
    this.#pending = []
    this.#pendingLength = 0
  }
}
