import type { State, Tenant, User } from '../../../../simulators/wazo/index.ts'

/**
 * What a tenant holds, without what the server makes up: ids, uuids, and codes, names and secrets that nobody asked for.
 * Equal for two tenants that people could not tell apart; what belongs to nobody is listed by itself.
 */
export function contentOf(state: State, tenant: Tenant) {
  const of = <T>(rows: { by(index: 'tenant', key: string): T[] }) => rows.by('tenant', tenant.uuid)
  return {
    users: sorted(of(state.users).map(user => userContent(state, user))),
    endpoints: sorted(of(state.sip).filter(({ uuid }) => !state.lineOf({ kind: 'sip', uuid }))),
    sccp: of(state.sccp).filter(({ id }) => !state.lineOf({ kind: 'sccp', id })).length,
    lines: of(state.lines).filter(({ id }) => state.users.by('line', id).length === 0).length,
    extensions: sorted(
      of(state.extensions)
        .filter(
          ({ id }) => state.lines.by('extension', id).length + state.incalls.by('extension', id).length === 0,
        )
        .map(({ exten }) => exten),
    ),
    incalls: of(state.incalls).filter(({ destination }) => !destination).length,
    voicemails: sorted(
      of(state.voicemails)
        .filter(({ id }) => state.users.by('voicemail', id).length === 0)
        .map(({ number }) => number),
    ),
    accounts: sorted(
      of(state.accounts)
        .filter(({ uuid }) => !state.users.get(uuid))
        .map(({ username }) => username),
    ),
  }
}

function userContent(state: State, user: User) {
  const { id, uuid, created_at: _made, line_ids, voicemail_id, call_permission_ids, ...fields } = user
  const account = state.accounts.get(uuid)
  return {
    ...fields,
    account: account && {
      ...{ firstname: account.firstname, lastname: account.lastname, enabled: account.enabled },
      username: account.username === uuid ? 'uuid' : account.username,
      password: account.password,
      emails: account.emails.map(({ address, main }) => ({ address, main })),
    },
    lines: line_ids.map(line => lineContent(state, line)),
    voicemail: voicemail_id === null ? null : without(state.voicemails.need(voicemail_id), 'id'),
    incalls: sorted(
      state.incalls.by('user', id).map(({ destination, extension_ids }) => ({
        ring: destination?.ring_time,
        numbers: extension_ids.map(one => without(state.extensions.need(one), 'id')),
      })),
    ),
    permissions: sorted(call_permission_ids.map(one => state.callPermissions.need(one).name)),
  }
}

function lineContent(state: State, id: number) {
  const { context, endpoint, extension_ids } = state.lines.need(id)
  const sip = endpoint?.kind === 'sip' ? state.sip.need(endpoint.uuid) : undefined
  return {
    context,
    kind: endpoint?.kind,
    extensions: extension_ids.map(one => without(state.extensions.need(one), 'id')),
    templates: sip?.template_uuids,
    // The server makes up both where the roster says nothing.
    options: sip?.auth_section_options.map(([name, value]) => [name, madeUp.test(value) ? 'made up' : value]),
  }
}

const madeUp = /^(?:[a-z]{8}|[a-z]{10}|[A-Za-z0-9]{20})$/

function without<T extends object>(row: T, field: keyof T) {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== field))
}

function sorted<T>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}
