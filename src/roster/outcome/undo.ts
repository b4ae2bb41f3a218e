import type { Column } from '../columns/column.ts'
import { type ChangedUser, changedUser, goneAlong, lostAlong } from './changed-user.ts'
import { freed, restoreCell } from './restore-cell.ts'
import { undoColumns } from './undo-columns.ts'
import { lossesOf, type UndoLoss } from './undo-losses.ts'
import type { UndoRequest } from './undo-request.ts'

/** A roster that brings back what was there before an import, as far as a roster can. */
export interface Undo {
  /** The key, and every column in which the import has changed somebody. */
  readonly header: readonly string[]
  /** One for each user who was changed and is still there, in the order of the outcomes. */
  readonly rows: readonly (readonly string[])[]
  readonly losses: readonly UndoLoss[]
}

/**
 * Makes a roster that brings back what was there before an import. Users who were created are taken out of service, not
 * deleted. A row has the cells of all columns in which anybody was changed, since an empty one could ask for something.
 */
export function undoOf(request: UndoRequest): Undo {
  const { columns: set, outcomes } = request
  const users = outcomes.map(outcome => changedUser(outcome, set)).filter(user => user !== undefined)
  const columns = undoColumns(users, request)
  const names = columns.map(({ name }) => name)
  const losses = outcomes.flatMap(outcome => lossesOf(outcome, request))
  const rows = users.flatMap(user => {
    const undone = user.created ? retired(user, columns, request) : restored(user, columns, names, request)
    losses.push(...undone.losses)
    return undone.cells ? [[user.key, ...undone.cells]] : []
  })
  return { header: [set.key, ...names], rows, losses }
}

interface Undone {
  /** Under the columns; absent where there can be no row. */
  readonly cells?: readonly string[]
  readonly losses: readonly UndoLoss[]
}

/** A user who was created: out of service, and else as it is. */
function retired(
  { now }: ChangedUser,
  columns: readonly Column[],
  { columns: { activation } }: UndoRequest,
): Undone {
  const cells = columns.map(column =>
    column.name === activation?.column ? activation.off : freed(column, now.get(column.name) ?? ''),
  )
  return { cells, losses: [] }
}

function restored(
  user: ChangedUser,
  columns: readonly Column[],
  names: readonly string[],
  request: UndoRequest,
): Undone {
  const { key, now, partly } = user
  const before = request.before(key, names)
  if (!before) return { losses: [{ key, reason: 'What was there before was not read.' }] }
  const unsure = lostAlong(user, request.columns).union(new Set(partly))
  const gone = goneAlong(user, request.columns)
  const losses: UndoLoss[] = []
  const cells = columns.map((column, at) => {
    const { name } = column
    const was = before[at] ?? ''
    const is = unsure.has(name) ? undefined : (now.get(name) ?? was)
    const { cell, loss } = restoreCell(column, { before: was, now: is, goes: gone.has(name) })
    if (loss !== undefined) losses.push({ key, column: name, reason: loss })
    return cell
  })
  return { cells, losses }
}
