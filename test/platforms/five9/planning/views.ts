import type { UserView } from '../../../../src/roster/planning/rules.ts'

/** Cells by column, as rules are given them. */
export type CellsByColumn = Readonly<Record<string, string>>

/** A row or a user of these cells; every other column is absent. */
export function viewOf(cells: CellsByColumn): UserView {
  return { get: column => cells[column] }
}
