import type { ChangeKind } from '../planning/plan.ts'
import type { Outcome, OutcomeCounts } from './outcome.ts'

const doneOf: Readonly<Record<ChangeKind, 'created' | 'updated' | 'deactivated' | 'deleted'>> = {
  create: 'created',
  update: 'updated',
  deactivate: 'deactivated',
  delete: 'deleted',
}

/** What the outcomes of an import come to. A change that was made in part counts by what became of the rest. */
export function countOutcomes(outcomes: Iterable<Outcome>): OutcomeCounts {
  const counts = { created: 0, updated: 0, deactivated: 0, deleted: 0, failed: 0, held: 0, notAttempted: 0 }
  for (const { state, change } of outcomes) {
    if (state === 'done') counts[doneOf[change.kind]] += 1
    else counts[state === 'not-attempted' ? 'notAttempted' : state] += 1
  }
  return counts
}
