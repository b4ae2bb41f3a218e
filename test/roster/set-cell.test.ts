import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareCodePoints } from '../../src/roster/order.ts'
import { formatSet, parseSet } from '../../src/roster/set-cell.ts'

const item = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.string({ unit: fc.constantFrom(';', '\\', 'a', ' ', ':', '😀'), minLength: 1, maxLength: 6 }),
)

describe('a set in one cell', () => {
  test('is read back as what was put in: sorted, each item once', () => {
    fc.assert(
      fc.property(fc.array(item), items => {
        expect(parseSet(formatSet(items))).toEqual([...new Set(items)].sort(compareCodePoints))
      }),
      { numRuns: 1_000 },
    )
  })

  test('does not depend on the order of its items', () => {
    fc.assert(
      fc.property(fc.array(item), items => {
        expect(formatSet(items.toReversed())).toBe(formatSet(items))
      }),
    )
  })

  test.each([
    [['Sales', 'Billing'], 'Billing;Sales'],
    [['a;b', 'c\\d'], 'a\\;b;c\\\\d'],
    [[], ''],
  ])('%j is written as %s', (items, cell) => {
    expect(formatSet(items)).toBe(cell)
  })

  test.each([
    ['', []],
    [';;a;', ['a']],
    ['a;;b', ['a', 'b']],
    ['a\\', ['a\\']],
    ['a\\b', ['ab']],
  ])('%s, as a person may write it, is read as %j', (cell, items) => {
    expect(parseSet(cell)).toEqual(items)
  })
})
