import type { Column } from '../columns/column.ts'
import type { FieldChange } from './plan.ts'

/** What a cell means to its column: equal exactly when two cells ask for the same, '' when they are empty. */
export function meaning(column: Column, cell: string): string {
  return isEmpty(cell) ? '' : column.type.canonical(cell)
}

export function isEmpty(cell: string): boolean {
  return cell.trim() === ''
}

/** The change of one field, with both cells as they are written. Of a secret, no more than that it changes. */
export function fieldChange(column: Column, before: string, after: string): FieldChange {
  if (column.secret) return { column: column.name, before: null, after: null, secret: true }
  const change = {
    column: column.name,
    before: isEmpty(before) ? null : before,
    after: isEmpty(after) ? null : after.trim(),
  }
  if (!column.type.items) return change
  const had = new Set(itemsOf(column, before))
  const has = new Set(itemsOf(column, after))
  return { ...change, added: [...has.difference(had)], removed: [...had.difference(has)] }
}

function itemsOf({ type }: Column, cell: string): readonly string[] {
  return isEmpty(cell) ? [] : (type.items?.(cell) ?? [])
}
