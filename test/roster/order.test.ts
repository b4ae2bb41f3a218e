import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareCodePoints } from '../../src/roster/order.ts'

/** Where UTF-16 units and code points disagree, and around it. */
const edges = fc.constantFrom(
  '\ud7ff',
  '\ue000',
  '\uff5e',
  '\uffff',
  '\u{10000}',
  '\u{1f600}',
  '\u{10ffff}',
  'a',
)
const texts = fc.oneof(
  fc.string({
    unit: fc.oneof(edges, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })),
    maxLength: 6,
  }),
  fc.string({ unit: edges, maxLength: 4 }),
)

function byCodePoints(a: string, b: string): number {
  const [left, right] = [a, b].map(text => [...text].map(character => character.codePointAt(0) ?? 0)) as [
    number[],
    number[],
  ]
  const at = left.findIndex((point, index) => point !== right[index])
  if (at < 0) return left.length - right.length
  return at >= right.length ? 1 : (left[at] ?? 0) - (right[at] ?? 0)
}

test('texts are compared as their lists of code points are', () => {
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(byCodePoints(a, b)))
    }),
    { numRuns: 2_000 },
  )
})

test('upper case comes before lower case, and characters beyond U+FFFF come last', () => {
  const names = ['é', 'a', '😀', 'Z', '～', 'ab', '', '_', '0']
  expect(names.sort(compareCodePoints)).toEqual(['', '0', 'Z', '_', 'a', 'ab', 'é', '～', '😀'])
})
