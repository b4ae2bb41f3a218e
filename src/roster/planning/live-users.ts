import type { ColumnSet } from '../columns/column.ts'
import { foldKey } from './fold-key.ts'
import type { Header } from './header.ts'
import type { UserView } from './rules.ts'
import type { Snapshot } from './snapshot.ts'

/** The users of the platform, as the rows of a roster ask for them. */
export class LiveUsers {
  readonly #snapshot: Snapshot
  readonly #header: Header
  readonly #ignoreCase: boolean
  readonly #label: ColumnSet['label']
  /** Keys by their folded form. Made when it is first asked for: most rosters spell every key as the platform does. */
  #byFoldedKey: Map<string, readonly string[]> | undefined
  readonly #single = new Map<string, readonly [string]>()
  /** Columns that rules have asked for and the roster lacks: a user is read once for all of them. */
  #further: readonly string[] = []

  constructor(snapshot: Snapshot, header: Header, { keyIgnoresCase, label }: ColumnSet) {
    this.#snapshot = snapshot
    this.#header = header
    this.#ignoreCase = keyIgnoresCase
    this.#label = label
  }

  keys(): Iterable<string> {
    return this.#snapshot.keys()
  }

  fold(key: string): string {
    return foldKey(key, this.#ignoreCase)
  }

  /** The users that a key can mean: the one that is spelled exactly so, else all that are equal when folded. */
  meant(key: string): readonly string[] {
    if (this.#snapshot.has(key)) return [key]
    this.#byFoldedKey ??= this.#foldAll()
    return this.#byFoldedKey.get(this.fold(key)) ?? []
  }

  /** The cells of a user under the columns of the roster; undefined when no user has exactly this key. */
  cells(key: string): readonly string[] | undefined {
    return this.#snapshot.cells(key, this.#header.names)
  }

  /** One cell of a user, '' where it has nothing. */
  cell(key: string, column: string): string {
    // The snapshot works out once where the columns of an array are.
    const names = this.#single.get(column) ?? [column]
    this.#single.set(column, names)
    return this.#snapshot.cells(key, names)?.[0] ?? ''
  }

  /** What people call a user; the key where there is nothing better. */
  label(key: string): string {
    const cells = this.#label && this.cells(key)
    return (cells && this.#label?.(this.view(key, cells))) || key
  }

  /** All cells of a user, also under columns that the roster lacks. */
  view(key: string, cells: readonly string[]): UserView {
    let further: readonly string[] = []
    return {
      get: name => {
        const at = this.#header.at.get(name)
        if (at !== undefined) return cells[at]
        if (!this.#further.includes(name)) this.#further = [...this.#further, name]
        const position = this.#further.indexOf(name)
        if (position >= further.length) further = this.#snapshot.cells(key, this.#further) ?? []
        return further[position]
      },
    }
  }

  #foldAll(): Map<string, readonly string[]> {
    const byFoldedKey = new Map<string, readonly string[]>()
    for (const key of this.#snapshot.keys()) {
      const folded = this.fold(key)
      byFoldedKey.set(folded, [...(byFoldedKey.get(folded) ?? []), key])
    }
    return byFoldedKey
  }
}
