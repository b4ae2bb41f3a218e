import type { Range } from './invisible.ts'

/** What somebody looks for. */
export interface Search {
  /** Words that must all be there, in lower case. */
  readonly terms: readonly string[]
  /** Where they are in a text. */
  hits(text: string): readonly Range[]
}

/** Reads the words of a search box: in any order, whatever their case. */
export function search(find: string): Search {
  const terms = find
    .normalize('NFC')
    .toLowerCase()
    .split(/\s+/u)
    .filter(term => term !== '')
  const pattern = [...terms]
    .sort((a, b) => b.length - a.length)
    .map(term => term.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('|')
  const expression = new RegExp(pattern, 'giu')
  return {
    terms,
    hits(text) {
      if (pattern === '') return []
      return Array.from(text.matchAll(expression), ({ 0: found, index }) => ({
        start: index,
        end: index + found.length,
        kind: 'hit',
      }))
    },
  }
}
