import type { Answer, Request, World } from '../world.ts'
import { wantsCsv } from './accept.ts'
import { type ExportColumn, exportColumns } from './columns.ts'
import { writeCsv } from './csv.ts'
import { recordOf } from './record.ts'

/** `GET /users/export`: every user of the tenant, in no order, as CSV or as JSON. */
export function exportUsers({ state }: World, { tenant, headers }: Request): Answer {
  const users = state.shuffled(state.users.by('tenant', tenant.uuid))
  const records = users.map(user => recordOf(state, user))
  if (!wantsCsv(headers.accept)) return { status: 200, body: { headers: exportColumns, content: records } }
  const cell = (record: Readonly<Partial<Record<ExportColumn, string | number | null>>>) =>
    exportColumns.map(column => record[column] ?? '')
  return {
    status: 200,
    headers: { 'content-type': 'text/csv; charset=utf-8' },
    body: writeCsv([exportColumns, ...records.map(cell)]),
  }
}
