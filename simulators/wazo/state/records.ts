/** What the server keeps. Fields are named as on the wire; who belongs to whom is kept on one side only. */

export interface Tenant {
  readonly uuid: string
  /** Its own, for the tenant above all others. */
  readonly parent_uuid: string
  readonly name: string
  readonly slug: string
  /** The SIP templates that came with the tenant. */
  readonly templates: Readonly<Record<TemplateLabel, string>>
}

export type TemplateLabel = 'global' | 'webrtc' | 'registration_trunk' | 'meeting_guest' | 'twilio_trunk'

export interface Range {
  readonly start: string
  readonly end: string
}

export interface Context {
  readonly id: number
  readonly uuid: string
  readonly tenant_uuid: string
  /** Generated; what rosters must name. */
  readonly name: string
  readonly label: string
  readonly type: 'internal' | 'incall'
  /** Numbers of users in an internal context, of incalls in the other kind. */
  readonly ranges: readonly Range[]
}

export interface CallPermission {
  readonly id: number
  readonly tenant_uuid: string
  readonly name: string
  readonly mode: 'deny' | 'allow'
  readonly extensions: readonly string[]
}

/** The fields of a user that a request may set. */
export interface UserFields {
  readonly firstname: string
  readonly lastname: string | null
  readonly email: string | null
  readonly timezone: string | null
  readonly language: string | null
  readonly description: string | null
  readonly caller_id: string | null
  readonly outgoing_caller_id: string | null
  readonly mobile_phone_number: string | null
  readonly username: string | null
  readonly password: string | null
  readonly music_on_hold: string | null
  readonly preprocess_subroutine: string | null
  readonly userfield: string | null
  readonly call_transfer_enabled: boolean
  readonly dtmf_hangup_enabled: boolean
  readonly call_record_outgoing_external_enabled: boolean
  readonly call_record_outgoing_internal_enabled: boolean
  readonly call_record_incoming_internal_enabled: boolean
  readonly call_record_incoming_external_enabled: boolean
  readonly online_call_record_enabled: boolean
  readonly supervision_enabled: boolean
  readonly ring_seconds: number
  readonly simultaneous_calls: number
  readonly call_permission_password: string | null
  readonly subscription_type: number
  readonly enabled: boolean
}

export interface User extends UserFields {
  readonly id: number
  readonly uuid: string
  readonly tenant_uuid: string
  /** Milliseconds since the epoch. */
  readonly created_at: number
  /** The main line first. */
  readonly line_ids: readonly number[]
  readonly voicemail_id: number | null
  readonly call_permission_ids: readonly number[]
}

export type Endpoint =
  | { readonly kind: 'sip'; readonly uuid: string }
  | { readonly kind: 'sccp'; readonly id: number }
  | { readonly kind: 'custom'; readonly id: number }

export interface Line {
  readonly id: number
  readonly tenant_uuid: string
  readonly context: string
  /** Generated with an SCCP endpoint; a SIP or custom endpoint lends its own. */
  readonly name: string | null
  /** Six digits. */
  readonly provisioning_code: string
  readonly position: number
  readonly endpoint: Endpoint | null
  /** The main extension first. */
  readonly extension_ids: readonly number[]
}

export type Option = readonly [name: string, value: string]

export const optionSections = [
  'aor_section_options',
  'auth_section_options',
  'endpoint_section_options',
  'identify_section_options',
  'registration_section_options',
  'registration_outbound_auth_section_options',
  'outbound_auth_section_options',
] as const

export type OptionSection = (typeof optionSections)[number]

/** A SIP endpoint, or a template that endpoints take options from. */
export interface SipEndpoint extends Readonly<Record<OptionSection, readonly Option[]>> {
  readonly uuid: string
  readonly tenant_uuid: string
  readonly name: string
  readonly label: string | null
  readonly template_uuids: readonly string[]
  readonly transport_uuid: string | null
}

export interface SccpEndpoint {
  readonly id: number
  readonly tenant_uuid: string
  readonly options: readonly Option[]
}

export interface CustomEndpoint {
  readonly id: number
  readonly tenant_uuid: string
  readonly interface: string
}

export interface Extension {
  readonly id: number
  readonly tenant_uuid: string
  readonly exten: string
  /** The name of the context. */
  readonly context: string
}

export interface Voicemail {
  readonly id: number
  readonly tenant_uuid: string
  readonly name: string
  readonly number: string
  /** The name of the context. */
  readonly context: string
  readonly password: string | null
  readonly email: string | null
  readonly language: string | null
  readonly timezone: string | null
  readonly pager: string | null
  readonly max_messages: number | null
  readonly attach_audio: boolean | null
  readonly delete_messages: boolean
  readonly ask_password: boolean
  readonly enabled: boolean
}

export interface Incall {
  readonly id: number
  readonly tenant_uuid: string
  /** Nothing where the user of old is gone. */
  readonly destination: { readonly user_id: number; readonly ring_time: number | null } | null
  readonly extension_ids: readonly number[]
}

export interface Email {
  readonly uuid: string
  readonly address: string
  readonly main: boolean
  readonly confirmed: boolean
}

/** A user of wazo-auth. */
export interface Account {
  readonly uuid: string
  readonly tenant_uuid: string
  readonly username: string | null
  readonly password: string | null
  readonly firstname: string | null
  readonly lastname: string | null
  readonly enabled: boolean
  readonly purpose: 'user' | 'internal' | 'external_api'
  readonly authentication_method: 'default' | 'native'
  readonly emails: readonly Email[]
  readonly policy_uuids: readonly string[]
}

export interface Policy {
  readonly uuid: string
  readonly tenant_uuid: string
  readonly name: string
  readonly slug: string
  readonly description: string | null
  readonly acl: readonly string[]
}

export interface Token {
  readonly token: string
  readonly session_uuid: string
  readonly account_uuid: string
  readonly acl: readonly string[]
  /** Milliseconds since the epoch. */
  readonly issued_at: number
  readonly expires_at: number
}
