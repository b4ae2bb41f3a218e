import { type Column, type ColumnSet, columnOf } from '../columns/column.ts'
import { quoted } from '../columns/quoted.ts'
import { isEmpty, meaning } from './field-change.ts'
import type { LiveUsers } from './live-users.ts'
import type { Change } from './plan.ts'
import type { RowRules } from './rules.ts'
import type { Snapshot } from './snapshot.ts'

/** A change that would give a user what another one has, where no two can have the same. */
export interface Clash {
  readonly key: string
  readonly column: string
  readonly message: string
}

/** A value in one column, or one that several columns make together. */
interface Value {
  readonly columns: readonly Column[]
  /** One cell for each column. */
  readonly cells: readonly string[]
}

/** What a row asks for where no two can have the same. */
interface Claim extends Value {
  readonly change: Change
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
export function clashes(
  changes: readonly Change[],
  set: ColumnSet,
  snapshot: Snapshot,
  users: LiveUsers,
  { shared }: Pick<RowRules, 'shared'>,
): Clash[] {
  const claims = changes
    .flatMap(change => claimsOf(change, set, users))
    .filter(claim => !isShared(claim, shared))
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
    const touched = (name: string) => change.fields.some(({ column }) => column === name)
    return change.kind !== 'delete' && !claim.columns.some(({ name }) => touched(name))
  }
  const waiting = rivals.filter(keeps)
  for (const { owner, claim } of waiting) {
    const { change } = claim
    if (change.held || refused.has(change.key)) continue
    refused.add(change.key)
    found.push(clashWith(users.label(owner), claim))
    // Whoever was to get what this user would have given up gets nothing either.
    for (const rival of rivalsByOwner.get(change.key) ?? []) waiting.push(rival)
  }
  return found
}

function claimsOf(change: Change, set: ColumnSet, users: LiveUsers): Claim[] {
  const after = new Map(change.fields.map(field => [field.column, field.after ?? '']))
  const cell = (name: string) =>
    after.get(name) ?? (change.kind === 'create' ? '' : users.cell(change.key, name))
  const single = [...after.keys()].filter(name => columnOf(set, name)?.unique).map(name => [name])
  const together = set.uniqueTogether?.filter(names => names.some(name => after.has(name))) ?? []
  return [...single, ...together].flatMap(names =>
    valuesOf(columnsNamed(set, names), names.map(cell)).map(value => ({ ...value, change })),
  )
}

function isShared({ columns, cells }: Value, shared: RowRules['shared']): boolean {
  const [column, ...others] = columns
  return (
    column !== undefined &&
    others.length === 0 &&
    (shared?.get(column.name)?.has(meaning(column, cells[0] ?? '')) ?? false)
  )
}

/** The values of some cells together: several where the columns hold lists, whose items belong together by their order. */
function valuesOf(columns: readonly Column[], cells: readonly string[]): Value[] {
  if (cells.some(isEmpty)) return []
  const lists = columns.map(({ type }, at) => type.items?.(cells[at] ?? '') ?? [cells[at] ?? ''])
  const longest = lists.reduce((most, { length }) => Math.max(most, length), 0)
  return Array.from({ length: longest }, (_, at) => ({
    columns,
    cells: lists.map(list => list[at] ?? list.at(-1) ?? ''),
  }))
}

function columnsNamed(set: ColumnSet, names: readonly string[]): Column[] {
  return names.map(name => columnOf(set, name)).filter(column => column !== undefined)
}

/** Claims of two rows to one value. Held changes count: released, they would clash. */
function* amongRows(claims: readonly Claim[]): Generator<Clash> {
  for (const equal of Map.groupBy(claims, valueId).values()) {
    for (const claim of equal) {
      const { change } = claim
      const other = equal.find(one => one.change !== change)?.change
      if (!other) continue
      const message =
        `${described(claim)} is also asked for by line ${other.line}, ${other.label ?? other.key}: no two users can have ` +
        'the same'
      yield { key: change.key, column: columnOfClash(claim), message }
    }
  }
}

function clashWith(owner: string, claim: Claim): Clash {
  const message =
    `${described(claim)} belongs to ${owner}, who keeps it, and no two users can have the same: choose ` +
    `another, or change ${owner} too`
  return { key: claim.change.key, column: columnOfClash(claim), message }
}

/** `exten "1000" with context "inside"`. */
function described({ columns, cells }: Value): string {
  return columns
    .map((column, at) => `${column.name} ${quoted(meaning(column, cells[at] ?? ''))}`)
    .join(' with ')
}

function columnOfClash({ columns }: Value): string {
  return columns[0]?.name ?? ''
}

function rivalsOf(claims: readonly Claim[], snapshot: Snapshot): Rival[] {
  const kinds = [...new Map(claims.map(({ columns }) => [kindId(columns), columns])).values()]
  const names = [...new Set(kinds.flat().map(({ name }) => name))]
  const claimed = Map.groupBy(claims, valueId)
  const rivals: Rival[] = []
  for (const owner of snapshot.keys()) {
    const cells = snapshot.cells(owner, names) ?? []
    for (const columns of kinds) {
      const own = valuesOf(
        columns,
        columns.map(({ name }) => cells[names.indexOf(name)] ?? ''),
      )
      for (const value of own) {
        for (const claim of claimed.get(valueId(value)) ?? []) {
          if (claim.change.key !== owner) rivals.push({ owner, claim })
        }
      }
    }
  }
  return rivals
}

function kindId(columns: readonly Column[]): string {
  return columns.map(({ name }) => name).join('\n')
}

/** The same for values that are the same. */
function valueId({ columns, cells }: Value): string {
  return JSON.stringify([kindId(columns), ...columns.map((column, at) => meaning(column, cells[at] ?? ''))])
}
