import type { Change } from '../../../roster/planning/plan.ts'
import type { Key } from '../../platform.ts'
import { fieldOf } from './fields.ts'
import { type PartName, partOf } from './parts.ts'

/** Columns of values that no two users can have at once. */
const movable = ['exten', 'sip_username', 'voicemail_number', 'incall_exten', 'username', 'email'] as const

export type MovableColumn = (typeof movable)[number]

/** A value that somebody gives up for a while, so that a ring of users who take from each other can begin. */
export interface Loan {
  readonly key: Key
  readonly column: MovableColumn
}

/** Who waits for whom, where users take what others have. */
export interface Moves {
  /** The users whose part must be changed before this part of this user. */
  givers(part: PartName, key: Key): readonly Key[]
  /** The loans that this part of a user waits for: those of others, and its own. */
  loans(part: PartName, key: Key): readonly Loan[]
  readonly allLoans: readonly Loan[]
  /** All values of a column that somebody is to have. */
  wanted(column: MovableColumn): ReadonlySet<string>
}

/** That `taker` takes what `giver` has in a column. */
interface Edge {
  readonly taker: Key
  readonly giver: Key
  readonly column: MovableColumn
}

/**
 * Values are told apart without what belongs to them, such as the context of an extension: it may not change, and is not
 * in a change then. At worst somebody waits who need not.
 */
export function movesOf(changes: readonly Change[]): Moves {
  const edges = movable.flatMap(column => edgesOf(column, changes))
  const byPart = Map.groupBy(edges, ({ column }) => partOf(column))
  const closing = new Set([...byPart.values()].flatMap(closingEdges))
  const loans = [
    ...new Map([...closing].map(({ giver: key, column }) => [`${column} ${key}`, { key, column }])).values(),
  ]
  const byTaker = Map.groupBy(edges, ({ column, taker }) => nameOf(partOf(column), taker))
  const byUser = Map.groupBy(loans, ({ column, key }) => nameOf(partOf(column), key))
  const ofTaker = (part: PartName, key: Key) => byTaker.get(nameOf(part, key)) ?? []
  return {
    givers: (part, key) => [
      ...new Set(ofTaker(part, key).flatMap(edge => (closing.has(edge) ? [] : [edge.giver]))),
    ],
    loans: (part, key) => [
      ...(byUser.get(nameOf(part, key)) ?? []),
      ...ofTaker(part, key).flatMap(edge =>
        closing.has(edge) ? [{ key: edge.giver, column: edge.column }] : [],
      ),
    ],
    allLoans: loans,
    wanted: column => new Set(changes.flatMap(change => valuesOf(change, column, 'after'))),
  }
}

function edgesOf(column: MovableColumn, changes: readonly Change[]): Edge[] {
  const givers = new Map(
    changes.flatMap(change => valuesOf(change, column, 'before').map(value => [value, change.key] as const)),
  )
  return changes.flatMap(change =>
    valuesOf(change, column, 'after').flatMap(value => {
      const giver = givers.get(value)
      return giver === undefined || giver === change.key ? [] : [{ taker: change.key, giver, column }]
    }),
  )
}

/** What a change gives up in a column, or takes; nothing, or one value. */
function valuesOf({ fields }: Change, column: string, when: 'before' | 'after'): string[] {
  const cell = fieldOf(fields, column)?.[when] ?? ''
  // Letter case tells no two of them apart.
  return cell === '' ? [] : [cell.trim().toLowerCase()]
}

/** Edges without which nobody waits for himself. */
function closingEdges(edges: readonly Edge[]): Edge[] {
  const byTaker = Map.groupBy(edges, ({ taker }) => taker)
  const closing: Edge[] = []
  const visited = new Set<Key>()
  const onTheWay = new Set<Key>()
  // The users on the way, each with what is still to be followed from it. Not recursive: a way may be as long as a roster.
  const way: { readonly key: Key; readonly ahead: Edge[] }[] = []
  const enter = (key: Key) => {
    visited.add(key)
    onTheWay.add(key)
    way.push({ key, ahead: [...(byTaker.get(key) ?? [])] })
  }
  for (const start of byTaker.keys()) {
    if (!visited.has(start)) enter(start)
    for (let last = way.at(-1); last; last = way.at(-1)) {
      const edge = last.ahead.pop()
      if (!edge) {
        onTheWay.delete(last.key)
        way.pop()
      } else if (onTheWay.has(edge.giver)) closing.push(edge)
      else if (!visited.has(edge.giver)) enter(edge.giver)
    }
  }
  return closing
}

function nameOf(part: PartName, key: Key): string {
  return `${part} ${key}`
}
