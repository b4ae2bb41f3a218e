import { inputError, unexpected } from '../refusal.ts'
import { readInteger } from './integer.ts'
import type { Cells } from './rows.ts'

type Value = string | number | boolean

/** Fields of a resource: absent where the header lacks the column, null where the cell is empty. */
export type Fields = Readonly<Record<string, Value | null>>

/** What a row asks for, resource by resource. */
export interface Wish {
  readonly user: Fields
  readonly account: Fields
  readonly voicemail: Fields
  readonly line: { readonly protocol: string | null; readonly context: string | null }
  readonly sip: { readonly username: string | null; readonly secret: string | null }
  readonly exten: string | null
  readonly incall: {
    readonly exten: string | null
    readonly context: string | null
    readonly ring_seconds: number | null
  }
  readonly permissions: readonly string[]
}

type Kind = 'text' | 'switch' | 'integer'

/** The columns of each resource in the order in which they are read, which decides what is refused first. */
const userColumns: Readonly<Record<string, Kind>> = {
  firstname: 'text',
  lastname: 'text',
  email: 'text',
  language: 'text',
  outgoing_caller_id: 'text',
  mobile_phone_number: 'text',
  call_permission_password: 'text',
  userfield: 'text',
  enabled: 'switch',
  supervision_enabled: 'switch',
  call_transfer_enabled: 'switch',
  dtmf_hangup_enabled: 'switch',
  call_record_outgoing_external_enabled: 'switch',
  call_record_outgoing_internal_enabled: 'switch',
  call_record_incoming_external_enabled: 'switch',
  call_record_incoming_internal_enabled: 'switch',
  online_call_record_enabled: 'switch',
  ring_seconds: 'integer',
  simultaneous_calls: 'integer',
  subscription_type: 'integer',
}

const accountColumns: Readonly<Record<string, Kind>> = {
  uuid: 'text',
  firstname: 'text',
  lastname: 'text',
  username: 'text',
  password: 'text',
}

const voicemailColumns: Readonly<Record<string, Kind>> = {
  voicemail_name: 'text',
  voicemail_number: 'text',
  voicemail_context: 'text',
  voicemail_password: 'text',
  voicemail_email: 'text',
  voicemail_attach_audio: 'switch',
  voicemail_delete_messages: 'switch',
  voicemail_ask_password: 'switch',
}

/** Reads the cells of a row by the types of their columns. Refuses the first that cannot be read. */
export function readWish(cells: Cells): Wish {
  const text = (column: string) => (readCell(cells, column, 'text') ?? null) as string | null
  const integer = (column: string) => (readCell(cells, column, 'integer') ?? null) as number | null
  return {
    user: fieldsOf(cells, userColumns),
    account: fieldsOf(cells, accountColumns),
    voicemail: fieldsOf(cells, voicemailColumns, 'voicemail_'),
    line: { protocol: text('line_protocol'), context: text('context') },
    sip: { username: text('sip_username'), secret: text('sip_secret') },
    exten: text('exten'),
    incall: {
      exten: text('incall_exten'),
      context: text('incall_context'),
      ring_seconds: integer('incall_ring_seconds'),
    },
    permissions: readNames(cells, 'call_permissions'),
  }
}

function fieldsOf(cells: Cells, columns: Readonly<Record<string, Kind>>, prefix = ''): Fields {
  const fields: Record<string, Value | null> = {}
  for (const [column, kind] of Object.entries(columns)) {
    const value = readCell(cells, column, kind)
    if (value !== undefined) fields[column.slice(prefix.length)] = value
  }
  return fields
}

function readCell(cells: Cells, column: string, kind: Kind): Value | null | undefined {
  const cell = cellOf(cells, column)
  if (cell === undefined) return undefined
  if (cell === '') return null
  if (kind === 'text') return cell
  if (kind === 'switch') {
    if (cell !== '0' && cell !== '1') throw inputError(`'${column}' must be one of (0, 1)`)
    return cell === '1'
  }
  if (cell === null) throw unexpected(`'NoneType' object has no attribute 'isdigit'`)
  return readInteger(column, cell)
}

function readNames(cells: Cells, column: string): readonly string[] {
  const cell = cellOf(cells, column)
  if (cell === null) throw unexpected(`'NoneType' object has no attribute 'split'`)
  return cell ? cell.split(';') : []
}

/** Null where the record is too short for it. */
function cellOf(cells: Cells, column: string): string | null | undefined {
  return cells.get(column) as string | null | undefined
}
