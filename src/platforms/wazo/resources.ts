import { z } from 'zod'
import type { ServiceName } from './wire.ts'

/** Things of one kind: where they are, and what of them is relied on. Fields beyond that are kept as they come. */
export interface Collection<T> {
  readonly service: ServiceName
  /** Where they are listed; below it lies each of them, by its id. */
  readonly path: string
  readonly item: z.ZodType<T>
  /** What lists are sorted by, so that pages do not overlap by chance. */
  readonly order?: string
}

const text = z.string().nullable()
const numbered = z.looseObject({ id: z.int() })

/** Pairs of name and value, each name any number of times. */
const options = z.array(z.tuple([z.string(), z.string()]))

const extension = z.looseObject({ id: z.int(), exten: z.string(), context: z.string() })

const line = z.looseObject({
  id: z.int(),
  /** Null where the line has no endpoint; `sip` for WebRTC too. */
  protocol: text,
  context: z.string(),
  provisioning_code: text,
  endpoint_sip: z.looseObject({ uuid: z.string(), auth_section_options: options }).nullable(),
  endpoint_sccp: numbered.nullable(),
  endpoint_custom: numbered.nullable(),
  /** The main one first. */
  extensions: z.array(extension),
  /** Told by the line itself; among the lines of a user it is false whatever the line is for. */
  is_webrtc: z.boolean(),
})

const user = z.looseObject({
  id: z.int(),
  uuid: z.string(),
  firstname: z.string(),
  lastname: text,
  email: text,
  mobile_phone_number: text,
  outgoing_caller_id: text,
  caller_id: text,
  language: text,
  userfield: text,
  call_permission_password: text,
  subscription_type: z.int(),
  enabled: z.boolean(),
  ring_seconds: z.int(),
  simultaneous_calls: z.int(),
  supervision_enabled: z.boolean(),
  call_transfer_enabled: z.boolean(),
  dtmf_hangup_enabled: z.boolean(),
  call_record_outgoing_external_enabled: z.boolean(),
  call_record_outgoing_internal_enabled: z.boolean(),
  call_record_incoming_external_enabled: z.boolean(),
  call_record_incoming_internal_enabled: z.boolean(),
  online_call_record_enabled: z.boolean(),
  /** The main one first. */
  lines: z.array(line),
  incalls: z.array(z.looseObject({ id: z.int(), extensions: z.array(extension) })),
  voicemail: numbered.nullable(),
  call_permissions: z.array(z.looseObject({ id: z.int(), name: z.string() })),
})

const userSummary = z.looseObject({
  id: z.int(),
  uuid: z.string(),
  /** Of the main line. */
  is_webrtc: z.boolean(),
})

const sipEndpoint = z.looseObject({
  uuid: z.string(),
  name: z.string(),
  auth_section_options: options,
  templates: z.array(z.looseObject({ uuid: z.string() })),
})

const voicemail = z.looseObject({
  id: z.int(),
  name: z.string(),
  number: z.string(),
  context: z.string(),
  password: text,
  email: text,
  attach_audio: z.boolean().nullable(),
  delete_messages: z.boolean(),
  ask_password: z.boolean(),
  users: z.array(z.looseObject({ uuid: z.string() })),
})

const incall = z.looseObject({
  id: z.int(),
  /** Of incalls that lead elsewhere than to a user, the type alone counts. */
  destination: z.looseObject({
    type: z.string(),
    user_id: z.int().optional(),
    ring_time: z.number().nullish(),
  }),
  extensions: z.array(extension),
})

const account = z.looseObject({
  uuid: z.string(),
  username: text,
  firstname: text,
  lastname: text,
  enabled: z.boolean(),
  emails: z.array(z.looseObject({ address: z.string(), main: z.boolean(), confirmed: z.boolean() })),
})

const range = z.looseObject({ start: z.string(), end: z.string() })

const context = z.looseObject({
  id: z.int(),
  name: z.string(),
  label: text,
  type: z.string(),
  user_ranges: z.array(range),
  incall_ranges: z.array(range),
})

const callPermission = z.looseObject({ id: z.int(), name: z.string() })

export type User = z.infer<typeof user>
export type UserSummary = z.infer<typeof userSummary>
export type Line = z.infer<typeof line>
export type SipEndpoint = z.infer<typeof sipEndpoint>
export type Voicemail = z.infer<typeof voicemail>
export type Incall = z.infer<typeof incall>
export type Account = z.infer<typeof account>
export type Context = z.infer<typeof context>

export const users: Collection<User> = { service: 'confd', path: '/users', item: user, order: 'id' }
/** Users with little of each; to be asked for with the query `view=summary`. */
export const userSummaries: Collection<UserSummary> = {
  ...{ service: 'confd', path: '/users', item: userSummary, order: 'id' },
}
export const lines: Collection<Line> = { service: 'confd', path: '/lines', item: line, order: 'name' }
export const sipEndpoints: Collection<SipEndpoint> = {
  ...{ service: 'confd', path: '/endpoints/sip', item: sipEndpoint, order: 'name' },
}
export const sccpEndpoints: Collection<z.infer<typeof numbered>> = {
  ...{ service: 'confd', path: '/endpoints/sccp', item: numbered },
}
export const extensions: Collection<z.infer<typeof extension>> = {
  ...{ service: 'confd', path: '/extensions', item: extension, order: 'exten' },
}
export const voicemails: Collection<Voicemail> = {
  ...{ service: 'confd', path: '/voicemails', item: voicemail, order: 'number' },
}
export const incalls: Collection<Incall> = { service: 'confd', path: '/incalls', item: incall, order: 'id' }
export const contexts: Collection<Context> = {
  ...{ service: 'confd', path: '/contexts', item: context, order: 'name' },
}
export const callPermissions: Collection<z.infer<typeof callPermission>> = {
  ...{ service: 'confd', path: '/callpermissions', item: callPermission, order: 'name' },
}
/** Of wazo-auth: what a user logs in with, under the user's uuid. A tenant has others besides. */
export const accounts: Collection<Account> = {
  ...{ service: 'auth', path: '/users', item: account, order: 'username' },
}
