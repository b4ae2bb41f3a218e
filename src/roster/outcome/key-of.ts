import type { ColumnSet } from '../columns/column.ts'
import type { Outcome } from './outcome.ts'

/** The key of a user of an import; of a new one it may be the platform's to make, and undefined if that was not told. */
export function keyOf({ change, facts }: Outcome, { key, likenesses }: ColumnSet): string | undefined {
  return change.kind === 'create' && likenesses ? facts[key] : change.key
}
