import { stringify } from 'csv-stringify/sync'
import { guard } from '../../src/roster/formula-guard.ts'
import { rowsOf } from './stage.ts'

export type Row = Record<string, string>

/**
 * A roster with its rows changed, as an administrator would leave it.
 * @param added columns that it did not have
 */
export function edited(roster: string, edit: (rows: Row[]) => Row[], added: readonly string[] = []): string {
  const [header = ''] = roster.split('\n', 1)
  const columns = [...header.split(','), ...added]
  const rows = edit(rowsOf(roster)).map(row => columns.map(column => guard(row[column] ?? '')))
  return stringify([columns, ...rows])
}

/** The row of a user, which is changed by `change`. */
export function withUser(roster: string, key: string, change: Row): string {
  return edited(roster, rows => rows.map(row => (row.userName === key ? { ...row, ...change } : row)))
}
