import type { Extension, Line, State, User } from '../state.ts'
import { showLine } from './lines.ts'
import type { Columns } from './listing.ts'
import { isWebrtc } from './options.ts'
import {
  extensionOn,
  extensionsOf,
  incallOn,
  type Look,
  linksTo,
  permissionOn,
  voicemailOn,
} from './shown.ts'

export const noForwards = {
  busy: { enabled: false, destination: null },
  noanswer: { enabled: false, destination: null },
  unconditional: { enabled: false, destination: null },
}

export const noServices = { dnd: { enabled: false }, incallfilter: { enabled: false } }

export function showUser(look: Look, user: User) {
  const { state, base } = look
  const voicemail = user.voicemail_id === null ? undefined : state.voicemails.get(user.voicemail_id)
  return {
    id: user.id,
    uuid: user.uuid,
    firstname: user.firstname,
    lastname: user.lastname,
    email: user.email,
    timezone: user.timezone,
    country: null,
    language: user.language,
    description: user.description,
    caller_id: user.caller_id,
    outgoing_caller_id: user.outgoing_caller_id,
    mobile_phone_number: user.mobile_phone_number,
    mobile_fallback_enabled: false,
    username: user.username,
    password: user.password,
    music_on_hold: user.music_on_hold,
    preprocess_subroutine: user.preprocess_subroutine,
    userfield: user.userfield,
    call_transfer_enabled: user.call_transfer_enabled,
    dtmf_hangup_enabled: user.dtmf_hangup_enabled,
    call_record_outgoing_external_enabled: user.call_record_outgoing_external_enabled,
    call_record_outgoing_internal_enabled: user.call_record_outgoing_internal_enabled,
    call_record_incoming_internal_enabled: user.call_record_incoming_internal_enabled,
    call_record_incoming_external_enabled: user.call_record_incoming_external_enabled,
    online_call_record_enabled: user.online_call_record_enabled,
    supervision_enabled: user.supervision_enabled,
    ring_seconds: user.ring_seconds,
    simultaneous_calls: user.simultaneous_calls,
    call_permission_password: user.call_permission_password,
    subscription_type: user.subscription_type,
    created_at: new Date(user.created_at).toISOString().replace('Z', '000'),
    enabled: user.enabled,
    tenant_uuid: user.tenant_uuid,
    links: linksTo(base, 'users', `/users/${user.id}`),
    agent: null,
    call_permissions: state
      .shuffled(user.call_permission_ids)
      .map(id => permissionOn(look, state.callPermissions.need(id))),
    fallbacks: {
      noanswer_destination: null,
      busy_destination: null,
      congestion_destination: null,
      fail_destination: null,
    },
    groups: [],
    incalls: showIncalls(look, user),
    lines: user.line_ids.map(id => lineOnUser(look, state.lines.need(id))),
    forwards: noForwards,
    schedules: [],
    services: noServices,
    switchboards: [],
    voicemail: voicemail ? voicemailOn(look, voicemail) : null,
    queues: [],
    func_key_template_id: null,
    call_record_enabled:
      user.call_record_outgoing_external_enabled &&
      user.call_record_outgoing_internal_enabled &&
      user.call_record_incoming_internal_enabled &&
      user.call_record_incoming_external_enabled,
    call_pickup_target_users: [],
  }
}

/** On a user, a webrtc line does not say that it is one. */
function lineOnUser(look: Look, line: Line) {
  return { ...showLine(look, line), is_webrtc: false }
}

function showIncalls(look: Look, { id }: User) {
  const { state } = look
  return state.shuffled(state.incalls.by('user', id)).map(incall => {
    const { links } = incallOn(look, incall)
    const extensions = extensionsOf(state, incall.extension_ids).map(one => extensionOn(look, one))
    return { id: incall.id, extensions, links }
  })
}

/** What a user is reached by: its main line and that line's extension. */
interface Main {
  readonly line: Line | undefined
  readonly extension: Extension | undefined
}

function mainOf(state: State, { line_ids: [id] }: User): Main {
  const line = id === undefined ? undefined : state.lines.get(id)
  return { line, extension: extensionsOf(state, line?.extension_ids ?? [])[0] }
}

/** `view=summary`. A webrtc line shows no provisioning code. */
export function summariseUser({ state }: Look, user: User) {
  const { line, extension } = mainOf(state, user)
  const webrtc = line !== undefined && isWebrtcLine(state, line)
  return {
    id: user.id,
    uuid: user.uuid,
    firstname: user.firstname,
    lastname: user.lastname,
    email: user.email,
    extension: extension?.exten ?? null,
    context: extension?.context ?? null,
    provisioning_code: webrtc ? null : (line?.provisioning_code ?? null),
    protocol: line?.endpoint?.kind ?? null,
    enabled: user.enabled,
    subscription_type: user.subscription_type,
    is_webrtc: webrtc,
  }
}

/** `view=directory`. */
export function listUserInDirectory({ state }: Look, user: User) {
  const { line, extension } = mainOf(state, user)
  return {
    id: user.id,
    uuid: user.uuid,
    line_id: line?.id ?? null,
    agent_id: null,
    firstname: user.firstname,
    lastname: user.lastname,
    email: user.email,
    exten: extension?.exten ?? null,
    mobile_phone_number: user.mobile_phone_number,
    voicemail_number: voicemailNumberOf(state, user),
    userfield: user.userfield,
    description: user.description,
    context: extension?.context ?? null,
  }
}

/** Usernames are wazo-auth's: the column of that name is empty. */
export function userColumnsOf(state: State): Columns<User> {
  const exten = (user: User) => mainOf(state, user).extension?.exten
  return {
    columns: {
      id: ({ id }) => id,
      uuid: ({ uuid }) => uuid,
      firstname: ({ firstname }) => firstname,
      lastname: ({ lastname }) => lastname,
      fullname: ({ firstname, lastname }) => `${firstname} ${lastname ?? ''}`.trim(),
      email: ({ email }) => email,
      username: ({ username }) => username,
      caller_id: user => user.caller_id,
      description: ({ description }) => description,
      userfield: ({ userfield }) => userfield,
      mobile_phone_number: user => user.mobile_phone_number,
      outgoing_caller_id: user => user.outgoing_caller_id,
      music_on_hold: user => user.music_on_hold,
      preprocess_subroutine: user => user.preprocess_subroutine,
      voicemail_number: user => voicemailNumberOf(state, user),
      provisioning_code: user => mainOf(state, user).line?.provisioning_code,
      exten,
      extension: exten,
      context: user => mainOf(state, user).extension?.context,
      enabled: ({ enabled }) => enabled,
      subscription_type: user => user.subscription_type,
    },
    searched: ['fullname', 'email', 'userfield', 'mobile_phone_number', 'description', 'exten'],
    order: 'lastname',
  }
}

function voicemailNumberOf(state: State, { voicemail_id }: User): string | null {
  return voicemail_id === null ? null : state.voicemails.need(voicemail_id).number
}

function isWebrtcLine(state: State, { endpoint }: Line): boolean {
  const sip = endpoint?.kind === 'sip' ? state.sip.get(endpoint.uuid) : undefined
  return sip !== undefined && isWebrtc(state, sip)
}
