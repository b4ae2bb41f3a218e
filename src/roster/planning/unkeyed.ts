import type { ColumnSet } from '../columns/column.ts'
import { type Mark, markColumns, marksOfRow, marksOfUser, provisionalKey } from '../columns/marks.ts'
import type { Snapshot } from './snapshot.ts'

/** Whom a row without a key is about. */
export type Meant =
  | { readonly kind: 'user'; readonly key: string; readonly mark: Mark }
  | { readonly kind: 'several'; readonly keys: readonly string[]; readonly mark: Mark }
  /** Nobody yet; `key` is what the user is called until there is one. */
  | { readonly kind: 'new'; readonly key: string; readonly mark: Mark }

/** Finds the users of rows that have no key, where the platform's rows need none. */
export class Unkeyed {
  readonly #set: ColumnSet
  readonly #snapshot: Snapshot
  /** Made when it is first asked for: in most rosters every row has its key. */
  #byMark: Map<string, readonly string[]> | undefined

  constructor(set: ColumnSet, snapshot: Snapshot) {
    this.#set = set
    this.#snapshot = snapshot
  }

  /**
   * Whom a row means by what else it says; the surest mark that somebody has decides.
   * @returns undefined when it says nothing by which anybody is known
   */
  meant(cell: (column: string) => string): Meant | undefined {
    const marks = marksOfRow(this.#set, cell)
    this.#byMark ??= this.#index()
    for (const mark of marks) {
      const [key, ...others] = this.#byMark.get(mark.text) ?? []
      if (key === undefined) continue
      return others.length > 0
        ? { kind: 'several', keys: [key, ...others], mark }
        : { kind: 'user', key, mark }
    }
    const [mark] = marks
    return mark && { kind: 'new', key: provisionalKey(mark, cell), mark }
  }

  #index(): Map<string, readonly string[]> {
    const names = markColumns(this.#set)
    const byMark = new Map<string, string[]>()
    for (const key of this.#snapshot.keys()) {
      const cells = this.#snapshot.cells(key, names) ?? []
      for (const { text } of marksOfUser(this.#set, name => cells[names.indexOf(name)] ?? '')) {
        const keys = byMark.get(text)
        if (keys) keys.push(key)
        else byMark.set(text, [key])
      }
    }
    return byMark
  }
}
