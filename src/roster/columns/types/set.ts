import { compareCodePoints } from '../../order.ts'
import { formatSet, parseSet } from '../../set-cell.ts'
import type { CellType } from '../cell-type.ts'
import { plain } from '../plain.ts'

export interface SetOptions {
  /** One of its items, as people call it: `agent group`. */
  readonly item: string
  readonly example: string
}

/** Names separated by `;`, in any order. A backslash goes before a `;` or a backslash inside a name. */
export function set({ item, example }: SetOptions): CellType {
  return {
    name: `set of ${item}s`,
    check: cell => (itemsOf(cell).length > 0 ? undefined : noItems(item)),
    canonical: cell => formatSet(itemsOf(cell)) || plain(cell),
    items: itemsOf,
    names: itemsOf,
    rule: `${item}s, separated by ;`,
    example,
    schema: { type: 'string', pattern: '[^;\\s]' },
  }
}

/** What is wrong with a set without items, since an empty cell says that better. */
export function noItems(item: string): string {
  return `has separators and no ${item} between them: leave the cell empty, or name one`
}

/** The items of a cell in code point order, each once, trimmed and in NFC. */
export function itemsOf(cell: string): readonly string[] {
  const items = new Set(parseSet(plain(cell)).map(plain))
  items.delete('')
  return [...items].sort(compareCodePoints)
}
