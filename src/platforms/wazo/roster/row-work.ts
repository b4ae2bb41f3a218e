import type { FieldChange } from '../../../roster/planning/plan.ts'
import { asked, fieldOf, pieces } from './fields.ts'

/** Milliseconds that the server works on the parts of a new user, as measured on two cores. */
const parts = { user: 18, password: 103, line: 71, voicemail: 50, incall: 60, permission: 20 }

/** Milliseconds that the server is expected to work on a new user. */
export function workOf(fields: readonly FieldChange[]): number {
  const has = (column: string) => fieldOf(fields, column) !== undefined
  const permissions = pieces('call_permissions', asked(fields, 'call_permissions')).size
  return (
    parts.user +
    (has('password') ? parts.password : 0) +
    (has('context') ? parts.line : 0) +
    (has('voicemail_number') ? parts.voicemail : 0) +
    (has('incall_exten') ? parts.incall : 0) +
    permissions * parts.permission
  )
}

/** Items in their order, in groups whose weights stay within `most`, and of `count` at most; each has one at least. */
export function grouped<T>(
  items: readonly T[],
  weight: (item: T) => number,
  { most, count }: { readonly most: number; readonly count: number },
): T[][] {
  const groups: T[][] = []
  let room = 0
  for (const item of items) {
    const group = groups.at(-1)
    room -= weight(item)
    if (group && room >= 0 && group.length < count) group.push(item)
    else {
      groups.push([item])
      room = most - weight(item)
    }
  }
  return groups
}
