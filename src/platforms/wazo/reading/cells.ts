import { compareCodePoints } from '../../../roster/order.ts'
import { formatSet } from '../../../roster/set-cell.ts'
import type { User, Voicemail } from '../resources.ts'
import type { ReadableSecret, SecretCells } from './secrets.ts'

/** What a user consists of that the user itself does not tell. */
export interface Parts {
  /** What it logs in with; undefined without an account. */
  readonly username: string | null | undefined
  readonly mailbox: Mailbox | undefined
  /** Seconds by the id of the incall; null where nothing is set. */
  readonly ringTimes: ReadonlyMap<number, number | null>
  /** Of the main line; undefined where it has none, or none was asked for. */
  readonly sipSecret: string | undefined
}

/** What is kept of a mailbox. */
export type Mailbox = Pick<
  Voicemail,
  'name' | 'number' | 'context' | 'password' | 'email' | 'attach_audio' | 'delete_messages' | 'ask_password'
>

/** The cells of a user, as the server's own export writes them, but for what is sorted here and told more exactly. */
export function cellsOf(user: User, parts: Parts, secrets: SecretCells): Map<string, string> {
  const cells = new Map<string, string>([
    ['uuid', user.uuid],
    // The server leaves out the 0 of this one alone.
    ['subscription_type', user.subscription_type === 0 ? '' : String(user.subscription_type)],
    ...own.map(name => [name, cell(user[name])] as const),
    ...voicemailCells(parts.mailbox),
    ...lineCells(user),
    ...incallCells(user, parts),
    ['call_permissions', formatSet(user.call_permissions.map(({ name }) => name))],
    ['username', cell(parts.username)],
  ])
  const told: Readonly<Record<ReadableSecret, string | null | undefined>> = {
    call_permission_password: user.call_permission_password,
    voicemail_password: parts.mailbox?.password,
    sip_secret: parts.sipSecret,
  }
  for (const [column, value] of Object.entries(told)) {
    if (secrets.columns.has(column)) cells.set(column, secrets.cell(cell(value)))
  }
  return cells
}

/** Columns that are fields of the user. */
const own = [
  'firstname',
  'lastname',
  'email',
  'mobile_phone_number',
  'outgoing_caller_id',
  'language',
  'enabled',
  'ring_seconds',
  'simultaneous_calls',
  'supervision_enabled',
  'call_transfer_enabled',
  'dtmf_hangup_enabled',
  'call_record_outgoing_external_enabled',
  'call_record_outgoing_internal_enabled',
  'call_record_incoming_external_enabled',
  'call_record_incoming_internal_enabled',
  'online_call_record_enabled',
  'userfield',
] as const satisfies readonly (keyof User)[]

function cell(value: string | number | boolean | null | undefined): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  return String(value ?? '')
}

type Entries = readonly (readonly [column: string, cell: string])[]

function voicemailCells(mailbox: Mailbox | undefined): Entries {
  return [
    ['voicemail_name', cell(mailbox?.name)],
    ['voicemail_number', cell(mailbox?.number)],
    ['voicemail_context', cell(mailbox?.context)],
    ['voicemail_email', cell(mailbox?.email)],
    ['voicemail_attach_audio', cell(mailbox?.attach_audio)],
    ['voicemail_delete_messages', cell(mailbox?.delete_messages)],
    ['voicemail_ask_password', cell(mailbox?.ask_password)],
  ]
}

/** Of the main line. */
function lineCells({ lines: [line] }: User): Entries {
  const [extension] = line?.extensions ?? []
  const username = line?.endpoint_sip?.auth_section_options.find(([option]) => option === 'username')
  return [
    ['line_protocol', line?.is_webrtc ? 'webrtc' : cell(line?.protocol)],
    ['provisioning_code', cell(line?.provisioning_code)],
    ['context', cell(extension?.context ?? line?.context)],
    ['sip_username', cell(username?.[1])],
    ['exten', cell(extension?.exten)],
  ]
}

/** Several are joined, each number in the same place as its context and its seconds. */
function incallCells(user: User, { ringTimes }: Parts): Entries {
  const numbers = user.incalls
    .flatMap(({ id, extensions }) => extensions.map(({ exten, context }) => ({ exten, context, id })))
    .sort((a, b) => compareCodePoints(a.exten, b.exten) || compareCodePoints(a.context, b.context))
  const seconds = numbers.map(({ id }) => cell(ringTimes.get(id)))
  return [
    ['incall_exten', numbers.map(({ exten }) => exten).join(';')],
    ['incall_context', numbers.map(({ context }) => context).join(';')],
    ['incall_ring_seconds', seconds.some(text => text !== '') ? seconds.join(';') : ''],
  ]
}
