import type { Entry } from '../entry.ts'

/** What somebody wants to see. */
export interface Query {
  /** None means all. */
  readonly groups: readonly string[]
  /** Words as they were typed. */
  readonly find: string
  /** The name of a column; empty for any. */
  readonly column: string
  /** `group` is the order of the data: by group, then by key. */
  readonly sort: 'group' | 'key' | 'line' | 'fields'
}

export interface Selection {
  /** Makes the texts to search, so that the first search need not. */
  prepare(): void
  /** How many entries are about each column, by name. */
  readonly columns: ReadonlyMap<string, number>
  /** @param terms words in lower case that must all be there */
  select(query: Query, terms: readonly string[]): readonly Entry[]
}

/** The entries of a page, to be filtered and sorted. Orders and the texts to search are made once. */
export function selection(entries: readonly Entry[], names: readonly string[]): Selection {
  const orders = new Map<string, readonly number[]>()
  const texts: string[] = []

  function columnsOf(entry: Entry): readonly string[] {
    if ('code' in entry) return entry.field === undefined ? [] : [entry.field]
    return entry.fields.map(([column]) => names[column] ?? '')
  }

  function nameOf(entry: Entry): string {
    return 'label' in entry ? (entry.label ?? entry.key) : entry.key
  }

  function textOf(at: number, entry: Entry): string {
    let text = texts[at]
    if (text === undefined) {
      const parts: (string | null | undefined)[] = [nameOf(entry), entry.key, ...columnsOf(entry)]
      if ('code' in entry) parts.push(entry.place, entry.code, entry.message, entry.original)
      else {
        for (const [, before, after] of entry.fields) parts.push(before, after)
        if (entry.group !== entry.kind) parts.push(entry.kind)
        if (entry.outcome) parts.push(entry.outcome.code, entry.outcome.message, entry.outcome.cure)
        if (entry.held) parts.push(entry.held.message, ...(entry.held.others ?? []))
      }
      text = parts.join('\n').normalize('NFC').toLowerCase()
      texts[at] = text
    }
    return text
  }

  function sorted<Value extends string | number>(value: (entry: Entry) => Value): readonly number[] {
    const values = entries.map(value)
    return entries
      .map((_, at) => at)
      .sort((a, b) => {
        const [first, second] = [values[a], values[b]]
        if (first === second || first === undefined || second === undefined) return 0
        return first < second ? -1 : 1
      })
  }

  function order(sort: Query['sort']): readonly number[] {
    let found = orders.get(sort)
    if (!found) {
      found = {
        group: () => entries.map((_, at) => at),
        key: () => sorted(entry => nameOf(entry).toLowerCase()),
        line: () => sorted(entry => entry.line ?? Number.POSITIVE_INFINITY),
        fields: () => sorted(entry => ('code' in entry ? 0 : -entry.fields.length)),
      }[sort]()
      orders.set(sort, found)
    }
    return found
  }

  const columns = new Map<string, number>()
  for (const entry of entries) {
    for (const column of columnsOf(entry)) columns.set(column, (columns.get(column) ?? 0) + 1)
  }
  return {
    columns,
    prepare() {
      for (const [at, entry] of entries.entries()) textOf(at, entry)
    },
    select(query, terms) {
      const groups = new Set(query.groups)
      const matches: Entry[] = []
      for (const at of order(query.sort)) {
        const entry = entries[at]
        if (entry === undefined) continue
        if (groups.size > 0 && !groups.has(entry.group)) continue
        if (query.column !== '' && !columnsOf(entry).includes(query.column)) continue
        if (terms.length > 0) {
          const text = textOf(at, entry)
          if (!terms.every(term => text.includes(term))) continue
        }
        matches.push(entry)
      }
      return matches
    },
  }
}
