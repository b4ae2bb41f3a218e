import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completenessOf, type Reading } from '../../src/roster/completeness.ts'
import { compareCodePoints } from '../../src/roster/order.ts'

const set = (...keys: string[]) => new Set(keys)
const reading = (more: Partial<Reading>): Reading => ({
  read: set('a', 'b'),
  gone: set(),
  unknown: set(),
  unfinished: [],
  ...more,
})

const key = fc.constantFrom('a', 'A', 'b', 'c', 'd', 'é')
const keys = fc.uniqueArray(key).map(list => new Set(list))
const readings: fc.Arbitrary<Reading> = fc.record(
  {
    read: keys,
    gone: keys,
    unknown: keys,
    unfinished: fc.array(fc.constantFrom('chunk 1', 'chunk 2'), { maxLength: 2 }),
    listed: keys,
    outside: fc.integer({ min: -1, max: 2 }),
    account: key,
  },
  { requiredKeys: ['read', 'gone', 'unknown', 'unfinished'] },
)

describe('a snapshot is complete', () => {
  test('only if every listed user that was not deleted was read, and nothing was left unread', () => {
    fc.assert(
      fc.property(readings, one => {
        const { complete, problems, missing, statement } = completenessOf(one)
        const lost = [...(one.listed ?? [])].filter(listed => !one.read.has(listed) && !one.gone.has(listed))
        expect(missing).toEqual(lost.toSorted(compareCodePoints))
        const account = one.account?.toLowerCase()
        const absent = account !== undefined && ![...one.read].some(read => read.toLowerCase() === account)
        const nobody = one.listed?.size === 0 && account === undefined
        const whole =
          lost.length === 0 && one.unfinished.length === 0 && !absent && (one.read.size > 0 || nobody)
        expect(problems.length === 0).toBe(whole)
        expect(complete).toBe(whole && (one.outside ?? 0) === 0)
        expect(statement.startsWith('Complete: ')).toBe(complete)
      }),
      { numRuns: 1_000 },
    )
  })

  test.each<[string, Partial<Reading>, string]>([
    ['read in one call', {}, 'Complete: 2 users read.'],
    [
      'listed first',
      { listed: set('a', 'b') },
      'Complete: the platform listed 2 users and each of them was read.',
    ],
    [
      'listed, with changes meanwhile',
      { listed: set('a', 'x', 'y'), gone: set('x', 'y') },
      'Complete: the platform listed 3 users and each of them was read (2 deleted meanwhile, 1 created meanwhile).',
    ],
    [
      'enumerated',
      { outside: 0 },
      'Complete: 2 users read by prefix, and the platform has none outside the prefixes.',
    ],
    [
      'asked for by name',
      { read: set('a'), unknown: set('q') },
      'Complete: 1 user read by name; 1 of the names do not exist.',
    ],
  ])('%s, and says so', (_how, more, statement) => {
    expect(completenessOf(reading(more))).toMatchObject({ complete: true, problems: [], statement })
  })
})

describe('a snapshot is not complete', () => {
  test.each<[string, Partial<Reading>, string]>([
    ['a chunk failed', { unfinished: ['^a.*$'] }, '1 chunk not read: ^a.*$'],
    ['two chunks failed', { unfinished: ['x', 'y'] }, '2 chunks not read: x, y'],
    ['a listed user was not read', { listed: set('a', 'b', 'z', 'c') }, '2 users listed but not read: c, z'],
    [
      'the account in use was not read',
      { account: 'Admin' },
      'the account in use, Admin, is not among the 2 users read, so others may be missing',
    ],
  ])('when %s', (_why, more, problem) => {
    expect(completenessOf(reading(more))).toMatchObject({
      complete: false,
      problems: [problem],
      statement: 'Not complete: 2 users read.',
    })
  })

  test('when there is nobody in it', () => {
    expect(completenessOf(reading({ read: set(), listed: set('a'), gone: set('a') }))).toMatchObject({
      complete: false,
      problems: ['not a single user was found'],
      statement: 'Not complete: 0 users read.',
    })
  })

  test('but not when the listing is of nobody, as in a tenant that was just made', () => {
    expect(completenessOf(reading({ read: set(), listed: set() })).complete).toBe(true)
    expect(completenessOf(reading({ read: set(), listed: set(), account: 'a' })).complete).toBe(false)
  })

  test('nor when nobody can be seen, which is no proof either', () => {
    expect(completenessOf(reading({ read: set(), blind: 'Nobody can be seen.' }))).toMatchObject({
      ...{ complete: false, problems: [], statement: 'Nobody can be seen.' },
    })
  })

  test('and the account in use is not blamed while chunks are unread', () => {
    expect(completenessOf(reading({ account: 'z', unfinished: ['x'] })).problems).toEqual([
      '1 chunk not read: x',
    ])
  })

  test('when users exist outside the enumeration, or may, though it is what was asked for', () => {
    for (const outside of [3, -1]) {
      expect(completenessOf(reading({ outside }))).toMatchObject({ complete: false, problems: [] })
    }
  })

  test('and names ten of many', () => {
    const unfinished = Array.from({ length: 1_234 }, (_, at) => `chunk ${at}`)
    const [problem] = completenessOf(reading({ unfinished })).problems
    expect(problem).toMatch(/^1,234 chunks not read: chunk 0, .*, chunk 9 and 1,224 more$/)
  })
})

describe('a warning tells', () => {
  test.each<[string, Partial<Reading>, string]>([
    ['unknown users', { unknown: set('q', 'p') }, '2 users asked for but not on the platform: p, q'],
    [
      'users outside',
      { outside: 3 },
      '3 users exist that the chosen chunking does not ask for; chunking: auto reads them too',
    ],
    [
      'that it is unknown',
      { outside: -1 },
      'whether users exist that the chosen chunking does not ask for could not be found out; chunking: auto reads all',
    ],
    ['deletions', { listed: set('a', 'b', 'c'), gone: set('c') }, '1 user deleted during the export: c'],
    ['creations', { listed: set('a') }, '1 user created during the export: b'],
  ])('%s', (_what, more, warning) => {
    expect(completenessOf(reading(more)).warnings).toEqual([warning])
  })

  test('nothing when there is nothing to tell', () => {
    expect(completenessOf(reading({ outside: 0, listed: set('a', 'b') })).warnings).toEqual([])
  })
})

describe('the account in use', () => {
  test('counts as read in whatever case the platform spells it', () => {
    expect(completenessOf(reading({ account: 'B' })).complete).toBe(true)
  })
})
