import { type Column, type ColumnSet, columnOf } from '../columns/column.ts'
import { fieldChange, meaning } from './field-change.ts'
import type { LiveUsers } from './live-users.ts'
import type { Change, FieldChange, OnMissing } from './plan.ts'

/** Whether a user who is in service would be out of it after these changes. */
export function takesOutOfService(set: ColumnSet, fields: readonly FieldChange[]): boolean {
  const switched = activationOf(set)
  const field = switched && fields.find(({ column }) => column === switched.column.name)
  if (!field) return false
  const { column, on, off } = switched
  return meaning(column, field.before ?? '') === on && meaning(column, field.after ?? '') === off
}

/**
 * What is done about a user that the roster does not name; undefined for nothing.
 * @throws Error at once when users are to be deactivated and the platform knows no such thing
 */
export function removals(
  onMissing: OnMissing,
  set: ColumnSet,
): (key: string, users: LiveUsers) => Change | undefined {
  if (onMissing === 'ignore') return () => undefined
  const user = (key: string, users: LiveUsers) => ({
    key,
    ...(set.label && { label: users.label(key) }),
    line: null,
  })
  if (onMissing === 'delete') return (key, users) => ({ kind: 'delete', ...user(key, users), fields: [] })
  const switched = activationOf(set)
  if (!switched)
    throw new Error('users of this platform cannot be deactivated: set on-missing to ignore or delete')
  const { column, off } = switched
  return (key, users) => {
    const now = users.cell(key, column.name)
    if (meaning(column, now) === off) return undefined
    return { kind: 'deactivate', ...user(key, users), fields: [fieldChange(column, now, off)] }
  }
}

interface Activation {
  readonly column: Column
  readonly on: string
  readonly off: string
}

function activationOf(set: ColumnSet): Activation | undefined {
  const { activation } = set
  const column = activation && columnOf(set, activation.column)
  return column && { column, on: meaning(column, activation.on), off: meaning(column, activation.off) }
}
