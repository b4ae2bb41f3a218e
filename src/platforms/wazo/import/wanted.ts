import type { FieldChange } from '../../../roster/planning/plan.ts'
import { Failure } from '../../../work/failure.ts'
import type { Cells, Key } from '../../platform.ts'
import { meant, pieces } from '../roster/fields.ts'
import { type Secrets, secretOf } from './secrets.ts'

/** One cell that is to be brought about. */
export interface Wanted {
  readonly column: string
  /** What the platform had when the plan was made, null for nothing; undefined where that does not count. */
  readonly before: string | null | undefined
  /** What is to be there, secrets too; null for nothing. */
  readonly after: string | null
}

/**
 * What a change asks for, with its secrets. Throws a `Failure` when one of those was not handed over.
 * @param free columns of which it does not count what was there
 */
export function wantedOf(
  key: Key,
  fields: readonly FieldChange[],
  secrets: Secrets,
  free: readonly string[] = [],
): Wanted[] {
  return fields.map(({ column, before, after, secret }) =>
    secret
      ? { column, before: undefined, after: secretOf(key, column, secrets) ?? null }
      : { column, before: free.includes(column) ? undefined : before, after },
  )
}

/** The cell that a column is to have: what is wanted, else what is there. */
export function cellAfter(cells: Cells, wanted: readonly Wanted[], column: string): string {
  const found = wanted.find(one => one.column === column)
  return (found ? found.after : cells.get(column)) ?? ''
}

/** What of a column is wanted; undefined where nothing is. */
export function wantedIn(wanted: readonly Wanted[], column: string): Wanted | undefined {
  return wanted.find(one => one.column === column)
}

/** The columns under which a user does not have what was asked for. */
export function unmet(cells: Cells, wanted: readonly Wanted[]): string[] {
  return wanted
    .filter(({ column, after }) => !isSame(column, cells.get(column), after))
    .map(({ column }) => column)
}

/**
 * Makes sure that what is to change is as the plan saw it, or on the way to how it is to be. Throws a `Failure` when somebody
 * else has changed it meanwhile: then it is not known whether the roster still means it.
 */
export function assertAsPlanned(key: Key, cells: Cells, wanted: readonly Wanted[]): void {
  const moved = wanted.filter(one => !isOnTheWay(cells, one)).map(({ column }) => column)
  if (moved.length > 0) throw changedMeanwhile(key, moved)
}

/** Of a set, some items may have come and gone already. */
function isOnTheWay(cells: Cells, { column, before, after }: Wanted): boolean {
  if (before === undefined) return true
  const [now, had, has] = [cells.get(column), before, after].map(cell => pieces(column, cell ?? ''))
  if (!now || !had || !has) return false
  return now.isSubsetOf(had.union(has)) && had.intersection(has).isSubsetOf(now)
}

export function changedMeanwhile(key: Key, columns: readonly string[]): Failure {
  return new Failure(
    'rejected',
    `Somebody else has changed ${columns.join(', ')} of ${key} since the plan was made, so nothing was sent.`,
    { code: 'ChangedMeanwhile', cure: 'Plan again, and see whether the roster is still what is wanted.' },
  )
}

/** For a reading after a change that does not show what was asked for. */
export function notBroughtAbout(key: Key, columns: readonly string[]): Failure {
  return new Failure(
    'rejected',
    `Wazo accepted the change of ${key}, but does not show it in: ${columns.join(', ')}.`,
    {
      code: 'NotBroughtAbout',
      cure: 'Look at the user in Wazo, then plan again.',
      effectUnknown: true,
    },
  )
}

/** For a user who was there when the plan was made. */
export function userGone(key: Key): Failure {
  return new Failure('rejected', `Wazo has no user ${key} any more.`, {
    code: 'UserNotFound',
    cure: 'The user was deleted since the plan was made: plan again.',
  })
}

function isSame(column: string, a: string | null | undefined, b: string | null): boolean {
  return meant(column, a ?? '') === meant(column, b ?? '')
}
