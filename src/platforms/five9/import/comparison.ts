import { columnOf } from '../../../roster/columns/column.ts'
import { meaning } from '../../../roster/planning/field-change.ts'
import type { FieldChange } from '../../../roster/planning/plan.ts'
import { Failure } from '../../../work/failure.ts'
import type { Key } from '../../platform.ts'
import { cellsOf } from '../columns.ts'
import { type ExportConfig, everything } from '../export-config.ts'
import { five9Columns } from '../roster-columns.ts'
import type { UserInfo } from '../user.ts'
import { generalInfoFields } from '../vocabulary.ts'

/** Every cell that a roster can hold. */
const whole: ExportConfig = { ...everything, generalInfoFields: [...generalInfoFields] }

/** Columns of `fields` under which the user does not have what was asked for. */
export function unmet(user: UserInfo, fields: readonly FieldChange[]): string[] {
  const cells = cellsOf(user, whole)
  return fields
    .filter(({ column, after }) => !isSame(column, cells.get(column), after))
    .map(({ column }) => column)
}

/**
 * Makes sure that what is to change is as the plan saw it, or is already as it is to be. Throws a `Failure` when somebody
 * else has changed it meanwhile: then it is not known whether the roster still means it.
 */
export function assertAsPlanned(key: Key, user: UserInfo, fields: readonly FieldChange[]): void {
  const cells = cellsOf(user, whole)
  const moved = fields
    .filter(({ column, before, after }) => {
      const now = cells.get(column)
      return !isSame(column, now, before) && !isSame(column, now, after)
    })
    .map(({ column }) => column)
  if (moved.length > 0) throw changedMeanwhile(key, moved)
}

export function changedMeanwhile(key: Key, columns: readonly string[]): Failure {
  return new Failure(
    'rejected',
    `Somebody else has changed ${columns.join(', ')} of ${key} since the plan was made, so nothing was sent.`,
    { code: 'ChangedMeanwhile', cure: 'Plan again, and see whether the roster is still what is wanted.' },
  )
}

/** For an answer, or a reading after it, that does not show what was asked for. */
export function notBroughtAbout(key: Key, columns: readonly string[]): Failure {
  return new Failure(
    'rejected',
    `Five9 accepted the change of ${key}, but does not show it in: ${columns.join(', ')}.`,
    {
      code: 'NotBroughtAbout',
      cure: 'Look at the user in the VCC Administrator, then plan again.',
      effectUnknown: true,
    },
  )
}

/** For a user who was there when the plan was made. */
export function userGone(key: Key): Failure {
  return new Failure('rejected', `Five9 knows no user ${key} any more.`, {
    code: 'UserNotFound',
    cure: 'The user was deleted since the plan was made: plan again.',
  })
}

function isSame(name: string, a: string | null | undefined, b: string | null): boolean {
  const column = columnOf(five9Columns, name)
  if (!column) throw new Error(`${name} is not a column of Five9`)
  return meaning(column, a ?? '') === meaning(column, b ?? '')
}
