import type { Column } from '../columns/column.ts'
import { isEmpty, meaning } from './field-change.ts'
import type { Header, HeaderColumn } from './header.ts'

const none: readonly HeaderColumn[] = []

/**
 * The columns in which a row differs from the user that it names. Nearly every cell of a roster is the same text as the
 * platform's, so that is looked at first; and what the platform has is never judged.
 */
export function differingColumns(
  { compared }: Header,
  cells: readonly string[],
  live: readonly string[],
): readonly HeaderColumn[] {
  let found: HeaderColumn[] | undefined
  for (const entry of compared) {
    const cell = cells[entry.at] ?? ''
    const now = live[entry.at] ?? ''
    if (cell === now || !differs(entry.column, cell, now)) continue
    found ??= []
    found.push(entry)
  }
  return found ?? none
}

function differs(column: Column, cell: string, live: string): boolean {
  if (isEmpty(cell) && column.empty === 'untouched') return false
  return meaning(column, cell) !== meaning(column, live)
}
