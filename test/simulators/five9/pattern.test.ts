import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeDomain, type PatternSemantics, startFive9 } from '../../../simulators/five9/index.ts'
import { namePattern } from '../../../simulators/five9/pattern.ts'
import { byCodePoint, call, faultIn, namesIn } from './caller.ts'

const matches = ['full', 'prefix', 'find', 'wildcard'] as const
const cases = ['sensitive', 'ignore'] as const
const semantics: PatternSemantics[] = matches.flatMap(match => cases.map(one => ({ match, case: one })))

/** A thousand names in the mix of a real domain; 600 numbers, 50 from 00, and 350 others. */
const thousand = [
  ...Array.from({ length: 600 }, (_, index) => `${100_000 + index * 1_499}@example.com`),
  ...Array.from({ length: 50 }, (_, index) => `00${100 + index * 17}@example.com`),
  ...Array.from({ length: 150 }, (_, index) => `agent.${index}@example.com`),
  ...Array.from({ length: 100 }, (_, index) => `Agent.${index}@example.com`),
  ...Array.from({ length: 50 }, (_, index) => `_svc${index}@example.com`),
  ...Array.from({ length: 50 }, (_, index) => `é${index}@example.com`),
]

/** Rows in all, and users found, when every pattern is asked in turn. */
function ask(patterns: readonly string[], one: PatternSemantics) {
  const rows = patterns.map(pattern => thousand.filter(namePattern(pattern, one)))
  return { rows: rows.flat().length, unique: new Set(rows.flat()).size }
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'].map(
  start => `${start}.*`,
)
const numbers = Array.from({ length: 1_000 }, (_, number) => `${String(number).padStart(3, '0')}*`)

describe('a name pattern', () => {
  it.each([
    ['full', 'sensitive', 900, 900],
    ['full', 'ignore', 1_150, 900],
    ['prefix', 'sensitive', 900, 900],
    ['prefix', 'ignore', 1_150, 900],
    ['wildcard', 'sensitive', 0, 0],
  ] as const)('as %s, case %s, for the 62 patterns A.* to 9.*', (match, letterCase, rows, unique) => {
    expect(ask(letters, { match, case: letterCase })).toEqual({ rows, unique })
  })

  it.each([
    ['full', 'sensitive', 0, 0],
    ['prefix', 'sensitive', 6_500, 650],
    ['prefix', 'ignore', 6_500, 650],
    ['wildcard', 'sensitive', 650, 650],
  ] as const)('as %s, case %s, for the 1,000 patterns 000* to 999*', (match, letterCase, rows, unique) => {
    expect(ask(numbers, { match, case: letterCase })).toEqual({ rows, unique })
  })

  it('found anywhere, finds every user with the 62 patterns, many of them more than once', () => {
    const { rows, unique } = ask(letters, { match: 'find', case: 'sensitive' })
    expect(unique).toBe(1_000)
    expect(rows).toBeGreaterThan(10_000)
  })

  it.each(semantics)('absent or empty matches every name ($match, $case)', one => {
    expect(thousand.filter(namePattern(undefined, one))).toHaveLength(1_000)
    expect(thousand.filter(namePattern('', one))).toHaveLength(1_000)
  })

  it('follows a reference for patterns made of letters, dots, stars and alternatives', () => {
    const atom = fc.constantFrom('a', 'b', 'A', '.', 'a*', '.*', 'b*')
    const branch = fc.array(atom, { maxLength: 4 })
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'B', '@'), maxLength: 6 })
    fc.assert(
      fc.property(
        fc.array(branch, { minLength: 1, maxLength: 3 }),
        name,
        fc.constantFrom(...cases),
        (branches, text, one) => {
          const pattern = branches.map(atoms => atoms.join('')).join('|')
          fc.pre(pattern !== '')
          const ends = (from: number) =>
            branches.flatMap(atoms => [...endsOf(atoms, fold(text, one), from, one)])
          const starts = Array.from({ length: text.length + 1 }, (_, at) => at)
          expect(namePattern(pattern, { match: 'full', case: one })(text)).toBe(ends(0).includes(text.length))
          expect(namePattern(pattern, { match: 'prefix', case: one })(text)).toBe(ends(0).length > 0)
          expect(namePattern(pattern, { match: 'find', case: one })(text)).toBe(
            starts.some(at => ends(at).length > 0),
          )
        },
      ),
    )
  })

  it('as a wildcard knows star, question mark and sets, and takes all else literally', () => {
    const test = (pattern: string, name: string) =>
      namePattern(pattern, { match: 'wildcard', case: 'sensitive' })(name)
    expect(test('a?c*', 'abc@x')).toBe(true)
    expect(test('a[bd]c', 'adc')).toBe(true)
    expect(test('a[!b]c', 'abc')).toBe(false)
    expect(test('a.c', 'abc')).toBe(false)
    expect(test('^abc$', 'abc')).toBe(false)
    expect(test('abc', 'abcd')).toBe(false)
  })

  it('knows Java’s quotation and anchors', () => {
    const full: PatternSemantics = { match: 'full', case: 'sensitive' }
    expect(namePattern('\\Qa.b$\\E.*', full)('a.b$@x')).toBe(true)
    expect(namePattern('\\Qa.b\\E', full)('axb')).toBe(false)
    expect(namePattern('\\Aab\\z', full)('ab')).toBe(true)
    expect(namePattern('^a\\.b\\$.*$', { match: 'find', case: 'sensitive' })('a.b$@x')).toBe(true)
  })

  it.each(['[', '(', 'a)', '*a', 'a**', 'a{', 'a{,3}', '{2}', 'a{2,1}', '\\', '\\y', '\\Ea'])(
    'refuses %s',
    async pattern => {
      await using five9 = await startFive9({ domain: makeDomain({ users: 3 }) })
      const reply = await call(five9, 'getUsersInfo', { userNamePattern: pattern })
      expect(faultIn(reply)).toMatchObject({ fault: 'InvalidRegexpPatternFault', pattern })
    },
  )
})

describe('the pattern of a list operation', () => {
  const domain = makeDomain({ users: 200 })

  it.each(semantics)('selects users under $match, case $case', async pattern => {
    await using five9 = await startFive9({ domain, pattern })
    const wanted = [...domain.users.keys()].filter(namePattern('[kK]im.*', pattern)).sort(byCodePoint)
    for (const operation of ['getUsersInfo', 'getUsersGeneralInfo'] as const) {
      expect(namesIn(await call(five9, operation, { userNamePattern: '[kK]im.*' }))).toEqual(wanted)
    }
    expect(five9.calls.map(({ pattern: asked, users }) => [asked, users])).toEqual([
      ['[kK]im.*', wanted.length],
      ['[kK]im.*', wanted.length],
    ])
  })

  it('selects skills, groups and profiles by name too', async () => {
    await using five9 = await startFive9({ domain })
    expect(
      (await call(five9, 'getSkills', { skillNamePattern: 'Sales' })).text.match(/<name>/g),
    ).toHaveLength(1)
    expect((await call(five9, 'getAgentGroups', { groupNamePattern: 'B.*' })).text).toContain(
      '<name>Berlin</name>',
    )
    expect((await call(five9, 'getUserProfiles', { userProfileNamePatern: 'x' })).text).not.toContain(
      '<return>',
    )
  })
})

/** Every place where a match of `atoms` that begins at `from` can end. */
function endsOf(
  atoms: readonly string[],
  text: string,
  from: number,
  one: (typeof cases)[number],
): Set<number> {
  let ends = new Set([from])
  for (const atom of atoms) {
    const accepts = (at: number) =>
      at < text.length && (atom[0] === '.' || text[at] === fold(atom[0] ?? '', one))
    const next = new Set<number>()
    for (const end of ends) {
      if (!atom.endsWith('*')) {
        if (accepts(end)) next.add(end + 1)
        continue
      }
      let at = end
      next.add(at)
      while (accepts(at)) next.add(++at)
    }
    ends = next
  }
  return ends
}

function fold(text: string, one: (typeof cases)[number]): string {
  return one === 'ignore' ? text.toLowerCase() : text
}
