import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shorten, shown, shownPair } from '../../src/report/plan-text.ts'

const characters = new Intl.Segmenter()

function boundaries(text: string): ReadonlySet<number> {
  return new Set([...Array.from(characters.segment(text), ({ index }) => index), text.length])
}

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', '👩‍💻', 'e\u0301', '🇩🇪', '\r\n'),
    fc.string({ unit: 'grapheme', maxLength: 1 }),
  ),
  maxLength: 60,
})

describe('a text that is too long', () => {
  test('keeps its beginning and its end, and no character is cut', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 5, max: 40 }), (given, longest) => {
        const short = shorten(given, longest)
        if (given.length <= longest) {
          expect(short).toBe(given)
          return
        }
        expect(short.length).toBeLessThanOrEqual(longest)
        const places = boundaries(given)
        const fits = [...short.matchAll(/…/g)].some(({ index }) => {
          const [start, end] = [short.slice(0, index), short.slice(index + 1)]
          return (
            given.startsWith(start) &&
            given.endsWith(end) &&
            places.has(start.length) &&
            places.has(given.length - end.length)
          )
        })
        expect(fits).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  test.each([
    ['abcdefghijkl', 7, 'abc…jkl'],
    ['abcdefg', 7, 'abcdefg'],
    ['👩‍💻👩‍💻👩‍💻', 13, '👩‍💻…👩‍💻'],
    ['👩‍💻👩‍💻👩‍💻', 9, '…'],
  ])('%j in %i units is %j', (given, longest, short) => {
    expect(shorten(given, longest)).toBe(short)
  })

  test('is shortened where it is the same, when it stands beside another one', () => {
    const [before, after] = [
      `${'a'.repeat(100)}1${'b'.repeat(100)}`,
      `${'a'.repeat(100)}22${'b'.repeat(100)}`,
    ]
    const [some, more] = ['a'.repeat(20), 'b'.repeat(20)]
    expect(shownPair(before, after)).toEqual([`…${some}1${more}…`, `…${some}22${more}…`])
    expect(shownPair('short', 'x'.repeat(81))).toEqual(['short', `${'x'.repeat(39)}…${'x'.repeat(39)}`])
    expect(shownPair(`${before}x`, before)).toEqual([`…${more}x`, `…${more}`])
  })

  test('of a pair that differs is never shown as the same', () => {
    const long = fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 60, maxLength: 120 })
    fc.assert(
      fc.property(long, long, fc.constantFrom('x', '\u200b', '  '), (start, end, middle) => {
        const [before, after] = shownPair(start + end, start + middle + end)
        expect(before).not.toBe(after)
      }),
    )
  })
})

test('what cannot be seen is marked, and nothing is markup', () => {
  expect(shown(' a\u00a0b\n<b>|`')).toBe('·a\\[no\\-break space\\]b⏎&lt;b&gt;\\|\\`')
  expect(shown('x'.repeat(100))).toBe(`${'x'.repeat(39)}…${'x'.repeat(39)}`)
})
