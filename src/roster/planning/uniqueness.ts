import { type Column, type ColumnSet, columnOf } from '../columns/column.ts'
import { quoted } from '../columns/quoted.ts'
import { meaning } from './field-change.ts'
import type { Change } from './plan.ts'
import type { Snapshot } from './snapshot.ts'

/** A change that would give a user what another one has, in a column where no two can have the same. */
export interface Clash {
  readonly key: string
  readonly column: string
  readonly message: string
}

/** What a row asks for in a unique column. */
interface Claim {
  readonly change: Change
  readonly column: Column
  readonly value: string
}

/** A user of the platform who has what a row asks for. */
interface Rival {
  readonly owner: string
  readonly claim: Claim
}

/**
 * The changes that cannot stand beside others, or beside what users of the platform keep. Taking a value from a user who
 * gives it up in the same plan is fine.
 */
export function clashes(changes: readonly Change[], set: ColumnSet, snapshot: Snapshot): Clash[] {
  const claims = changes.flatMap(change => claimsOf(change, set))
  if (claims.length === 0) return []
  const found = [...amongRows(claims)]
  const refused = new Set(found.map(({ key }) => key))
  const rivals = rivalsOf(claims, snapshot)
  const rivalsByOwner = Map.groupBy(rivals, ({ owner }) => owner)

  const byKey = new Map(changes.map(change => [change.key, change]))
  const keeps = ({ owner, claim }: Rival) => {
    const change = byKey.get(owner)
    // What is held or refused is not applied.
    if (!change || change.held || refused.has(owner)) return true
    return change.kind !== 'delete' && !change.fields.some(({ column }) => column === claim.column.name)
  }
  const waiting = rivals.filter(keeps)
  for (const { owner, claim } of waiting) {
    const { change } = claim
    if (change.held || refused.has(change.key)) continue
    refused.add(change.key)
    found.push(clashWith(owner, claim))
    // Whoever was to get what this user would have given up gets nothing either.
    for (const rival of rivalsByOwner.get(change.key) ?? []) waiting.push(rival)
  }
  return found
}

function claimsOf(change: Change, set: ColumnSet): Claim[] {
  return change.fields.flatMap(({ column: name, after }) => {
    const column = columnOf(set, name)
    return column?.unique && after !== null ? [{ change, column, value: meaning(column, after) }] : []
  })
}

/** Claims of two rows to one value. Held changes count: released, they would clash. */
function* amongRows(claims: readonly Claim[]): Generator<Clash> {
  for (const equal of Map.groupBy(claims, claimId).values()) {
    for (const { change, column, value } of equal) {
      const other = equal.find(claim => claim.change !== change)?.change
      if (!other) continue
      const message =
        `${column.name} ${quoted(value)} is also asked for by line ${other.line}, ${other.key}: no two users can have ` +
        'the same'
      yield { key: change.key, column: column.name, message }
    }
  }
}

function clashWith(owner: string, { change, column, value }: Claim): Clash {
  const message =
    `${column.name} ${quoted(value)} belongs to ${owner}, who keeps it, and no two users can have the same: choose ` +
    `another, or change ${owner} too`
  return { key: change.key, column: column.name, message }
}

function rivalsOf(claims: readonly Claim[], snapshot: Snapshot): Rival[] {
  const columns = [...new Map(claims.map(({ column }) => [column.name, column])).values()]
  const names = columns.map(({ name }) => name)
  const claimed = Map.groupBy(claims, claimId)
  const rivals: Rival[] = []
  for (const owner of snapshot.keys()) {
    const cells = snapshot.cells(owner, names) ?? []
    for (const [at, column] of columns.entries()) {
      for (const claim of claimed.get(claimId({ column, value: meaning(column, cells[at] ?? '') })) ?? []) {
        rivals.push({ owner, claim })
      }
    }
  }
  return rivals
}

/** The same for claims to the same. */
function claimId({ column, value }: Pick<Claim, 'column' | 'value'>): string {
  return `${column.name}\n${value}`
}
