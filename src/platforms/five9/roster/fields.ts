import { columnOf } from '../../../roster/columns/column.ts'
import type { FieldChange } from '../../../roster/planning/plan.ts'
import { five9Columns } from '../roster-columns.ts'

export function fieldOf(fields: readonly FieldChange[], name: string): FieldChange | undefined {
  return fields.find(({ column }) => column === name)
}

/** The items of a cell of a set; none of an empty one. */
export function itemsOf(column: string, cell: string | null | undefined): readonly string[] {
  return columnOf(five9Columns, column)?.type.items?.(cell ?? '') ?? []
}

/** The number of each item of a cell, by its name: levels of skills, indexes of canned reports. */
export function numberedItems(column: string, cell: string | null | undefined): ReadonlyMap<string, string> {
  return new Map(
    itemsOf(column, cell).map(item => {
      const colon = item.lastIndexOf(':')
      return [item.slice(0, colon), item.slice(colon + 1)]
    }),
  )
}
