import { type ColumnSet, columnOf } from '../columns/column.ts'
import type { FieldChange } from '../planning/plan.ts'
import type { Outcome } from './outcome.ts'

/** Whether the platform has a change, at least in part. */
export function happened({ state, done, partly = [] }: Outcome): boolean {
  return state === 'done' || done.length + partly.length > 0
}

/** Whether the platform has or may have a change, at least in part. */
export function mayHaveHappened(outcome: Outcome): boolean {
  return happened(outcome) || outcome.reason?.effectUnknown === true
}

/** The fields of a change that the platform has or may have, wholly or in part, by whether a roster can set them again. */
export function appliedFields(
  { change, state, done, partly = [], reason }: Outcome,
  set: ColumnSet,
): { readonly settable: readonly FieldChange[]; readonly others: readonly FieldChange[] } {
  const whole = state === 'done' || reason?.effectUnknown === true
  const applied = change.fields.filter(
    ({ column }) => whole || done.includes(column) || partly.includes(column),
  )
  const { settable = [], others = [] } = Object.groupBy(applied, ({ column, secret }) =>
    !secret && columnOf(set, column)?.access === 'read-write' ? 'settable' : 'others',
  )
  return { settable, others }
}
