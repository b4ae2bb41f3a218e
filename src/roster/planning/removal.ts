import { type Column, type ColumnSet, columnOf } from '../columns/column.ts'
import { fieldChange, meaning } from './field-change.ts'
import type { Change, FieldChange, OnMissing } from './plan.ts'
import type { Snapshot } from './snapshot.ts'

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
  snapshot: Snapshot,
): (key: string) => Change | undefined {
  if (onMissing === 'ignore') return () => undefined
  if (onMissing === 'delete') return key => ({ kind: 'delete', key, line: null, fields: [] })
  const switched = activationOf(set)
  if (!switched)
    throw new Error('users of this platform cannot be deactivated: set on-missing to ignore or delete')
  const { column, off } = switched
  const names = [column.name]
  return key => {
    const now = snapshot.cells(key, names)?.[0] ?? ''
    if (meaning(column, now) === off) return undefined
    return { kind: 'deactivate', key, line: null, fields: [fieldChange(column, now, off)] }
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
