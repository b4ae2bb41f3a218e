import { expect, test } from 'vitest'
import { countOutcomes } from '../../../src/roster/outcome/counts.ts'
import type { OutcomeState } from '../../../src/roster/outcome/outcome.ts'
import type { ChangeKind } from '../../../src/roster/planning/plan.ts'
import { outcomeOf } from './made-up-platform.ts'

test('outcomes are counted by what was done, or else by what became of them', () => {
  const of = (kind: ChangeKind, state: OutcomeState, count: number) =>
    Array.from({ length: count }, (_, at) =>
      outcomeOf({ kind, key: `${kind}${at}`, line: null, fields: [] }, { state, done: ['phone'] }),
    )
  const outcomes = [
    ...of('create', 'done', 1),
    ...of('update', 'done', 2),
    ...of('deactivate', 'done', 3),
    ...of('delete', 'done', 4),
    ...of('create', 'failed', 2),
    ...of('delete', 'failed', 3),
    ...of('update', 'held', 6),
    ...of('deactivate', 'not-attempted', 7),
  ]
  expect(countOutcomes(outcomes)).toEqual({
    created: 1,
    updated: 2,
    deactivated: 3,
    deleted: 4,
    failed: 5,
    held: 6,
    notAttempted: 7,
  })
  expect(Object.values(countOutcomes([]))).toEqual([0, 0, 0, 0, 0, 0, 0])
})
