import { boolean, integer, type Schema, type SchemaRule, text } from '../fields.ts'
import { alreadyExists, associatedWith } from '../refusal.ts'
import type { State, Tenant, User, Voicemail } from '../state.ts'
import { knownContext } from './contexts.ts'
import type { Columns } from './listing.ts'
import { type Look, linksTo, userOn } from './shown.ts'

/** An e-mail address is any text. */
export const voicemailSchema: Schema = {
  name: { type: text({ max: 80 }), required: true },
  number: { type: text({ pattern: /^\d{1,40}$/ }), required: true },
  context: { type: text(), required: true },
  password: { type: text({ pattern: /^\d{1,80}$/ }), nullable: true },
  email: { type: text({ max: 80 }), nullable: true },
  language: { type: text({ pattern: /^[a-z]{2}_[A-Z]{2}$/ }), nullable: true },
  timezone: { type: text(), nullable: true },
  pager: { type: text({ max: 80 }), nullable: true },
  max_messages: { type: integer(0, 9_999), nullable: true },
  attach_audio: { type: boolean, nullable: true },
  delete_messages: { type: boolean },
  ask_password: { type: boolean },
  enabled: { type: boolean },
}

export type VoicemailFields = Omit<Voicemail, 'id' | 'tenant_uuid'>

/** Looks at one body only: what the voicemail already has does not count. */
export const voicemailRule: SchemaRule = ({ delete_messages, email: address, attach_audio }) => {
  if (delete_messages !== true) return undefined
  if (!address) return 'email must be provided if delete_messages is set'
  if (!attach_audio) return 'attach_audio must be set if delete_messages is set'
  return undefined
}

export const voicemailColumns: Columns<Voicemail> = {
  columns: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    number: ({ number }) => number,
    context: ({ context }) => context,
    email: one => one.email,
    language: ({ language }) => language,
    timezone: ({ timezone }) => timezone,
    pager: ({ pager }) => pager,
  },
  searched: ['name', 'number', 'email', 'pager'],
}

export function createVoicemail(
  state: State,
  tenant: Tenant,
  fields: Partial<VoicemailFields> & Pick<VoicemailFields, 'name' | 'number' | 'context'>,
): Voicemail {
  const { number, context } = fields
  knownContext(state, tenant.uuid, context)
  if (state.voicemail(number, context)) throw alreadyExists('Voicemail', { number, context })
  return state.voicemails.put({
    id: state.ids.voicemail.next(),
    tenant_uuid: tenant.uuid,
    password: null,
    email: null,
    language: null,
    timezone: null,
    pager: null,
    max_messages: null,
    attach_audio: null,
    delete_messages: false,
    ask_password: true,
    enabled: true,
    ...fields,
  })
}

export function changeVoicemail(state: State, before: Voicemail, fields: Partial<VoicemailFields>): void {
  const after = { ...before, ...fields }
  const { id, number, context } = after
  knownContext(state, before.tenant_uuid, context)
  const other = state.voicemail(number, context)
  if (other && other.id !== id) throw alreadyExists('Voicemail', { number, context })
  state.voicemails.put(after)
}

export function removeVoicemail(state: State, { id }: Voicemail): void {
  const users = state.users.by('voicemail', id)
  if (users.length > 0) {
    throw associatedWith('Voicemail', 'User', { voicemail_id: id, user_ids: joinedIds(users) })
  }
  state.voicemails.remove(id)
}

export function joinedIds(users: readonly User[]): string {
  return users.map(({ id }) => id).join(', ')
}

export function showVoicemail(look: Look, voicemail: Voicemail) {
  const { id, enabled, ...fields } = voicemail
  return {
    id,
    tenant_uuid: fields.tenant_uuid,
    name: fields.name,
    number: fields.number,
    context: fields.context,
    password: fields.password,
    email: fields.email,
    language: fields.language,
    timezone: fields.timezone,
    pager: fields.pager,
    max_messages: fields.max_messages,
    attach_audio: fields.attach_audio,
    delete_messages: fields.delete_messages,
    ask_password: fields.ask_password,
    enabled,
    options: [],
    links: linksTo(look.base, 'voicemails', `/voicemails/${id}`),
    accesstype: 'personal',
    users: look.state.users.by('voicemail', id).map(user => userOn(look, user)),
  }
}
