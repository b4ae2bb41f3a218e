import { oneOf, type Reading, type Schema, text } from '../fields.ts'
import { alreadyExists } from '../refusal.ts'
import type { CallPermission, State, Tenant } from '../state.ts'
import type { Columns } from './listing.ts'
import { type Look, linksTo, userOn } from './shown.ts'

export const permissionSchema: Schema = {
  name: { type: text({ min: 1, max: 128 }), required: true },
  mode: { type: oneOf(['allow', 'deny']) },
  extensions: { type: numbers },
}

export interface PermissionFields {
  readonly name: string
  readonly mode?: CallPermission['mode']
  readonly extensions?: readonly string[]
}

export const permissionColumns: Columns<CallPermission> = {
  columns: { id: ({ id }) => id, name: ({ name }) => name, mode: ({ mode }) => mode },
  searched: ['name', 'mode'],
}

export function createPermission(state: State, tenant: Tenant, fields: PermissionFields): CallPermission {
  const { name, mode = 'deny', extensions = [] } = fields
  if (permissionNamed(state, tenant, name)) throw alreadyExists('CallPermission', { name })
  const id = state.ids.callPermission.next()
  return state.callPermissions.put({ id, tenant_uuid: tenant.uuid, name, mode, extensions })
}

/** Names are of one tenant, and exact. */
export function permissionNamed(state: State, tenant: Tenant, name: string): CallPermission | undefined {
  return state.callPermissions.by('tenant', tenant.uuid).find(one => one.name === name)
}

export function showPermission(look: Look, permission: CallPermission) {
  const { state, base } = look
  const { id, tenant_uuid, name, mode, extensions } = permission
  const users = state.shuffled(state.users.by('permission', id))
  return {
    id,
    tenant_uuid,
    name,
    password: null,
    mode,
    extensions,
    enabled: true,
    description: null,
    links: linksTo(base, 'callpermissions', `/callpermissions/${id}`),
    outcalls: [],
    groups: [],
    users: users.map(user => userOn(look, user)),
  }
}

function numbers(value: unknown): Reading {
  const all = Array.isArray(value) && value.every(one => typeof one === 'string')
  return all ? { value } : { problem: ['Not a valid list.'] }
}
