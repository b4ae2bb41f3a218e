import { columnOf } from '../../../roster/columns/column.ts'
import { meaning } from '../../../roster/planning/field-change.ts'
import type { FieldChange } from '../../../roster/planning/plan.ts'
import { Failure } from '../../../work/failure.ts'
import type { Key } from '../../platform.ts'
import { cellsOf } from '../cells.ts'
import type { PortalUser } from '../portal-user.ts'
import type { Tools } from './tools.ts'

type Ground = Pick<Tools, 'columns' | 'facts'>

/** What a field is to be, or was. */
type Wanted = Pick<FieldChange, 'column' | 'before' | 'after'>

/** Columns of `fields` under which the user does not have what was asked for. */
export function unmet(user: PortalUser, fields: readonly Wanted[], ground: Ground): string[] {
  return differing(user, fields, ground, ['after'])
}

/**
 * Makes sure that what is to change is as the plan saw it, or is already as it is to be. Throws a `Failure` when somebody
 * else has changed it meanwhile: then it is not known whether the roster still means it.
 */
export function assertAsPlanned(user: PortalUser, fields: readonly Wanted[], ground: Ground): void {
  const moved = differing(user, fields, ground, ['before', 'after'])
  if (moved.length > 0) throw changedMeanwhile(user.username, moved)
}

/** Columns under which the user has nothing of what a field may be. */
function differing(
  user: PortalUser,
  fields: readonly Wanted[],
  { columns, facts }: Ground,
  allowed: readonly ('before' | 'after')[],
): string[] {
  const cells = cellsOf(user, { names: facts.groupNames })
  const isOne = (field: Wanted) => {
    const column = columnOf(columns, field.column)
    if (!column) throw new Error(`${field.column} is not a column of XMedius`)
    const now = meaning(column, cells.get(field.column) ?? '')
    return allowed.some(moment => now === meaning(column, field[moment] ?? ''))
  }
  return fields.filter(field => !isOne(field)).map(({ column }) => column)
}

export function changedMeanwhile(key: Key, columns: readonly string[]): Failure {
  return new Failure(
    'rejected',
    `Somebody else has changed ${columns.join(', ')} of ${key} since the plan was made, so nothing was sent.`,
    { code: 'ChangedMeanwhile', cure: 'Plan again, and see whether the roster is still what is wanted.' },
  )
}

/** For a reading after an answer that does not show what was asked for. */
export function notBroughtAbout(key: Key, columns: readonly string[]): Failure {
  return new Failure(
    'rejected',
    `XMedius Cloud accepted the change of ${key}, but does not show it in: ${columns.join(', ')}.`,
    {
      code: 'NotBroughtAbout',
      cure: 'Look at the user in the portal, then plan again.',
      effectUnknown: true,
    },
  )
}

/** For a user who was there when the plan was made. */
export function userGone(key: Key): Failure {
  return new Failure('rejected', `XMedius Cloud knows no user ${key} any more.`, {
    code: 'UserNotFound',
    cure: 'The user was deleted since the plan was made: plan again.',
  })
}
