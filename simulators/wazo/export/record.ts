import { optionOf } from '../confd/options.ts'
import type { Extension, Line, SipEndpoint, State, User, Voicemail } from '../state.ts'
import type { ExportColumn } from './columns.ts'

/** One user of an export. Without an account in wazo-auth, the user has no `username` at all. */
export type ExportRecord = Readonly<Record<Exclude<ExportColumn, 'username'>, string | number>> & {
  readonly username?: string | null
}

/** What an export says of a user: the main line and its main extension alone, secrets in clear text. */
export function recordOf(state: State, user: User): ExportRecord {
  const line = state.lines.get(user.line_ids[0] ?? -1)
  const account = state.accounts.get(user.uuid)
  return {
    uuid: user.uuid,
    // The server writes nothing for whatever Python holds to be false.
    subscription_type: user.subscription_type || '',
    firstname: user.firstname,
    lastname: user.lastname ?? '',
    email: user.email ?? '',
    mobile_phone_number: user.mobile_phone_number ?? '',
    outgoing_caller_id: user.outgoing_caller_id ?? '',
    language: user.language ?? '',
    call_permission_password: user.call_permission_password ?? '',
    enabled: flag(user.enabled),
    ring_seconds: String(user.ring_seconds),
    simultaneous_calls: String(user.simultaneous_calls),
    supervision_enabled: flag(user.supervision_enabled),
    call_transfer_enabled: flag(user.call_transfer_enabled),
    dtmf_hangup_enabled: flag(user.dtmf_hangup_enabled),
    call_record_outgoing_external_enabled: flag(user.call_record_outgoing_external_enabled),
    call_record_outgoing_internal_enabled: flag(user.call_record_outgoing_internal_enabled),
    call_record_incoming_external_enabled: flag(user.call_record_incoming_external_enabled),
    call_record_incoming_internal_enabled: flag(user.call_record_incoming_internal_enabled),
    online_call_record_enabled: flag(user.online_call_record_enabled),
    userfield: user.userfield ?? '',
    ...voicemailCells(state.voicemails.get(user.voicemail_id ?? -1)),
    ...lineCells(state, line),
    ...incallCells(state, user),
    call_permissions: permissionNames(state, user).join(';'),
    ...(account && { username: account.username }),
  }
}

type VoicemailColumn = Extract<ExportColumn, `voicemail_${string}`>

function voicemailCells(voicemail: Voicemail | undefined): Record<VoicemailColumn, string> {
  return {
    voicemail_name: voicemail?.name ?? '',
    voicemail_number: voicemail?.number ?? '',
    voicemail_context: voicemail?.context ?? '',
    voicemail_password: voicemail?.password ?? '',
    voicemail_email: voicemail?.email ?? '',
    voicemail_attach_audio: flag(voicemail?.attach_audio),
    voicemail_delete_messages: flag(voicemail?.delete_messages),
    voicemail_ask_password: flag(voicemail?.ask_password),
  }
}

type LineColumn = 'line_protocol' | 'provisioning_code' | 'context' | 'sip_username' | 'sip_secret' | 'exten'

function lineCells(state: State, line: Line | undefined): Record<LineColumn, string> {
  const { endpoint } = line ?? {}
  const extension: Extension | undefined = state.extensions.get(line?.extension_ids[0] ?? -1)
  const sip = endpoint?.kind === 'sip' ? state.sip.get(endpoint.uuid) : undefined
  return {
    // A WebRTC line is a SIP line to an export.
    line_protocol: endpoint?.kind ?? '',
    provisioning_code: line?.provisioning_code ?? '',
    context: extension?.context ?? line?.context ?? '',
    sip_username: authOption(sip, 'username'),
    sip_secret: authOption(sip, 'password'),
    exten: extension?.exten ?? '',
  }
}

/** What an endpoint logs in with; its name need not be the same. */
function authOption(sip: SipEndpoint | undefined, name: string): string {
  return optionOf(sip?.auth_section_options ?? [], name) ?? ''
}

/** Numbers and contexts are joined in the same order, which changes from one export to the next. */
function incallCells(state: State, user: User): Record<'incall_exten' | 'incall_context', string> {
  const extensions = state.incalls
    .by('user', user.id)
    .flatMap(({ extension_ids: [id] }) => (id === undefined ? [] : (state.extensions.get(id) ?? [])))
  const inSomeOrder = state.shuffled(extensions)
  return {
    incall_exten: inSomeOrder.map(({ exten }) => exten).join(';'),
    incall_context: inSomeOrder.map(({ context }) => context).join(';'),
  }
}

function permissionNames(state: State, user: User): string[] {
  const names = user.call_permission_ids.map(id => state.callPermissions.get(id)?.name ?? '')
  return state.shuffled(names)
}

function flag(value: boolean | null | undefined): string {
  return value === undefined || value === null ? '' : value ? '1' : '0'
}
