import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { namePattern, type PatternSemantics } from '../../../simulators/five9/pattern.ts'
import { enumeration } from '../../../src/platforms/five9/chunking.ts'
import {
  anyOf,
  commonCharacters,
  exactly,
  literal,
  notNumberedFrom,
  otherwise,
  type PrefixSlice,
  patternOf,
  type Slice,
  under,
} from '../../../src/platforms/five9/slice.ts'
import { compareCodePoints } from '../../../src/roster/order.ts'

const semantics: PatternSemantics[] = (['full', 'prefix', 'find', 'wildcard'] as const).flatMap(match =>
  (['sensitive', 'ignore'] as const).map(one => ({ match, case: one })),
)
const regular = semantics.filter(({ match }) => match !== 'wildcard')

/** Letters in both cases, what a pattern could trip over, and characters outside the common ones. */
const character = fc.oneof(
  fc.constantFrom(...'aAbBzZ019._-@$ '),
  fc.constantFrom(...'\\^|?*+()[]{}&~#/,:"<>=!%\'`'),
  fc.constantFrom('é', 'É', 'ß', 'ſ', '\u212a', 'ı', 'Ω', '字', '😀', '𝔘', '\u0301'),
)
const name = fc.string({ unit: character, minLength: 1, maxLength: 6 })
const prefix = fc.string({ unit: character, maxLength: 3 })
const characters = fc.uniqueArray(character, { minLength: 1, maxLength: 6 })

const prefixSlice: fc.Arbitrary<PrefixSlice> = fc.oneof(
  prefix.map(under),
  name.map(exactly),
  fc.tuple(prefix, characters).map(([start, excluded]) => otherwise(start, excluded)),
)
const slice: fc.Arbitrary<Slice> = fc.oneof(
  prefixSlice,
  fc
    .integer({ min: 1, max: 4 })
    .chain(width => fc.nat(10 ** width - 1).map(start => notNumberedFrom(width, start))),
  fc.array(prefix, { minLength: 1, maxLength: 3 }).map(starts => anyOf(starts.map(under))),
)

describe.each(regular)('a server that reads patterns as $match, case $case', one => {
  test('answers every name that the slice holds', () => {
    fc.assert(
      fc.property(slice, fc.array(name), (part, names) => {
        const answers = namePattern(patternOf(part), one)
        for (const held of names.filter(part.holds)) expect(`${held}: ${answers(held)}`).toBe(`${held}: true`)
      }),
      { numRuns: 400 },
    )
  })
})

describe.each(regular.filter(one => one.case === 'sensitive'))(
  'a server with $match, case sensitive,',
  one => {
    test('answers no name that the slice does not hold', () => {
      fc.assert(
        fc.property(slice, fc.array(name), (part, names) => {
          const answers = namePattern(patternOf(part), one)
          for (const other of names.filter(text => !part.holds(text)))
            expect(`${other}: ${answers(other)}`).toBe(`${other}: false`)
        }),
        { numRuns: 400 },
      )
    })
  },
)

describe.each(semantics)('the users read from a server with $match, case $case', one => {
  test('of the parts of a slice are those of the slice, none twice', () => {
    fc.assert(
      fc.property(prefix, fc.array(name), (start, ends) => {
        const whole = under(start)
        const names = [...new Set(ends.map(end => start + end))].filter(whole.holds)
        const asked = (part: Slice) => (one.match === 'wildcard' ? part.wildcards : [patternOf(part)])
        const read = (part: Slice) => {
          const tests = asked(part).map(pattern => namePattern(pattern, one))
          return names.filter(other => tests.some(answers => answers(other))).filter(part.holds)
        }
        const parts = whole.split().flatMap(read)
        expect(new Set(parts).size).toBe(parts.length)
        expect(names).toEqual(expect.arrayContaining(parts))
        expect(parts.toSorted(compareCodePoints)).toEqual(names.toSorted(compareCodePoints))
      }),
      { numRuns: 60 },
    )
  })
})

describe('the parts of a slice', () => {
  test('do not overlap, and together hold what it holds', () => {
    fc.assert(
      fc.property(prefixSlice, fc.array(name), (whole, names) => {
        const parts = whole.split()
        if (parts.length === 0) return
        for (const one of names) {
          const held = parts.filter(part => part.holds(one)).length
          expect(`${one}: ${held}`).toBe(`${one}: ${whole.holds(one) ? 1 : 0}`)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('of a prefix are one for the prefix itself, one for each common character, one for all others', () => {
    const parts = under('ab').split()
    expect(parts).toHaveLength(commonCharacters.length + 2)
    expect(parts.slice(0, 3).map(patternOf)).toEqual(['^ab$', '^abA.*$', '^abB.*$'])
    expect(parts.at(-1)?.holds('abé')).toBe(true)
    expect(under('').split()).toHaveLength(commonCharacters.length + 1)
  })

  test('of one name and of the others are none', () => {
    for (const end of [exactly('a'), otherwise('a', ['b'])]) expect(end.split()).toEqual([])
  })
})

describe('a pattern', () => {
  test.each([
    [under('Zo.'), '^Zo\\..*$'],
    [exactly('a+b@x.y'), '^a\\+b@x\\.y$'],
    [otherwise('0', ['1', ']', '-', '^', '\\']), '^0[^1\\]\\-\\^\\\\].*$'],
    [otherwise('', ['a', 'b', 'B', '7']), '^([^abB7].*|A.*)$'],
    [notNumberedFrom(3, 0), '^([0-9]{0,2}|[0-9]{0,2}[^0-9].*)$'],
    [notNumberedFrom(3, 205), '^([0-9]{0,2}|[0-9]{0,2}[^0-9].*|[0-1][0-9][0-9].*|20[0-4].*)$'],
    [anyOf([under('a'), exactly('b')]), '^(a.*|b)$'],
  ] as const)('is anchored at both ends: %#', (part, pattern) => {
    expect(patternOf(part)).toBe(pattern)
  })

  test('has names in it literally', () => {
    fc.assert(
      fc.property(
        name,
        text => new RegExp(`^${literal(text)}$`, 'u').test(text) && !literal(text).includes('\\Q'),
      ),
    )
  })
})

describe('names by prefix', () => {
  test('are those of the slice, each under a prefix of its own, none wider than the slice', () => {
    fc.assert(
      fc.property(prefixSlice, fc.array(name), (whole, names) => {
        const held = [...new Set(names)].filter(whole.holds)
        const byPrefix = [...whole.byPrefix(held)]
        expect(byPrefix.flatMap(([, part]) => part).toSorted(compareCodePoints)).toEqual(
          held.toSorted(compareCodePoints),
        )
        for (const [start, part] of byPrefix) {
          for (const one of held) expect(one.startsWith(start)).toBe(part.includes(one))
          if (whole.alternatives[0]?.endsWith('.*')) expect(whole.holds(`${start}.`)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('an enumeration', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789a٣'), maxLength: 6 })
  const numeric = fc
    .integer({ min: 1, max: 3 })
    .chain(width => fc.nat(10 ** width - 1).map(start => ({ kind: 'numeric' as const, width, start })))
  const alphanumeric = characters.map(all => ({ kind: 'alphanumeric' as const, characters: all }))

  test('has each name in one of its slices, or outside of them', () => {
    fc.assert(
      fc.property(fc.oneof(numeric, alphanumeric), fc.array(fc.oneof(digits, name)), (chunking, names) => {
        const { slices, outside } = enumeration(chunking)
        const pattern = new RegExp(patternOf(outside))
        for (const one of names.filter(text => text !== '')) {
          const held = slices.filter(({ slice: part }) => part.holds(one)).length
          expect(`${one}: ${held}`).toBe(`${one}: ${outside.holds(one) ? 0 : 1}`)
          expect(`${one}: ${pattern.test(one)}`).toBe(`${one}: ${outside.holds(one)}`)
        }
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    [{ kind: 'numeric', width: 3, start: 0 }, 1_000, '000', '999'],
    [{ kind: 'numeric', width: 3, start: 100 }, 900, '100', '999'],
    [{ kind: 'numeric', width: 2, start: 7 }, 93, '07', '99'],
    [{ kind: 'alphanumeric', characters: ['b', 'A'] }, 2, 'b', 'A'],
  ] as const)('%j is of %i slices from %s to %s', (chunking, count, first, last) => {
    const { slices } = enumeration(chunking)
    expect([slices.length, slices[0]?.label, slices.at(-1)?.label]).toEqual([count, first, last])
  })

  test.each([
    [1, 0, '7', false],
    [1, 0, '', true],
    [3, 0, '123', false],
    [3, 0, '12@x', true],
    [3, 0, '12', true],
    [3, 0, '12٣', true],
    [3, 100, '099@x', true],
    [3, 100, '1000@x', false],
    [3, 205, '204', true],
    [3, 205, '205', false],
  ])('of numbers of %i digits from %i: %j is outside: %s', (width, start, text, held) => {
    expect(notNumberedFrom(width, start).holds(text)).toBe(held)
  })
})

test.each([
  [3, 0],
  [3, 205],
  [2, 10],
  [1, 7],
])(
  'numbers of %i digits from %i: the shell patterns of the others find those, and the others alone',
  (width, start) => {
    const others = notNumberedFrom(width, start)
    const tests = others.wildcards.map(pattern =>
      namePattern(pattern, { match: 'wildcard', case: 'sensitive' }),
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{0,4}[a-c.]?[0-9]?$/), text => {
        if (text !== '') expect(tests.some(answers => answers(text))).toBe(others.holds(text))
      }),
      { numRuns: 500 },
    )
  },
)
