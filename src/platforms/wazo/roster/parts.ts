import type { FieldChange } from '../../../roster/planning/plan.ts'

/** What of a user is changed in one step: what the server keeps together. */
export type PartName = 'user' | 'line' | 'voicemail' | 'incalls' | 'permissions'

const line = ['exten', 'context', 'line_protocol', 'provisioning_code', 'sip_username', 'sip_secret']
const incalls = ['incall_exten', 'incall_context', 'incall_ring_seconds']

export const partNames: readonly PartName[] = ['user', 'line', 'voicemail', 'incalls', 'permissions']

/** The part that a column belongs to. */
export function partOf(column: string): PartName {
  if (line.includes(column)) return 'line'
  if (incalls.includes(column)) return 'incalls'
  if (column.startsWith('voicemail_')) return 'voicemail'
  return column === 'call_permissions' ? 'permissions' : 'user'
}

/** Columns that wazo-auth keeps as well, or alone. */
const ofAccounts: ReadonlySet<string> = new Set([
  'username',
  'firstname',
  'lastname',
  'email',
  'enabled',
  'password',
])

export function concernsAccount(fields: readonly FieldChange[]): boolean {
  return fields.some(({ column }) => ofAccounts.has(column))
}
