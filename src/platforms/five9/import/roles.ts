import type { FieldChange } from '../../../roster/planning/plan.ts'
import type { Five9Record } from '../messages.ts'
import { fieldOf } from '../roster/fields.ts'
import { readRoles } from '../roster/role-list.ts'
import type { UserInfo } from '../user.ts'
import { agentFlags, permissionNames, type RoleKey, roleKeys, vendorsPermission } from '../vocabulary.ts'
import { booleanText } from './boolean-text.ts'

type LiveRoles = UserInfo['roles']

const removable: Readonly<Record<RoleKey, string>> = {
  admin: 'DomainAdmin',
  agent: 'Agent',
  crmManager: 'CrmManager',
  reporting: 'Reporting',
  supervisor: 'Supervisor',
}

/**
 * The roles that come or change, each complete, since a role that is sent replaces the one that is there. Roles that are
 * not sent stay.
 * @returns undefined where there are none
 */
export function rolesToSet(
  live: LiveRoles,
  fields: readonly FieldChange[],
): Five9Record<'userRoles'> | undefined {
  const after = rolesAfter(live, fields)
  const sent = roleKeys
    .filter(role => after.has(role) && (!live[role] || fields.some(({ column }) => isOf(role, column))))
    .map(role => [role, roleToSend(role, live, fields)] as const)
  return sent.length > 0 ? Object.fromEntries(sent) : undefined
}

export function rolesToRemove(live: LiveRoles, fields: readonly FieldChange[]): string[] {
  const after = rolesAfter(live, fields)
  return roleKeys.filter(role => live[role] && !after.has(role)).map(role => removable[role])
}

function rolesAfter(live: LiveRoles, fields: readonly FieldChange[]): ReadonlySet<string> {
  const field = fieldOf(fields, 'roles')
  return field ? readRoles(field.after ?? '').listed : new Set(Object.keys(live))
}

function isOf(role: RoleKey, column: string): boolean {
  return column.startsWith(`${role}_`)
}

/**
 * Names outside the contract cannot be sent, and the service keeps them as they are; so does it with the one permission
 * that is its own. A new role of which nothing is said gets the defaults of the domain, by an empty list.
 */
function roleToSend(role: RoleKey, live: LiveRoles, fields: readonly FieldChange[]) {
  const before = live[role]
  const asked = (name: string) => {
    const cell = fieldOf(fields, `${role}_${name}`)?.after
    return typeof cell === 'string' ? booleanText(cell) : undefined
  }
  const had = new Map(before?.permissions)
  const names = permissionNames[role].filter(name => name !== vendorsPermission)
  const byDefault = !before && names.every(name => asked(name) === undefined)
  const permissions = byDefault
    ? []
    : names.map(type => ({ type, value: asked(type) ?? had.get(type) ?? 'false' }))
  if (role !== 'agent') return { permissions }
  const flags = agentFlags.map(flag => [flag, asked(flag) ?? before?.flags[flag] ?? 'false'] as const)
  return { permissions, ...Object.fromEntries(flags) }
}
