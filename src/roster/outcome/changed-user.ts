import { type ColumnSet, columnOf } from '../columns/column.ts'
import type { FieldChange } from '../planning/plan.ts'
import { appliedFields, happened } from './applied-fields.ts'
import { keyOf } from './key-of.ts'
import type { Outcome } from './outcome.ts'

/** A user whom an import has changed, and whom a roster can change again. */
export interface ChangedUser {
  readonly key: string
  readonly created: boolean
  /** The fields that were changed and can be set. */
  readonly fields: readonly FieldChange[]
  /** What columns hold now: those of `fields`, and those that the platform chose; '' for nothing. */
  readonly now: ReadonlyMap<string, string>
  /** Columns of `fields` of which only a part was brought about, so that what they hold now is not known. */
  readonly partly: readonly string[]
}

/** @returns undefined for a user who is as before, or whom no roster can bring back */
export function changedUser(outcome: Outcome, set: ColumnSet): ChangedUser | undefined {
  const { change, facts, partly = [] } = outcome
  const created = change.kind === 'create'
  const key = keyOf(outcome, set)
  const { settable: fields } = appliedFields(outcome, set)
  if (key === undefined) return undefined
  if (created ? !happened(outcome) || !set.activation : fields.length === 0) return undefined
  const given = fields.map(({ column, after }) => [column, after ?? ''] as const)
  return { key, created, fields, now: new Map([...Object.entries(facts), ...given]), partly }
}

/** Columns that lost what they held along with those that were changed. */
export function lostAlong({ created, fields }: ChangedUser, set: ColumnSet): ReadonlySet<string> {
  if (created) return new Set()
  return new Set(fields.flatMap(({ column, before, after }) => along(set, column, before, after)))
}

/** Columns that lose what they hold when those that were changed are brought back. */
export function goneAlong({ fields }: ChangedUser, set: ColumnSet): ReadonlySet<string> {
  return new Set(fields.flatMap(({ column, before, after }) => along(set, column, after, before)))
}

function along(set: ColumnSet, column: string, from: string | null, to: string | null): readonly string[] {
  return columnOf(set, column)?.takesAlong?.(from ?? '', to ?? '') ?? []
}
