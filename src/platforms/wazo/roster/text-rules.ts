import type { ColumnSet } from '../../../roster/columns/column.ts'
import type { Verdict } from './verdict.ts'

/** Imports take line breaks out of cells and join what stands around them. What is sent for users who exist keeps them. */
export function judgeLineBreaks(verdict: Verdict, { columns }: ColumnSet): void {
  if (!verdict.creating) return
  for (const { name, secret } of columns) {
    if (secret || !verdict.written(name).includes('\n')) continue
    const message = `${name} has a line break, which Wazo deletes, joining what stands around it: write the cell on one line`
    verdict.error('line-break', name, message)
  }
}
