import type { Column } from '../columns/column.ts'
import { meaning } from './field-change.ts'
import type { HeaderColumn } from './header.ts'
import type { RowRules } from './rules.ts'
import type { Snapshot } from './snapshot.ts'

/** What a new user is known by: values by column. */
export type Traits = ReadonlyMap<string, string>

/** Why two keys are probably one person's. */
export interface Suspicion {
  /** The keys on the other side: missing users of a new one, new users of a missing one. */
  readonly others: ReadonlySet<string>
  /** The columns in which they have the same value. */
  readonly columns: ReadonlySet<string>
}

/** What a row says in the columns by which people are known; what several may have all the same says nothing. */
export function traitsOf(
  identifying: readonly HeaderColumn[],
  cells: readonly string[],
  { shared }: Pick<RowRules, 'shared'>,
): Traits {
  const telling = identifying.filter(
    ({ column, at }) => !shared?.get(column.name)?.has(meaning(column, cells[at] ?? '')),
  )
  const traits = telling.map(({ column, at }) => [column.name, trait(column, cells[at] ?? '')] as const)
  return new Map(traits.filter(([, value]) => value !== ''))
}

/** Letter case tells no two people apart. */
function trait(column: Column, cell: string): string {
  return meaning(column, cell).toLowerCase()
}

/**
 * New users who are probably missing ones under another key: both have a value that no other new and no other missing
 * user has. What several share, such as the address of a team, says nothing.
 * @param newcomers what each new user is known by
 * @returns suspicions by key, of new and of missing users
 */
export function suspectedRenames(
  newcomers: ReadonlyMap<string, Traits>,
  missing: readonly string[],
  identifying: readonly HeaderColumn[],
  snapshot: Snapshot,
): ReadonlyMap<string, Suspicion> {
  const suspicions = new Map<string, { others: Set<string>; columns: Set<string> }>()
  const suspect = (key: string, other: string, column: string) => {
    const { others, columns } = suspicions.get(key) ?? { others: new Set(), columns: new Set() }
    suspicions.set(key, { others: others.add(other), columns: columns.add(column) })
  }
  for (const value of valuesOf(newcomers, missing, identifying, snapshot)) {
    const [newcomer, ...otherNewcomers] = value.newcomers
    const [leaver, ...otherLeavers] = value.missing
    if (newcomer === undefined || leaver === undefined) continue
    if (otherNewcomers.length + otherLeavers.length > 0) continue
    suspect(newcomer, leaver, value.column)
    suspect(leaver, newcomer, value.column)
  }
  return suspicions
}

/** A value that new users are known by, and who has it. */
interface Value {
  readonly column: string
  readonly newcomers: string[]
  readonly missing: string[]
}

function valuesOf(
  newcomers: ReadonlyMap<string, Traits>,
  missing: readonly string[],
  identifying: readonly HeaderColumn[],
  snapshot: Snapshot,
): Iterable<Value> {
  const values = new Map(identifying.map(({ column }) => [column.name, new Map<string, Value>()]))
  for (const [key, traits] of newcomers) {
    for (const [column, text] of traits) {
      const value = values.get(column)?.get(text)
      if (value) value.newcomers.push(key)
      else values.get(column)?.set(text, { column, newcomers: [key], missing: [] })
    }
  }
  const names = [...values.keys()]
  for (const key of newcomers.size > 0 ? missing : []) {
    const cells = snapshot.cells(key, names) ?? []
    for (const [at, { column }] of identifying.entries()) {
      const value = values.get(column.name)?.get(trait(column, cells[at] ?? ''))
      value?.missing.push(key)
    }
  }
  return values.values().flatMap(byText => byText.values())
}
