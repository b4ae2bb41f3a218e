import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allowedOf,
  defaultAllowances,
  describeAllowance,
  parseAllowance,
} from '../../../src/roster/planning/allowance.ts'
import type { Allowance } from '../../../src/roster/planning/plan.ts'
import { protection } from '../../../src/roster/planning/protect.ts'
import { type Given, planOf } from './made-up-tenant.ts'

describe('a limit is read as', () => {
  test.each<[string, Allowance | undefined]>([
    ['25', { count: 25 }],
    ['0', { count: 0 }],
    ['10%', { percent: 10 }],
    ['0.5 %', { percent: 0.5 }],
    ['10 or 5%', { count: 10, percent: 5 }],
    [' 5%  OR 10 ', { count: 10, percent: 5 }],
    ['unlimited', {}],
    ['Unlimited', {}],
    ['', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['1,000', undefined],
    ['%', undefined],
    ['10 or 5', undefined],
    ['10% or 5%', undefined],
    ['10 or 5% or 3', undefined],
    ['10 or', undefined],
    ['10or5%', undefined],
    ['10 and 5%', undefined],
    ['none', undefined],
    ['10 or unlimited', undefined],
  ])('%j: %j', (text, allowance) => {
    expect(parseAllowance(text)).toEqual(allowance)
  })

  test('it is described', () => {
    const allowances = fc.record(
      { count: fc.nat(999_999_999), percent: fc.integer({ min: 0, max: 1_000 }).map(tenths => tenths / 10) },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(allowances, one => {
        expect(parseAllowance(describeAllowance(one))).toEqual(one)
      }),
    )
  })
})

test.each<[Allowance, number, number]>([
  [{ count: 25 }, 1_000_000, 25],
  [{ percent: 10 }, 55, 6],
  [{ percent: 1.1 }, 3_000, 33],
  [{ percent: 7 }, 100, 7],
  [{ percent: 0 }, 100, 0],
  [{ percent: 10 }, 0, 0],
  [{ count: 10, percent: 5 }, 100, 10],
  [{ count: 10, percent: 5 }, 1_000, 50],
  [{}, 5, Number.POSITIVE_INFINITY],
])('%j of %i users are %d', (allowance, users, allowed) => {
  expect(allowedOf(allowance, users)).toBe(allowed)
})

test('by default removals are allowed least', () => {
  expect(Object.values(defaultAllowances).map(describeAllowance)).toEqual([
    '50 or 20%',
    '50 or 20%',
    '10 or 5%',
  ])
})

describe('a plan breaks a guard', () => {
  const users = Object.fromEntries(['a', 'b', 'c', 'd'].map(key => [key, { active: 'true' }]))
  const created = ['x', 'y'].map(userName => ({ userName, EMail: `${userName}@example.com`, active: '' }))
  const given: Given = {
    users,
    rows: [
      { userName: 'a', EMail: '', active: 'false' },
      { userName: 'b', EMail: 'b@example.com', active: '' },
      { userName: 'c', EMail: 'c@example.com', active: '' },
      ...created,
    ],
  }

  test('with more than is allowed, which is named with its limit', async () => {
    const { plan } = await planOf({
      ...given,
      options: {
        onMissing: 'delete',
        maxCreates: { count: 1 },
        maxUpdates: { percent: 25 },
        maxRemovals: { count: 1, percent: 20 },
      },
    })
    expect(plan.guards).toEqual([
      { input: 'max-creates', planned: 2, allowed: 1, limit: '1' },
      { input: 'max-updates', planned: 2, allowed: 1, limit: '25%' },
      { input: 'max-removals', planned: 2, allowed: 1, limit: '1 or 20%' },
    ])
    expect(plan.changes).toHaveLength(6)
  })

  test('and none with as much', async () => {
    const two = { count: 2 }
    const { plan } = await planOf({
      ...given,
      options: { onMissing: 'delete', maxCreates: two, maxUpdates: two, maxRemovals: two },
    })
    expect(plan.guards).toEqual([])
  })

  test('not by what is held', async () => {
    const none = { count: 0 }
    const { plan } = await planOf({
      ...given,
      options: { onMissing: 'delete', protect: ['*'], maxCreates: none, maxUpdates: none, maxRemovals: none },
    })
    expect(plan.guards).toEqual([])
    expect(plan.counts).toMatchObject({ held: 6, creates: 0, updates: 0, deactivates: 0, deletes: 0 })
  })

  test('by an empty roster that would remove everybody', async () => {
    const { plan } = await planOf({
      users,
      options: { onMissing: 'deactivate', maxRemovals: { percent: 50 } },
    })
    expect(plan.guards).toEqual([{ input: 'max-removals', planned: 4, allowed: 2, limit: '50%' }])
  })
})

describe('a pattern protects', () => {
  test.each<[string, string, boolean]>([
    ['svc-*', 'svc-backup', true],
    ['svc-*', 'SVC-', true],
    ['svc-*', 'a-svc-b', false],
    ['*@example.com', 'kim@example.com', true],
    ['*@example.com', 'kim@example.comx', false],
    ['*.com', 'kim@exampleXcom', false],
    ['svc?', 'svc1', true],
    ['svc?', 'svc\u{1f600}', true],
    ['svc?', 'svc', false],
    ['svc?', 'svc12', false],
    ['a+(b)|[c]', 'A+(B)|[C]', true],
    ['a|b', 'a', false],
    [' kim ', 'kim', true],
    ['zo\u00eb', 'zoe\u0308', true],
    ['zoe\u0308', 'ZO\u00cb', true],
    ['**', '', true],
    ['kim', 'kimberly', false],
  ])('%j, the key %j: %j', (pattern, key, matches) => {
    expect(protection(['nobody', pattern])(key)).toBe(matches ? pattern : undefined)
  })

  test('nobody when there is none', () => {
    expect(protection([])('kim')).toBeUndefined()
  })
})
