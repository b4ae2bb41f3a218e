import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { namePattern } from '../../../simulators/five9/pattern.ts'
import { type Bucket, smaller, buckets as within } from '../../../src/platforms/five9/buckets.ts'
import {
  commonCharacters,
  otherwise,
  type PrefixSlice,
  patternOf,
  under,
} from '../../../src/platforms/five9/slice.ts'
import { compareCodePoints } from '../../../src/roster/order.ts'

const character = fc.oneof(
  fc.constantFrom(...'aAbB01.@- '),
  fc.constantFrom(...'\\^$|?*+()[]{}'),
  fc.constantFrom('é', '😀', '😁', '𝔘', '～'),
)
/** Many of them begin with one another, or differ in case alone. */
const names = fc.oneof(
  fc.uniqueArray(fc.string({ unit: character, minLength: 1, maxLength: 5 }), { maxLength: 60 }),
  fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'A'), minLength: 1, maxLength: 7 }), {
    maxLength: 60,
  }),
  fc
    .uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 60 })
    .map(all => all.map(n => `user${n}@example.com`)),
  fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 30 }).map(all => all.map(n => '|'.repeat(n))),
)
const sizes = fc.integer({ min: 1, max: 12 })

/** Of the whole domain. */
function buckets(all: readonly string[], size: number): Bucket[] {
  return within(all, under(''), size)
}

function lengths(all: readonly Bucket[]): number[] {
  return all.map(({ slice }) => patternOf(slice).length)
}

describe('buckets', () => {
  test('hold each name once, no more than asked for, and no other bucket holds it', () => {
    fc.assert(
      fc.property(names, sizes, (all, size) => {
        const made = buckets(all, size)
        expect(made.flatMap(bucket => bucket.names).toSorted(compareCodePoints)).toEqual(
          all.toSorted(compareCodePoints),
        )
        for (const bucket of made) {
          expect(bucket.names.length).toBeGreaterThan(0)
          expect(bucket.names.length).toBeLessThanOrEqual(size)
          expect(all.filter(bucket.slice.holds).toSorted(compareCodePoints)).toEqual(
            bucket.names.toSorted(compareCodePoints),
          )
        }
      }),
      { numRuns: 400 },
    )
  })

  test('ask with a pattern that every one of their names matches', () => {
    fc.assert(
      fc.property(names, sizes, (all, size) => {
        for (const { slice, names: held } of buckets(all, size)) {
          const answers = namePattern(patternOf(slice), { match: 'full', case: 'sensitive' })
          expect(held.filter(answers)).toEqual(held)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('are few: any two that follow one another would not have fitted into one', () => {
    fc.assert(
      fc.property(names, sizes, (all, size) => {
        const made = buckets(all, size)
        const text = lengths(made).reduce((sum, length) => sum + length, 0)
        expect(made.length).toBeLessThanOrEqual((2 * all.length) / size + text / 500 + 1)
      }),
      { numRuns: 400 },
    )
  })

  test.each([1_000, 10_000])(
    'of %i ordinary names are at most a third more than the fewest possible',
    count => {
      const people = Array.from({ length: count }, (_, at) =>
        at % 3 === 0 ? `${100_000 + ((at * 7_919) % 900_000)}@example.com` : `agent.${at}@example.com`,
      )
      const made = buckets(people, 500)
      expect(made.length).toBeLessThanOrEqual(Math.ceil((count / 500) * 1.34))
    },
  )

  test('have patterns of bounded length, unless one name alone is longer', () => {
    fc.assert(
      fc.property(names, sizes, (all, size) => {
        for (const { slice } of buckets(all, size)) {
          const longest = Math.max(...slice.alternatives.map(alternative => alternative.length))
          expect(patternOf(slice).length).toBeLessThanOrEqual(Math.max(1_002, longest + 2))
        }
      }),
      { numRuns: 400 },
    )
  })

  test('do not depend on the order of the names', () => {
    fc.assert(
      fc.property(names, sizes, (all, size) => {
        const patterns = (list: readonly string[]) => buckets(list, size).map(({ slice }) => patternOf(slice))
        expect(patterns(all.toReversed())).toEqual(patterns(all))
      }),
    )
  })

  test('of names of which one begins with the other tell them apart', () => {
    const made = buckets(['a', 'ab', 'abc', 'abcd'], 1)
    expect(made.map(({ slice }) => patternOf(slice))).toEqual(['^a$', '^ab$', '^abc$', '^abcd.*$'])
  })

  test('are filled with neighbours up to the last name that fits', () => {
    const made = buckets(['a1', 'a2', 'b1', 'b2', 'c1', 'd1', 'd2', 'd3'], 4)
    expect(made.map(({ slice }) => patternOf(slice))).toEqual(['^(a.*|b.*)$', '^(c.*|d.*)$'])
  })

  test('of one bucket’s worth is everyone', () => {
    expect(buckets(['a', 'b'], 2).map(({ slice }) => patternOf(slice))).toEqual(['^.*$'])
    expect(buckets([], 2)).toEqual([])
  })

  test('of names that share a long beginning are made as fast as of others', () => {
    const start = 'x'.repeat(120)
    const made = buckets(
      Array.from({ length: 2_000 }, (_, at) => `${start}${at}`),
      100,
    )
    expect(made.length).toBeGreaterThanOrEqual(20)
    expect(made.length).toBeLessThanOrEqual(41)
  })
})

describe('the buckets of a part of the domain', () => {
  const parts: fc.Arbitrary<PrefixSlice> = fc.oneof(
    fc.string({ unit: character, maxLength: 2 }).map(under),
    fc.uniqueArray(character, { minLength: 1, maxLength: 5 }).map(excluded => otherwise('', excluded)),
  )

  test('ask for no name outside of it', () => {
    fc.assert(
      fc.property(parts, names, sizes, (part, all, size) => {
        const held = all.filter(part.holds)
        const made = within(held, part, size)
        expect(made.flatMap(bucket => bucket.names).toSorted(compareCodePoints)).toEqual(
          held.toSorted(compareCodePoints),
        )
        for (const { slice, names: own } of made) {
          expect(own.length).toBeLessThanOrEqual(size)
          expect(all.filter(slice.holds).toSorted(compareCodePoints)).toEqual(own.toSorted(compareCodePoints))
        }
      }),
      { numRuns: 400 },
    )
  })

  test('have patterns that differ from those of every other part', () => {
    fc.assert(
      fc.property(names, sizes, (all, size) => {
        const patterns = under('')
          .split()
          .flatMap(part => within(all.filter(part.holds), part, size))
          .map(({ slice }) => patternOf(slice))
        expect(new Set(patterns).size).toBe(patterns.length)
      }),
      { numRuns: 200 },
    )
  })

  test('of one first character and few names ask for that character, not for everyone', () => {
    expect(within(['kim', 'kay'], under('k'), 500).map(({ slice }) => patternOf(slice))).toEqual(['^k.*$'])
    const others = within(['éa', '字'], otherwise('', commonCharacters), 500)
    expect(others.map(({ slice }) => patternOf(slice))).toEqual(['^(é.*|字.*)$'])
  })
})

describe('a bucket that is divided', () => {
  test('gives smaller ones that hold its names, none twice, and no others', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 2, max: 12 }), (all, size) => {
        for (const bucket of buckets(all, size)) {
          const half = Math.ceil(bucket.names.length / 2)
          const made = smaller(bucket, half)
          if (bucket.names.length > 1) expect(made.length).toBeGreaterThan(1)
          expect(made.flatMap(part => part.names).toSorted(compareCodePoints)).toEqual(
            bucket.names.toSorted(compareCodePoints),
          )
          for (const { slice, names: own } of made) {
            expect(own.length).toBeLessThanOrEqual(half)
            expect(all.filter(slice.holds).toSorted(compareCodePoints)).toEqual(
              own.toSorted(compareCodePoints),
            )
            expect(patternOf(slice) === patternOf(bucket.slice)).toBe(bucket.names.length === 1)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})
