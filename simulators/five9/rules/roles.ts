import { fault } from '../contract/faults.ts'
import { permissionNames, type Role, supervisorViews } from '../contract/permissions.ts'
import type { Value } from '../contract/types.ts'
import { defaultPermissions } from '../domain/defaults.ts'
import type { Granted, Permission, Roles } from '../domain/user.ts'
import { demand } from './world.ts'

type SentRoles = Value<'userRoles'>
type SentRole = { readonly permissions?: readonly { readonly type?: string; readonly value: boolean }[] }

/** The role names of `rolesToRemove`, and the elements of the roles they remove. */
const removable: Readonly<Record<Value<'userRoleType'>, Role>> = {
  DomainAdmin: 'admin',
  Agent: 'agent',
  Supervisor: 'supervisor',
  Reporting: 'reporting',
  CrmManager: 'crmManager',
}

/** Only the vendor's own staff may change this one. */
const unchangeable = 'AccessBillingApplication'

/**
 * The roles of a user after `sent` has replaced those it names. Throws ExecutionRestrictionFault for a permission
 * that cannot be set, MissedArgumentFault for one without a type, and `invalid` for a supervisor who sees nothing.
 */
export function setRoles(
  before: Roles,
  sent: SentRoles,
  invalid: 'IncorrectArgumentFault' | 'InvalidUserDataFault',
): Roles {
  const after: Partial<Record<Role, Granted>> = { ...before }
  for (const role of Object.keys(sent) as Role[]) {
    const granted = {
      ...sent[role],
      permissions: replaced(role, before[role]?.permissions ?? [], sent[role] ?? {}),
    }
    if (
      role === 'supervisor' &&
      !granted.permissions.some(({ type, value }) => value && supervisorViews.includes(type))
    ) {
      throw fault(invalid, 'A supervisor needs at least one permission to view something')
    }
    after[role] = granted
  }
  return after as Roles
}

/** The roles that are left once those of `types` are taken away. */
export function removeRoles(before: Roles, types: readonly Value<'userRoleType'>[]): Roles {
  const gone = types.map(type => removable[type])
  return Object.fromEntries(Object.entries(before).filter(([role]) => !gone.includes(role as Role)))
}

/** An empty list means the domain's defaults for the role; any other is complete, and what it omits is denied. */
function replaced(
  role: Role,
  before: readonly Permission[],
  { permissions = [] }: SentRole,
): readonly Permission[] {
  if (permissions.length === 0) return defaultPermissions[role]
  const sent = new Map(permissions.map(({ type, value }) => [demand(type, 'permissions.type'), value]))
  if (role === 'admin' && sent.has(unchangeable)) {
    throw fault('ExecutionRestrictionFault', `The permission ${unchangeable} cannot be set`)
  }
  const known: readonly string[] = permissionNames[role]
  const beyond = before.filter(({ type }) => !known.includes(type))
  const kept = before.find(({ type }) => type === unchangeable)?.value ?? false
  const settled = known.map(type => ({
    type,
    value: type === unchangeable ? kept : (sent.get(type) ?? false),
  }))
  return [...settled, ...beyond]
}
