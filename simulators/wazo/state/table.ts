/** What a row is found by: its own key, and the keys of what it points to. */
export type Key = string | number

/** Says which keys of one kind a row has; rows without any are not in that index. */
export type Keys<Row> = (row: Row) => readonly Key[]

/** A write to a table, which can be done again. It returns what takes it back. */
type Write = () => () => void

/** The transaction under way, if there is one. */
export class Journal {
  #draft: Draft | undefined

  /** Runs `work`; when it throws, everything that it wrote is taken back. A transaction within another joins it. */
  transaction<T>(work: () => T): T {
    if (this.#draft) return work()
    const draft = this.begin()
    try {
      return work()
    } catch (error) {
      draft.pause()
      throw error
    } finally {
      draft.commit()
    }
  }

  /** Begins a transaction that may last longer than one turn. */
  begin(): Draft {
    const draft = new Draft(current => {
      this.#draft = current
    })
    draft.resume()
    return draft
  }

  write(write: Write): void {
    const undo = write()
    this.#draft?.note(write, undo)
  }
}

/** A transaction that lasts: while it is paused, its writes are taken back, so that nobody else sees them. */
export class Draft {
  readonly #enter: (current: Draft | undefined) => void
  readonly #writes: Write[] = []
  #undo: (() => void)[] = []

  constructor(enter: (current: Draft | undefined) => void) {
    this.#enter = enter
  }

  note(write: Write, undo: () => void): void {
    this.#writes.push(write)
    this.#undo.push(undo)
  }

  /** Also how a transaction is given up. */
  pause(): void {
    this.#enter(undefined)
    for (const undo of this.#undo.reverse()) undo()
    this.#undo = []
  }

  resume(): void {
    this.#undo = this.#writes.map(write => write())
    this.#enter(this)
  }

  commit(): void {
    this.#enter(undefined)
  }
}

/** The rows that have a key of one kind. Most such keys have one row, which needs no set. */
class Index {
  readonly #rows = new Map<Key, Key | Set<Key>>()

  get(key: Key): Iterable<Key> {
    const rows = this.#rows.get(key)
    if (rows === undefined) return []
    return rows instanceof Set ? rows : [rows]
  }

  add(key: Key, row: Key): void {
    const rows = this.#rows.get(key)
    if (rows === undefined) this.#rows.set(key, row)
    else if (rows instanceof Set) rows.add(row)
    else if (rows !== row) this.#rows.set(key, new Set([rows, row]))
  }

  remove(key: Key, row: Key): void {
    const rows = this.#rows.get(key)
    if (rows instanceof Set) rows.delete(row)
    else if (rows === row) this.#rows.delete(key)
  }
}

/**
 * Rows by key, in the order in which they were added. Rows are replaced, never edited, so that the indexes always
 * say what the rows say.
 */
export class Table<Row extends object, Name extends string = never> {
  readonly #key: (row: Row) => Key
  readonly #rows = new Map<Key, Row>()
  readonly #named: Readonly<Record<Name, Index>>
  readonly #indexes: readonly { readonly keys: Keys<Row>; readonly index: Index }[]
  readonly #journal: Journal | undefined

  constructor(key: (row: Row) => Key, keys: Readonly<Record<Name, Keys<Row>>>, journal?: Journal) {
    this.#key = key
    this.#journal = journal
    const indexes = Object.entries<Keys<Row>>(keys).map(([name, one]) => ({
      name,
      keys: one,
      index: new Index(),
    }))
    this.#indexes = indexes
    this.#named = Object.fromEntries(indexes.map(({ name, index }) => [name, index])) as never
  }

  get size(): number {
    return this.#rows.size
  }

  get(key: Key): Row | undefined {
    return this.#rows.get(key)
  }

  /** The row with this key, which must exist. */
  need(key: Key): Row {
    const row = this.#rows.get(key)
    if (!row) throw new Error(`No row has the key ${key}`)
    return row
  }

  all(): IterableIterator<Row> {
    return this.#rows.values()
  }

  /** The rows that have `key` in an index, in the order in which they came to have it. */
  by(index: Name, key: Key): Row[] {
    return Array.from(this.#named[index].get(key), one => this.#rows.get(one) as Row)
  }

  /** Adds a row, or replaces the one with its key. */
  put(row: Row): Row {
    const key = this.#key(row)
    this.#record(() => this.#write(key, row))
    return row
  }

  /** Replaces some fields of the row with this key, which must exist. */
  change(key: Key, fields: Partial<Row>): Row {
    return this.put({ ...this.need(key), ...fields })
  }

  remove(key: Key): void {
    if (this.#rows.has(key)) this.#record(() => this.#write(key, undefined))
  }

  #record(write: Write): void {
    if (this.#journal) this.#journal.write(write)
    else write()
  }

  /** Returns what takes it back. */
  #write(key: Key, row: Row | undefined): () => void {
    const before = this.#rows.get(key)
    for (const { keys, index } of this.#indexes) {
      const old = before ? keys(before) : []
      const fresh = row ? keys(row) : []
      for (const one of old) if (!fresh.includes(one)) index.remove(one, key)
      for (const one of fresh) if (!old.includes(one)) index.add(one, key)
    }
    if (row) this.#rows.set(key, row)
    else this.#rows.delete(key)
    return () => void this.#write(key, before)
  }
}
