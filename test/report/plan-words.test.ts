import { describe, expect, test } from 'vitest'
import {
  forecastRows,
  guardSentence,
  missingSentence,
  moment,
  timeSentence,
  verdict,
} from '../../src/report/plan-words.ts'
import type { Change, Plan } from '../../src/roster/planning/plan.ts'
import type { Finding } from '../../src/roster/reading/finding.ts'
import { planOf } from './made-up-plan.ts'

const remove: Change = { kind: 'delete', key: 'ana@example.com', line: null, fields: [] }
const held: Change = { ...remove, held: { reason: 'protected', message: 'It is protected.' } }
const finding: Finding = { severity: 'error', file: 'a.csv', line: 1, column: 1, code: 'x', message: 'x' }
const guard: Plan['guards'][number] = { input: 'max-updates', planned: 30, allowed: 12, limit: '25%' }

describe('the verdict', () => {
  const { plan } = planOf([remove])
  test.each<[string, Plan, readonly Finding[], ReturnType<typeof verdict>]>([
    ['one change', plan, [], { state: 'fine', text: '1 user would change' }],
    ['no change', planOf([]).plan, [], { state: 'fine', text: 'nothing would change' }],
    [
      'a held change',
      planOf([held]).plan,
      [],
      { state: 'doubtful', text: 'nothing would change, 1 is held' },
    ],
    [
      'an invalid row',
      { ...plan, counts: { ...plan.counts, invalid: 1 } },
      [],
      { state: 'doubtful', text: '1 user would change, 1 row cannot be used' },
    ],
    [
      'held changes and invalid rows',
      { ...plan, counts: { ...plan.counts, held: 2, invalid: 1_000 } },
      [],
      { state: 'doubtful', text: '1 user would change, 2 are held, 1,000 rows cannot be used' },
    ],
    ['an error that is about no row', plan, [finding], { state: 'doubtful', text: '1 user would change' }],
    [
      'a warning',
      plan,
      [{ ...finding, severity: 'warning' }],
      { state: 'fine', text: '1 user would change' },
    ],
    ['a guard', { ...plan, guards: [guard] }, [finding], { state: 'stopped', text: 'stopped by a guard' }],
    ['guards', { ...plan, guards: [guard, guard] }, [], { state: 'stopped', text: 'stopped by 2 guards' }],
  ])('of a plan with %s', (_, given, findings, expected) => {
    expect(verdict(given, findings)).toEqual(expected)
  })

  test('counts every kind of change', () => {
    const counts = { ...plan.counts, creates: 1, updates: 10, deactivates: 100, deletes: 1_000 }
    expect(verdict({ ...plan, counts }, []).text).toBe('1,111 users would change')
  })
})

test('a broken guard is told with the input that lifts it', () => {
  expect(guardSentence(guard)).toBe(
    'The plan would update 30 users, but max-updates allows 25%, that is 12. Nothing is applied. ' +
      'If this is what you want, set max-updates to 30 or more; otherwise correct the roster.',
  )
})

test.each<[Plan['options']['onMissing'], number, string]>([
  ['ignore', 1, '1 user of the platform is not in the roster: left alone (on-missing: ignore).'],
  [
    'deactivate',
    2,
    '2 users of the platform are not in the roster: to be deactivated unless held (on-missing: deactivate).',
  ],
  [
    'delete',
    2,
    '2 users of the platform are not in the roster: to be deleted unless held (on-missing: delete).',
  ],
  ['delete', 0, ''],
])('with on-missing: %s, %i missing users are told', (onMissing, missing, sentence) => {
  const { plan } = planOf([])
  expect(
    missingSentence({
      ...plan,
      counts: { ...plan.counts, missing },
      options: { ...plan.options, onMissing },
    }),
  ).toBe(sentence)
})

describe('what it takes', () => {
  test.each([
    [999, 1, 'No limit makes it wait.'],
    [90_000, 1, 'Applying it takes at least 1 min 30 s.'],
    [
      7_200_000,
      3,
      'Applying it takes at least 2 h 0 min, in 3 attempts: each goes on where the one before it ended.',
    ],
  ])('%i ms in %i attempts', (leastMilliseconds, attempts, sentence) => {
    expect(timeSentence({ calls: [], leastMilliseconds, attempts })).toBe(sentence)
  })

  test('is told for each limit and window', () => {
    const windows = [
      { seconds: 60, max: 140, left: 139 },
      { seconds: 86_400, max: 12_000, left: 1_000 },
      { seconds: 5, max: 2, left: 0 },
    ]
    expect(
      forecastRows({
        calls: [{ limit: 'Modify', calls: 1_234, windows }],
        leastMilliseconds: 0,
        attempts: 1,
      }),
    ).toEqual([['Modify', '1,234', '140 a minute, 12,000 a day, 2 in 5 s', '139, 1,000, 0']])
  })
})

test('a moment is told to the minute', () => {
  expect(moment('2026-03-04T05:06:07.890Z')).toBe('2026-03-04 05:06 UTC')
})
