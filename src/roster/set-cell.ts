import { compareCodePoints } from './order.ts'

/**
 * A set as one cell: items in code point order, joined by `;`. A backslash escapes `;` and itself inside an item.
 */
export function formatSet(items: Iterable<string>): string {
  const unique = [...new Set(items)].sort(compareCodePoints)
  return unique.map(item => item.replace(/[\\;]/g, '\\$&')).join(';')
}

/** The items of a cell that `formatSet` wrote. An empty cell is the empty set; empty items are dropped. */
export function parseSet(cell: string): string[] {
  const items: string[] = []
  let item = ''
  for (let i = 0; i < cell.length; i += 1) {
    const char = cell.charAt(i)
    if (char === '\\' && i + 1 < cell.length) {
      i += 1
      item += cell.charAt(i)
    } else if (char === ';') {
      items.push(item)
      item = ''
    } else {
      item += char
    }
  }
  items.push(item)
  return items.filter(text => text !== '')
}
