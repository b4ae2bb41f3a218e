import { type Column, columnOf } from '../columns/column.ts'
import { type ChangedUser, lostAlong } from './changed-user.ts'
import type { UndoRequest } from './undo-request.ts'

/**
 * The columns, without the key, in which an import has changed anybody, in the order of a roster. Those that lost what
 * they held along with others are among them where there is something to bring back.
 */
export function undoColumns(users: readonly ChangedUser[], request: UndoRequest): readonly Column[] {
  const { columns: set } = request
  const names = lostColumns(users, request)
  for (const { created, fields } of users) {
    if (!created) for (const { column } of fields) names.add(column)
    else if (set.activation) names.add(set.activation.column)
  }
  const places = new Map(set.columns.map(({ name }, at) => [name, at]))
  const place = (name: string) => places.get(name) ?? places.size
  return [...names]
    .sort((a, b) => place(a) - place(b))
    .map(name => columnOf(set, name))
    .filter(column => column !== undefined)
}

function lostColumns(users: readonly ChangedUser[], request: UndoRequest): Set<string> {
  const { columns: set, known } = request
  const wanted = new Set<string>()
  for (const user of users) {
    const lost = [...lostAlong(user, set)].filter(name => known.has(name) && !wanted.has(name))
    if (lost.length === 0) continue
    const before = request.before(user.key, lost)
    for (const [at, name] of lost.entries()) {
      if (before?.[at] || columnOf(set, name)?.empty === 'unset') wanted.add(name)
    }
  }
  return wanted
}
