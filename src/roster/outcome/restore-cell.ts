import type { Column } from '../columns/column.ts'
import { checkCell } from '../planning/cell-rules.ts'
import { isEmpty, meaning } from '../planning/field-change.ts'
import { damageOf } from '../reading/damage.ts'

/** One cell of a user whom an import has changed; '' for nothing. */
export interface ChangedCell {
  readonly before: string
  /** Undefined where the platform may have changed it on its own. */
  readonly now: string | undefined
  /** Whether it goes by itself when other columns are brought back. */
  readonly goes: boolean
}

/** The cell of a roster that brings back what was there; with `loss`, the reason as a sentence, it cannot. */
export interface RestoringCell {
  readonly cell: string
  readonly loss?: string
}

/** How to bring back what a column held. Where that cannot be, the cell asks for nothing that would spoil its row. */
export function restoreCell(column: Column, { before, now, goes }: ChangedCell): RestoringCell {
  if (now !== undefined && meaning(column, before) === meaning(column, now)) return { cell: before }
  const cell = column.type.restoring?.(before, now) ?? before
  if (!isEmpty(cell)) {
    return isRefused(column, cell, now) ? { cell: freed(column, now ?? ''), loss: refused } : { cell }
  }
  if (column.empty === 'unset' || goes || now === undefined) return { cell: '' }
  return column.empty === 'refused' ? { cell: now, loss: needsValue } : { cell: '', loss: keepsValue }
}

/** The cell of a user who is not to keep what another may have had before, where it can be given up; else the cell as it is. */
export function freed({ unique, empty }: Column, cell: string): string {
  return unique && empty === 'unset' ? '' : cell
}

const noNames = { creating: false, names: new Map() }

/** Whether a plan would refuse the row of a cell for what it says, or for what a spreadsheet seems to have done to it. */
function isRefused(column: Column, cell: string, now: string | undefined): boolean {
  const problems = checkCell(column, cell, noNames)
  return problems.some(({ severity }) => severity === 'error') || damageOf(column, cell, [now]) !== undefined
}

const refused = 'What was there before is nothing that a plan takes from a roster: set it on the platform.'
const needsValue = 'Nothing was there before, and the platform cannot do without a value there.'
const keepsValue = 'Nothing was there before, and an empty cell of this column leaves what is there.'
