import type { Column } from '../columns/column.ts'
import { quoted } from '../columns/quoted.ts'
import type { Damage } from '../reading/damage/evidence.ts'
import { damageOf } from '../reading/damage.ts'
import { checkCell } from './cell-rules.ts'
import { isEmpty } from './field-change.ts'
import type { HeaderColumn } from './header.ts'
import { baseView, type NamedRow, type RowContext } from './row-context.ts'
import type { RowRemark } from './row-findings.ts'
import type { RowProblem } from './rules.ts'

type Remark = RowRemark & Pick<RowProblem, 'severity'>

/**
 * Tells what is wrong with some cells of a row.
 * @returns whether none of it is an error
 */
export function checkCells(context: RowContext, row: NamedRow, columns: readonly HeaderColumn[]): boolean {
  const remarks = columns.flatMap(({ column, at }) => {
    const cell = row.row.cells[at] ?? ''
    if (column.access === 'read-only') return readOnly(column, cell, row.live?.[at])
    if (isEmpty(cell) && row.live) return emptied(column)
    return badCell(context, row, column, cell, row.live?.[at])
  })
  if (!row.live) {
    const { names } = context.rules
    for (const column of context.header.lacking)
      remarks.push(...checkCell(column, '', { creating: true, names }))
  }
  return tellAll(context, row, remarks)
}

/**
 * Tells remarks about a row.
 * @returns whether none of them is an error
 */
export function tellAll(
  { findings }: RowContext,
  { row, key }: NamedRow,
  remarks: readonly Remark[],
): boolean {
  for (const { severity, ...remark } of remarks) findings[severity](row, { ...remark, key })
  return remarks.every(({ severity }) => severity !== 'error')
}

/** The platform tells these and takes none: another value is a stale cell, or the cell of another person. */
function readOnly(column: Column, cell: string, live: string | undefined): Remark[] {
  const { name } = column
  if (isEmpty(cell)) return []
  if (live !== undefined && (column.unique || column.identifying)) {
    const message =
      `${name} is ${quoted(cell)} here and ${quoted(live)} on the platform, which alone assigns it: ` +
      'the row is probably about another user, or its key is'
    return [{ severity: 'error', code: 'another-user', field: name, message }]
  }
  const message = `${name} is told by the platform and cannot be set: what the roster says there brings about nothing`
  return [{ severity: 'warning', code: 'read-only', field: name, message }]
}

function emptied({ name, empty }: Column): Remark[] {
  if (empty !== 'refused') return []
  const message = `${name} is empty, and the platform cannot do without it: fill the cell, or leave out the column`
  return [{ severity: 'error', code: 'empty-cell', field: name, message }]
}

/** Damage explains what is wrong with a cell better than its type can. */
function badCell(
  context: RowContext,
  row: NamedRow,
  column: Column,
  cell: string,
  live: string | undefined,
): Remark[] {
  const problems = checkCell(column, cell, { creating: !row.live, names: context.rules.names })
  const damage = damageOf(column, cell, [baseView(context, row)?.get(column.name), live])
  if (!damage) return problems
  const remark = damageRemark(context, column, damage)
  return remark.severity === 'error' ? [remark] : [remark, ...problems]
}

/** Damage as a remark: an error where nobody can have meant the cell, or where the workflow does not let damage pass. */
export function damageRemark({ options }: RowContext, { name }: Column, damage: Damage): Remark {
  const { certain, ...remark } = damage
  return { severity: certain || options.onDamage === 'refuse' ? 'error' : 'warning', field: name, ...remark }
}
