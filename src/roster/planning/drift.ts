import type { Column } from '../columns/column.ts'
import { isEmpty, meaning } from './field-change.ts'
import type { FieldChange } from './plan.ts'

/** The cells of one field that differs. */
interface FieldHistory {
  /** As the base version of the roster had it; undefined when it did not have the column. */
  readonly base: string | undefined
  readonly live: string
  /** As the roster asks for it now. */
  readonly asked: string
}

/** Who changed a field, and what it was before, where that is not what the platform has. */
export function historyOf(column: Column, cells: FieldHistory): Pick<FieldChange, 'origin' | 'base'> {
  const origin = originOf(column, cells)
  if (origin === 'roster') return { origin }
  return { origin, base: isEmpty(cells.base ?? '') ? null : (cells.base ?? '').trim() }
}

/**
 * Who changed a field of a user that the base version of the roster names. Where the base said nothing about it (it
 * lacks the column, or has an empty cell that means "untouched"), the roster did: the platform cannot have moved away
 * from what nobody had asked for.
 */
function originOf(column: Column, { base, live, asked }: FieldHistory): NonNullable<FieldChange['origin']> {
  if (base === undefined) return 'roster'
  const was = meaning(column, base)
  if (was === '' && column.empty !== 'unset') return 'roster'
  if (was === meaning(column, live)) return 'roster'
  return was === meaning(column, asked) ? 'platform' : 'both'
}
