import { columnOf } from '../columns/column.ts'
import type { FieldChange } from '../planning/plan.ts'
import { appliedFields, happened, mayHaveHappened } from './applied-fields.ts'
import { keyOf } from './key-of.ts'
import type { Outcome } from './outcome.ts'
import type { UndoRequest } from './undo-request.ts'

/** Something that no roster brings back. */
export interface UndoLoss {
  readonly key: string
  /** Absent where it is about the user as a whole. */
  readonly column?: string
  /** A sentence. */
  readonly reason: string
}

/** What cannot be brought back of a change, as far as the change itself shows. */
export function lossesOf(outcome: Outcome, request: UndoRequest): UndoLoss[] {
  const { kind, key } = outcome.change
  if (!mayHaveHappened(outcome)) return []
  if (kind === 'delete') return [{ key, reason: happened(outcome) ? deleted : perhapsDeleted }]
  if (kind === 'create') {
    if (!happened(outcome)) return [{ key, reason: perhapsCreated }]
    if (!request.columns.activation) return [{ key, reason: created }]
    return keyOf(outcome, request.columns) === undefined ? [{ key, reason: nameless }] : []
  }
  const { settable, others } = appliedFields(outcome, request.columns)
  return [
    ...others.map(({ column, secret }) => ({ key, column, reason: secret ? secretBefore : notSettable })),
    ...settable.flatMap(field => unknownAlong(key, field, request)),
  ]
}

const deleted =
  'The user was deleted. A roster can make it anew, but not bring back what belonged to it, such as its password.'
const perhapsDeleted = 'It is not known whether the user was deleted: look on the platform.'
const created =
  'The user was created, and this platform cannot take users out of service: delete it there if it is not wanted.'
const nameless =
  'The user was created, and under which key was not told: look on the platform, and take it out of service if it is not wanted.'
const perhapsCreated =
  'It is not known whether the user was created: look on the platform, and take it out of service if it is not wanted.'
const secretBefore = 'What was there before is a secret, which is kept nowhere.'
const notSettable = 'The platform takes a value there for new users alone.'

const columnsNamed = 3

/** What went along with a field in columns of which nobody knows what they held. */
function unknownAlong(key: string, field: FieldChange, { columns, known }: UndoRequest): UndoLoss[] {
  const { column, before, after } = field
  const along = columnOf(columns, column)?.takesAlong?.(before ?? '', after ?? '') ?? []
  const unknown = along.filter(name => !known.has(name))
  if (unknown.length === 0) return []
  const more = unknown.length - columnsNamed
  const names = unknown.slice(0, columnsNamed).join(', ') + (more > 0 ? ` and ${more} more` : '')
  const reason = `What went along with it is not known where the roster has no column for it: ${names}.`
  return [{ key, column, reason }]
}
