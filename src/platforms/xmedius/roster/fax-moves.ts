import type { Change } from '../../../roster/planning/plan.ts'
import type { Key } from '../../platform.ts'
import { oneOfEachRing } from '../../rings.ts'
import type { NumberFacts } from './account-facts.ts'

/** What becomes of the main fax number of a user who exists. */
export interface FaxMove {
  readonly key: Key
  /** The number that the user has now; null for none. */
  readonly before: string | null
  readonly after: string
}

/** Who gives up the fax number that somebody takes. */
export interface FaxMoves {
  readonly moves: readonly FaxMove[]
  /** By a number of one's own that a user gives up: that user. */
  readonly holders: ReadonlyMap<string, Key>
  /** One user of each ring in which everyone takes what the next one has: nobody could be first. */
  readonly parked: ReadonlySet<Key>
}

export function faxMoves(changes: readonly Change[], numbers: ReadonlyMap<string, NumberFacts>): FaxMoves {
  const moves = changes.filter(({ kind }) => kind === 'update').flatMap(moveOf)
  const holders = new Map(
    moves.flatMap(({ key, before }) => (before !== null && isOwn(numbers, before) ? [[before, key]] : [])),
  )
  const from = new Map(
    moves.flatMap(({ key, after }) => {
      const holder = holders.get(after)
      return holder === undefined ? [] : [[key, holder] as const]
    }),
  )
  return { moves, holders, parked: oneOfEachRing(from) }
}

/** Whether a number is somebody's own: of those that several users have, the portal keeps no account. */
export function isOwn(numbers: ReadonlyMap<string, NumberFacts>, number: string): boolean {
  const facts = numbers.get(number)
  return facts !== undefined && !facts.shared && !facts.default
}

function moveOf({ key, fields }: Change): FaxMove[] {
  const { before = null, after = null } = fields.find(({ column }) => column === 'fax_number') ?? {}
  return after === null ? [] : [{ key, before: before?.trim() ?? null, after }]
}
