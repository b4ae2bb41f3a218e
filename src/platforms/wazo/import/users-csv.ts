import { stringify } from 'csv-stringify/sync'
import type { FieldChange } from '../../../roster/planning/plan.ts'
import type { Key } from '../../platform.ts'
import { pieces } from '../roster/fields.ts'
import { isSent, type NewUser } from '../roster/steps.ts'
import { wazoColumns } from '../roster-columns.ts'
import { type Secrets, secretOf } from './secrets.ts'

/** What users are created from. */
export interface UsersCsv {
  /** UTF-8 with LF, without a byte order mark. */
  readonly text: string
  /** The secrets in it. */
  readonly secrets: readonly string[]
}

/** The server takes no empty cell there; what it makes of a column that is not there is sent in its place. */
const defaults: Readonly<Record<string, string>> = {
  subscription_type: '0',
  call_record_outgoing_external_enabled: '0',
  call_record_outgoing_internal_enabled: '0',
  call_record_incoming_external_enabled: '0',
  call_record_incoming_internal_enabled: '0',
}

/** The same for those who are given a mailbox. */
const mailboxDefaults: Readonly<Record<string, string>> = {
  voicemail_delete_messages: '0',
  voicemail_ask_password: '1',
}

/** Columns that the server takes in an import, in its order. */
const order = wazoColumns({}).columns.map(({ name }) => name)

/**
 * New users as CSV, with the columns in which one of them has something. Throws a `Failure` when a secret was not handed
 * over.
 */
export function usersCsv(users: readonly NewUser[], secrets: Secrets): UsersCsv {
  const rows = users.map(({ key, fields }) => cellsToSend(key, fields, secrets))
  const used = new Set(rows.flatMap(row => [...row.keys()]))
  const columns = order.filter(column => used.has(column))
  return {
    text: stringify([columns, ...rows.map(row => columns.map(column => cellIn(row, column)))]),
    secrets: users.flatMap(({ key, fields }) =>
      fields.flatMap(({ column, secret }) => (secret ? [secretOf(key, column, secrets) ?? []].flat() : [])),
    ),
  }
}

/** The cells of a user that are sent. Throws a `Failure` when a secret was not handed over. */
export function cellsToSend(
  key: Key,
  fields: readonly FieldChange[],
  secrets: Secrets,
): ReadonlyMap<string, string> {
  const cells = fields.filter(isSent).map(({ column, after, secret }) => {
    const cell = (secret ? secretOf(key, column, secrets) : after) ?? ''
    return [
      column,
      column === 'call_permissions' ? [...pieces(column, cell)].join(';') : cell.trim(),
    ] as const
  })
  return new Map(cells.filter(([, cell]) => cell !== ''))
}

function cellIn(row: ReadonlyMap<string, string>, column: string): string {
  const given = row.get(column) ?? defaults[column]
  if (given !== undefined) return given
  return row.has('voicemail_number') ? (mailboxDefaults[column] ?? '') : ''
}
