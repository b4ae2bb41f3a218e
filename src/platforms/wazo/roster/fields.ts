import { type Column, columnOf } from '../../../roster/columns/column.ts'
import { meaning } from '../../../roster/planning/field-change.ts'
import type { FieldChange } from '../../../roster/planning/plan.ts'
import { wazoColumns } from '../roster-columns.ts'

const columns = wazoColumns({ literalPasswords: true })

export function fieldOf(fields: readonly FieldChange[], name: string): FieldChange | undefined {
  return fields.find(({ column }) => column === name)
}

/** The cell that a column is to have after a change; '' where it is to be empty or does not change. */
export function asked(fields: readonly FieldChange[], name: string): string {
  return fieldOf(fields, name)?.after ?? ''
}

/** What a cell means: equal exactly when two cells of the column ask for the same, '' when they are empty. */
export function meant(name: string, cell: string): string {
  return meaning(columnNamed(name), cell)
}

/** What comes and goes by itself under a column: the items of a set; of any other cell what it means. */
export function pieces(name: string, cell: string): ReadonlySet<string> {
  const { type } = columnNamed(name)
  if (!type.items) return new Set([meant(name, cell)])
  return new Set(cell === '' ? [] : type.items(cell))
}

function columnNamed(name: string): Column {
  const column = columnOf(columns, name)
  if (!column) throw new Error(`${name} is not a column of Wazo`)
  return column
}
