import type { Finding } from '../../../src/roster/reading/finding.ts'
import { type ColumnMapping, noMapping } from '../../../src/roster/reading/mapping.ts'
import { openRoster } from '../../../src/roster/reading/open-roster.ts'
import type { Roster } from '../../../src/roster/reading/roster.ts'
import type { RosterRow } from '../../../src/roster/reading/row.ts'
import { madeUpColumns } from './made-up-columns.ts'

export interface ReadRoster {
  /** Undefined when the file was refused. */
  readonly roster: Roster | undefined
  readonly rows: readonly RosterRow[]
  readonly findings: readonly Finding[]
}

/** Reads a file to its end. */
export async function readRoster(
  path: string,
  { mapping = noMapping, ...options }: { mapping?: ColumnMapping; blockSize?: number } = {},
): Promise<ReadRoster> {
  const findings: Finding[] = []
  const roster = await openRoster(path, {
    file: 'users.csv',
    columns: madeUpColumns,
    mapping,
    onFinding: finding => findings.push(finding),
    ...options,
  })
  const rows = roster ? (await Array.fromAsync(roster.rows())).flat() : []
  return { roster, rows, findings }
}

/** A finding as one line: `error 3:8 ragged-row (jo@example.com, lastName): what is wrong`. */
export function told({ severity, line, column, code, key, field, message }: Finding): string {
  const about = [key, field].filter(name => name !== undefined)
  return `${severity} ${line}:${column} ${code}${about.length === 0 ? '' : ` (${about.join(', ')})`}: ${message}`
}

/** The rows as one line: keys in their order. */
export function keysOf({ roster, rows }: ReadRoster): string | undefined {
  return roster && rows.map(({ cells }) => cells[roster.keyAt]).join(' ')
}
