import type { ColumnSet } from '../columns/column.ts'
import { marksOfRow, provisionalKey } from '../columns/marks.ts'
import type { BaseRoster } from '../reading/roster.ts'
import type { RosterRow } from '../reading/row.ts'
import type { Header } from './header.ts'
import type { LiveUsers } from './live-users.ts'
import type { PlanOptions } from './plan.ts'
import type { RowFindings } from './row-findings.ts'
import type { RowRules, UserView } from './rules.ts'
import type { Unkeyed } from './unkeyed.ts'

/** What every row is planned with. */
export interface RowContext {
  readonly header: Header
  readonly set: ColumnSet
  readonly rules: RowRules
  readonly users: LiveUsers
  readonly unkeyed: Unkeyed
  readonly base: BaseRoster | undefined
  readonly options: PlanOptions
  readonly findings: RowFindings
}

/** A row whose key was understood. */
export interface NamedRow {
  readonly row: RosterRow
  /** As the platform spells it; of a new user, as the roster does. */
  readonly key: string
  /** The user's cells under the columns of the roster; undefined for a new one. */
  readonly live: readonly string[] | undefined
}

/** The cells of a row, without blanks around them. */
export function rosterView({ header }: RowContext, { row }: NamedRow): UserView {
  return {
    get(name) {
      const at = header.at.get(name)
      return at === undefined ? undefined : row.cells[at]?.trim()
    },
  }
}

/** The cells that the base version of the roster had for the user; undefined when it did not name it. */
export function baseView({ base, header, set }: RowContext, { row, key }: NamedRow): UserView | undefined {
  const cell = (name: string) => row.cells[header.at.get(name) ?? -1] ?? ''
  const provisional = base ? marksOfRow(set, cell).map(mark => provisionalKey(mark, cell)) : []
  const known = [row.cells[header.key.at] ?? '', key, ...provisional].find(spelling => base?.has(spelling))
  return known === undefined ? undefined : { get: name => base?.cell(known, name) }
}
