import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guard, unguard } from '../../src/roster/formula-guard.ts'

const value = fc.oneof(
  fc.string(),
  fc.string({
    unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '1', ' ', '(', 'A'),
    maxLength: 6,
  }),
)

describe('the guard against formulas', () => {
  test('is taken off again without a trace', () => {
    fc.assert(
      fc.property(value, text => unguard(guard(text)) === text),
      { numRuns: 2_000 },
    )
  })

  test('leaves no cell that a spreadsheet would run', () => {
    const runs = /^(?:[=@\t\r]|[+-].*[^0-9 ().-])/s
    fc.assert(
      fc.property(value, text => {
        const cell = guard(text)
        expect(cell).not.toMatch(runs)
        expect(cell === text || cell === `'${text}`).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    '+1 (555) 010-0199',
    '+4930123456',
    '-5',
    '-',
    '+',
    '555-0100',
    "O'Neil",
    "'quoted'",
    '',
    'a=b',
    ' =1',
  ])('leaves %j as it is', text => {
    expect(guard(text)).toBe(text)
    expect(unguard(text)).toBe(text)
  })

  test.each(['=1+1', '@SUM(A1)', '+A1', '-2+cmd|x', '\t=1', '\r=1', '=', "'=1", "''=1", '+1\n=2'])(
    'puts an apostrophe before %j',
    text => {
      expect(guard(text)).toBe(`'${text}`)
    },
  )
})
