import { Uuid } from '../python.ts'
import { associatedWith, resourceError } from '../refusal.ts'
import type { CallPermission, Endpoint, Extension, Incall, Line, State, User, Voicemail } from '../state.ts'
import { refreshLine } from './caller-id.ts'
import { checkContextType, checkRange } from './contexts.ts'

// Who may belong to whom. What is associated already is no mistake, and neither is taking apart what is not together.

export function attachEndpoint(state: State, line: Line, endpoint: Endpoint): void {
  const { id: line_id, endpoint: present } = line
  if (present && isSame(present, endpoint)) return
  const owner = ownerOf(state, endpoint)
  if (owner !== line.tenant_uuid) {
    throw differentTenants({ line_tenant_uuid: line.tenant_uuid, endpoint_tenant_uuid: owner })
  }
  if (present) {
    const fields = { line_id, endpoint: present.kind, endpoint_id: idOf(present) }
    throw associatedWith('Line', 'Endpoint', fields)
  }
  const other = state.lineOf(endpoint)
  if (other) {
    const name = endpoint.kind === 'sip' ? 'endpoint_uuid' : 'endpoint_id'
    const fields = { line_id: other.id, endpoint: endpoint.kind, [name]: idOf(endpoint) }
    throw associatedWith('Line', 'Endpoint', fields)
  }
  state.lines.change(line_id, { endpoint, name: endpoint.kind === 'sccp' ? state.make.name() : null })
}

export function detachEndpoint(state: State, line: Line, endpoint: Endpoint): void {
  if (!line.endpoint || !isSame(line.endpoint, endpoint)) return
  const users = state.users.by('line', line.id)
  if (users.length > 0) {
    throw associatedWith('Line', 'User', { line_id: line.id, user_ids: users.map(({ id }) => id).join() })
  }
  if (line.extension_ids.length > 0) {
    throw associatedWith('Line', 'Extension', { line_id: line.id, extension_ids: line.extension_ids.join() })
  }
  state.lines.change(line.id, { endpoint: null, name: null })
}

/** A line takes one extension; an extension may serve several lines as long as one user has them all. */
export function attachExtensionToLine(state: State, { id }: Line, extension: Extension): void {
  const line = state.lines.need(id)
  if (line.extension_ids.includes(extension.id)) return
  checkSameTenant('extension', extension, 'line', line)
  if (!line.endpoint) throw resourceError('Line must be associated with a Endpoint', { line_id: id })
  const [present] = line.extension_ids
  if (present !== undefined) {
    throw associatedWith('Line', 'Extension', { line_id: id, extension_id: present })
  }
  checkNotOnIncall(state, extension)
  checkContextType(state, extension, 'line')
  checkOneUser(state, line, extension)
  checkRange(state, extension)
  state.lines.change(id, { extension_ids: [extension.id] })
  refreshLine(state, id)
}

/** Refuses where the line has a user, and the extension is on a line of another. */
function checkOneUser(state: State, { id }: Line, extension: Extension): void {
  const [user] = state.users.by('line', id)
  if (!user) return
  for (const line of state.lines.by('extension', extension.id)) {
    const [other] = state.users.by('line', line.id)
    if (other && other.id !== user.id) {
      throw associatedWith('User', 'Line', { user_id: other.id, line_id: line.id })
    }
  }
}

export function detachExtensionFromLine(state: State, line: Line, extension: Extension): void {
  const extension_ids = line.extension_ids.filter(id => id !== extension.id)
  if (extension_ids.length < line.extension_ids.length) state.lines.change(line.id, { extension_ids })
}

/** A line may have several users, of whom the first is the main one. */
export function attachLine(state: State, user: User, line: Line): void {
  if (user.line_ids.includes(line.id)) return
  checkSameTenant('user', user, 'line', line)
  if (!line.endpoint) throw resourceError('Line must be associated with a Endpoint', { line_id: line.id })
  for (const extension_id of line.extension_ids) checkOneUserOf(state, extension_id, line, user)
  state.users.change(user.uuid, { line_ids: [...user.line_ids, line.id] })
  refreshLine(state, line.id)
}

/** Refuses where an extension on several lines would ring for several main users. */
function checkOneUserOf(state: State, extension_id: number, line: Line, user: User): void {
  const lines = state.lines.by('extension', extension_id)
  const mains = lines.flatMap(({ id }) => state.users.by('line', id).slice(0, 1))
  const other = lines.find(({ id }) => id !== line.id)
  if (!other || mains.every(({ id }) => id === user.id)) return
  throw associatedWith('Line', 'Extension', { line_id: other.id, extension_id })
}

/** The main user cannot give up a line that others have too. */
export function detachLine(state: State, { id, uuid }: User, line: Line): void {
  const { line_ids } = state.users.need(uuid)
  if (!line_ids.includes(line.id)) return
  const [, ...secondary] = state.users.by('line', line.id)
  if (secondary.some(other => other.id !== id)) {
    throw resourceError('There are secondary users associated to the line', { line_id: line.id })
  }
  state.users.change(uuid, { line_ids: line_ids.filter(one => one !== line.id) })
}

export function attachVoicemail(state: State, user: User, voicemail: Voicemail): void {
  if (user.voicemail_id === voicemail.id) return
  checkSameTenant('voicemail', voicemail, 'user', user)
  if (user.voicemail_id !== null) {
    throw associatedWith('User', 'Voicemail', { user_id: user.id, voicemail_id: voicemail.id })
  }
  state.users.change(user.uuid, { voicemail_id: voicemail.id })
}

export function detachVoicemail(state: State, { uuid }: User): void {
  state.users.change(uuid, { voicemail_id: null })
}

export function attachPermission(state: State, user: User, permission: CallPermission): void {
  if (user.call_permission_ids.includes(permission.id)) return
  state.users.change(user.uuid, { call_permission_ids: [...user.call_permission_ids, permission.id] })
}

export function detachPermission(state: State, user: User, { id }: CallPermission): void {
  const call_permission_ids = user.call_permission_ids.filter(one => one !== id)
  state.users.change(user.uuid, { call_permission_ids })
}

/** The range of the context is not looked at, only its kind. */
export function attachExtensionToIncall(state: State, incall: Incall, extension: Extension): void {
  if (incall.extension_ids.includes(extension.id)) return
  checkSameTenant('extension', extension, 'incall', incall)
  const [present] = incall.extension_ids
  if (present !== undefined) {
    throw associatedWith('Incall', 'Extension', { incall_id: incall.id, extension_id: present })
  }
  checkNotOnIncall(state, extension)
  const lines = state.lines.by('extension', extension.id)
  if (lines.length > 0) {
    const associated_ids = lines.map(({ id }) => id)
    throw associatedWith('Extension', 'line', { extension_id: extension.id, associated_ids })
  }
  checkContextType(state, extension, 'incall')
  state.incalls.change(incall.id, { extension_ids: [extension.id] })
}

export function detachExtensionFromIncall(state: State, incall: Incall, { id }: Extension): void {
  const extension_ids = incall.extension_ids.filter(one => one !== id)
  if (extension_ids.length < incall.extension_ids.length) state.incalls.change(incall.id, { extension_ids })
}

function checkNotOnIncall(state: State, { id }: Extension): void {
  const [incall] = state.incalls.by('extension', id)
  if (incall) {
    throw associatedWith('Extension', 'incall', { extension_id: id, associated_id: String(incall.id) })
  }
}

interface Owned {
  readonly tenant_uuid: string
}

function checkSameTenant(one: string, row: Owned, other: string, otherRow: Owned): void {
  if (row.tenant_uuid === otherRow.tenant_uuid) return
  throw differentTenants({
    [`${one}_tenant_uuid`]: row.tenant_uuid,
    [`${other}_tenant_uuid`]: otherRow.tenant_uuid,
  })
}

function differentTenants(fields: object) {
  return resourceError('different tenants', fields)
}

function ownerOf(state: State, endpoint: Endpoint): string | undefined {
  if (endpoint.kind === 'sip') return state.sip.get(endpoint.uuid)?.tenant_uuid
  return state[endpoint.kind].get(endpoint.id)?.tenant_uuid
}

function idOf(endpoint: Endpoint): Uuid | number {
  return endpoint.kind === 'sip' ? new Uuid(endpoint.uuid) : endpoint.id
}

function isSame(one: Endpoint, other: Endpoint): boolean {
  if (one.kind === 'sip') return other.kind === 'sip' && one.uuid === other.uuid
  return other.kind === one.kind && other.id === one.id
}
