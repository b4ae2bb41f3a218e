import { checkCells, tellAll } from './check-row.ts'
import { differingColumns } from './compare-row.ts'
import { historyOf } from './drift.ts'
import { fieldChange, isEmpty, meaning } from './field-change.ts'
import { columnNamed, type HeaderColumn } from './header.ts'
import type { Change, FieldChange } from './plan.ts'
import { takesOutOfService } from './removal.ts'
import { baseView, type NamedRow, type RowContext, rosterView } from './row-context.ts'
import type { Interpretation, UserView } from './rules.ts'

/** What becomes of a row. */
export type RowOutcome = Change | 'unchanged' | 'invalid'

/** Plans a row by itself. What is wrong with it is told as it is found. */
export function planRow(context: RowContext, row: NamedRow): RowOutcome {
  const { header, rules, set, users } = context
  if (row.live && !checkSecrets(context, row)) return 'invalid'
  const asked = row.live ? differingColumns(header, row.row.cells, row.live) : header.columns
  if (row.live && asked.length === 0) return 'unchanged'
  if (!checkCells(context, row, asked)) return 'invalid'
  const settable = asked.filter(({ column }) => column.access !== 'read-only')
  if (settable.length === 0) return 'unchanged'

  // Only now: rules that read cells which are wrong anyway would report what merely follows from that.
  const live = row.live && users.view(row.key, row.live)
  const { cells, problems } = rules.interpret(rosterView(context, row), live)
  if (!tellAll(context, row, problems)) return 'invalid'
  const fields = fieldsOf(context, row, wantedCells(context, row, settable, cells), live)
  const user = { key: row.key, ...labelOf(context, row, live), line: row.row.line, fields }
  if (!row.live) return { kind: 'create', ...user }
  if (fields.length === 0) return 'unchanged'
  const kind = takesOutOfService(set, fields) ? 'deactivate' : 'update'
  return { kind, ...user }
}

/** What people call the user: as the platform has it now, a new one as the roster does. */
function labelOf(context: RowContext, row: NamedRow, live: UserView | undefined): { label?: string } {
  const label = context.set.label?.(live ?? rosterView(context, row))
  return label ? { label } : {}
}

/** The platform is not told anything about them, but a password that stands in a file must not stay unnoticed. */
function checkSecrets(context: RowContext, row: NamedRow): boolean {
  const { secrets } = context.header
  return (
    secrets.length === 0 ||
    checkCells(
      context,
      row,
      secrets.filter(({ at }) => !isEmpty(row.row.cells[at] ?? '')),
    )
  )
}

/** The cells to bring about by column, in the order of the roster; those of other columns come last. */
function wantedCells(
  { header }: RowContext,
  { row }: NamedRow,
  settable: readonly HeaderColumn[],
  interpreted: Interpretation['cells'],
): (readonly [string, string])[] {
  const wanted = new Map(settable.map(({ column, at }) => [column.name, row.cells[at] ?? '']))
  wanted.delete(header.key.column.name)
  for (const [name, cell] of interpreted) {
    if (cell === null) wanted.delete(name)
    else wanted.set(name, cell)
  }
  const position = (name: string) => header.at.get(name) ?? header.columns.length
  return [...wanted].sort(([a], [b]) => position(a) - position(b))
}

function fieldsOf(
  context: RowContext,
  row: NamedRow,
  wanted: readonly (readonly [string, string])[],
  live: UserView | undefined,
): FieldChange[] {
  const base = live && baseView(context, row)
  const roster = rosterView(context, row)
  return wanted.flatMap(([name, cell]) => {
    const column = columnNamed(context.header, context.set, name)
    const now = live?.get(name) ?? ''
    if (meaning(column, cell) === meaning(column, now)) return []
    const change = fieldChange(column, now, cell)
    if (!base || column.secret) return [change]
    const asked = roster.get(name) ?? cell
    return [{ ...change, ...historyOf(column, { base: base.get(name), live: now, asked }) }]
  })
}
