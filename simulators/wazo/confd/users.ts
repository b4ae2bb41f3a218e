import { boolean, email, integer, type Schema, text } from '../fields.ts'
import { alreadyExists, associatedWith } from '../refusal.ts'
import type { State, Tenant, User, UserFields } from '../state.ts'
import { detachLine, detachVoicemail } from './associations.ts'
import { defaultCallerId, refreshLine } from './caller-id.ts'
import { removeLine } from './lines.ts'

const optionalText = (max: number) => ({ type: text({ max }), nullable: true })
const optionalPattern = (pattern: RegExp) => ({ type: text({ pattern }), nullable: true })

export const userSchema: Schema = {
  firstname: { type: text({ max: 128 }), required: true },
  lastname: optionalText(128),
  email: { type: email, nullable: true },
  timezone: optionalText(128),
  language: optionalPattern(/^[a-z]{2}_[A-Z]{2}$/),
  description: { type: text(), nullable: true },
  caller_id: { type: text({ pattern: /^"(.*)"( <\+?\d+>)?$/, max: 160 }) },
  outgoing_caller_id: optionalText(80),
  mobile_phone_number: { type: text({ pattern: /^\+?[0-9*#]+$/, max: 80 }), nullable: true },
  username: optionalPattern(/^[a-zA-Z0-9\-._~!$&'()*+,;=%@]{2,254}$/),
  password: optionalPattern(/^[a-zA-Z0-9\-._~!$&'()*+,;=%]{4,64}$/),
  music_on_hold: optionalText(128),
  preprocess_subroutine: optionalText(79),
  userfield: optionalText(128),
  call_transfer_enabled: { type: boolean },
  dtmf_hangup_enabled: { type: boolean },
  call_record_outgoing_external_enabled: { type: boolean },
  call_record_outgoing_internal_enabled: { type: boolean },
  call_record_incoming_internal_enabled: { type: boolean },
  call_record_incoming_external_enabled: { type: boolean },
  online_call_record_enabled: { type: boolean },
  supervision_enabled: { type: boolean },
  ring_seconds: { type: integer(0, 10_800) },
  simultaneous_calls: { type: integer(1, 20) },
  call_permission_password: optionalPattern(/^[0-9#*]{1,16}$/),
  subscription_type: { type: integer(0, 10) },
  enabled: { type: boolean },
}

const defaults: Omit<UserFields, 'firstname' | 'caller_id'> = {
  lastname: null,
  email: null,
  timezone: null,
  language: null,
  description: null,
  outgoing_caller_id: null,
  mobile_phone_number: null,
  username: null,
  password: null,
  music_on_hold: null,
  preprocess_subroutine: null,
  userfield: null,
  call_transfer_enabled: false,
  dtmf_hangup_enabled: false,
  call_record_outgoing_external_enabled: false,
  call_record_outgoing_internal_enabled: false,
  call_record_incoming_internal_enabled: false,
  call_record_incoming_external_enabled: false,
  online_call_record_enabled: false,
  supervision_enabled: true,
  ring_seconds: 30,
  simultaneous_calls: 5,
  call_permission_password: null,
  subscription_type: 0,
  enabled: true,
}

export type NewUser = Partial<UserFields> & Pick<UserFields, 'firstname'>

/** `now` is in milliseconds since the epoch. */
export function createUser(state: State, tenant: Tenant, fields: NewUser, now: number): User {
  checkEmail(state, fields.email)
  return state.users.put({
    ...defaults,
    caller_id: defaultCallerId(fields.firstname, fields.lastname),
    ...fields,
    id: state.ids.user.next(),
    uuid: state.make.uuid(),
    tenant_uuid: tenant.uuid,
    created_at: now,
    line_ids: [],
    voicemail_id: null,
    call_permission_ids: [],
  })
}

/** The caller id does not follow the names; the lines follow the caller id. */
export function changeUser(state: State, { uuid }: User, fields: Partial<UserFields>): void {
  checkEmail(state, fields.email, uuid)
  const { line_ids } = state.users.change(uuid, fields)
  for (const id of line_ids) refreshLine(state, id)
}

/** Leaves everything behind but the user; calls that came in for it go nowhere. */
export function removeUser(state: State, { id, uuid, voicemail_id }: User): void {
  if (voicemail_id !== null) throw associatedWith('User', 'Voicemail', { user_id: id, voicemail_id })
  for (const incall of state.incalls.by('user', id)) state.incalls.change(incall.id, { destination: null })
  state.users.remove(uuid)
}

/** Takes lines, their endpoints and extensions along, and a voicemail that nobody else has. Incalls stay. */
export function removeUserWithParts(state: State, user: User): void {
  const { voicemail_id } = user
  detachVoicemail(state, user)
  if (voicemail_id !== null && state.users.by('voicemail', voicemail_id).length === 0) {
    state.voicemails.remove(voicemail_id)
  }
  for (const id of user.line_ids) {
    const line = state.lines.get(id)
    if (!line) continue
    detachLine(state, user, line)
    removeLine(state, line)
    for (const extension of line.extension_ids) {
      if (state.lines.by('extension', extension).length === 0) state.extensions.remove(extension)
    }
  }
  removeUser(state, { ...user, voicemail_id: null })
}

/** E-mail addresses are unique in any case, over all tenants. */
function checkEmail(state: State, address: string | null | undefined, self?: string): void {
  if (!address) return
  const others = state.users.by('email', address.toLowerCase()).filter(({ uuid }) => uuid !== self)
  if (others.length > 0) throw alreadyExists('User', { email: address })
}
