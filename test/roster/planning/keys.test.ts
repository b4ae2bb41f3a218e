import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { text } from '../../../src/roster/columns/types/text.ts'
import { foldKey } from '../../../src/roster/planning/fold-key.ts'
import type { Finding } from '../../../src/roster/reading/finding.ts'
import { brief, columns, planOf, rosterOf } from './made-up-tenant.ts'

const jose = 'jos\u00e9@example.com'

describe('a row is taken for', () => {
  test.each<[string, string[], string, string]>([
    ['the user with exactly its key', ['kim', 'KIM'], 'KIM', 'KIM'],
    ['the user that differs only in letter case', ['kim'], 'Kim', 'kim'],
    ['the user that differs only in blanks', ['kim'], ' kim ', 'kim'],
    ['the user that differs only in the form of an accent', [jose], jose.normalize('NFD'), jose],
  ])('%s', async (_, keys, userName, expected) => {
    const users = Object.fromEntries(keys.map(key => [key, { phone: '1' }]))
    const { plan } = await planOf({ users, rows: [{ userName, phone: '2' }] })
    expect(plan.changes.map(({ kind, key, line }) => [kind, key, line])).toEqual([['update', expected, 2]])
    expect(plan.counts.missing).toBe(keys.length - 1)
  })

  test('nobody when letter case tells users apart', async () => {
    const strict = { ...columns, keyIgnoresCase: false }
    const rows = [{ userName: 'Kim', EMail: 'kim@example.com' }]
    const { plan } = await planOf({ users: { kim: {} }, rows, columns: strict })
    expect(plan.changes).toMatchObject([{ kind: 'create', key: 'Kim' }])
  })

  test('that user with a warning, told once for all such rows', async () => {
    const users = { ana: {}, kim: {}, lee: {} }
    const rows = [{ userName: 'Ana' }, { userName: ' kim' }, { userName: 'LEE' }]
    const { plan, findings } = await planOf({ users, rows })
    expect(plan.counts).toMatchObject({ unchanged: 3, missing: 0, invalid: 0 })
    expect(findings).toEqual([
      {
        severity: 'warning',
        file: 'users.csv',
        line: 2,
        column: 1,
        code: 'key-spelling',
        field: 'userName',
        key: 'ana',
        message:
          'userName is spelled otherwise on the platform, in letter case, blanks or accents; the row is taken for that ' +
          'user (the same in 2 other rows)',
      },
    ])
  })
})

test('a row that only spells its key otherwise is not asked about', async () => {
  const rules = {
    names: new Map(),
    interpret: () => {
      throw new Error('asked')
    },
  }
  const { plan } = await planOf({ users: { kim: {} }, rows: [{ userName: 'KIM' }], rules })
  expect(plan.counts).toMatchObject({ unchanged: 1 })
})

describe('a row is invalid, and whom it may be about is left alone,', () => {
  const remove = { options: { onMissing: 'delete' } } as const

  test('without a key', async () => {
    const { plan, findings } = await planOf({ users: { kim: {} }, rows: [{ userName: ' ' }], ...remove })
    expect(brief(findings)).toEqual(['error 2:1 no-key'])
    expect(findings[0]?.message).toBe('userName is empty, so it is not known whom the row is about')
    expect(plan.counts).toMatchObject({ invalid: 1, missing: 1, deletes: 0, held: 1 })
    expect(plan.changes).toMatchObject([{ kind: 'delete', key: 'kim', held: { reason: 'unproven' } }])
  })

  test('when its key may be that of two users', async () => {
    const users = { kim: {}, KIM: {}, lee: {} }
    const { plan, findings } = await planOf({ users, rows: [{ userName: 'Kim' }], ...remove })
    expect(brief(findings)).toEqual(['error 2:1 ambiguous-key'])
    expect(findings[0]?.message).toBe(
      'userName "Kim" may be KIM or kim: write it exactly as the platform does',
    )
    expect(plan.counts).toMatchObject({ invalid: 1, missing: 1 })
    expect(plan.changes).toEqual([{ kind: 'delete', key: 'lee', line: null, fields: [] }])
  })

  test('when its key holds what cannot be seen', async () => {
    const rows = [{ userName: 'kim\u200b', EMail: 'kim@example.com' }]
    const { plan, findings } = await planOf({ users: { kim: {} }, rows, ...remove })
    expect(findings).toMatchObject([
      { severity: 'error', line: 2, column: 1, code: 'strange-character', original: 'kim' },
    ])
    expect(plan.changes).toMatchObject([{ kind: 'delete', key: 'kim', held: { reason: 'unproven' } }])
  })

  test('when a spreadsheet has damaged its key, unless that is let pass', async () => {
    const given = { users: { lee: {} }, rows: [{ userName: '=kim', EMail: 'kim@example.com' }] }
    const refused = await planOf({ ...given, options: { onMissing: 'delete' } })
    expect(brief(refused.findings)).toEqual(['error 2:1 formula'])
    expect(refused.plan.changes).toMatchObject([{ key: 'lee', held: { reason: 'unproven' } }])
    const passed = await planOf({ ...given, options: { onMissing: 'delete', onDamage: 'warn' } })
    expect(brief(passed.findings)).toEqual(['warning 2:1 formula'])
    expect(passed.plan.counts).toMatchObject({ creates: 1, deletes: 1, invalid: 0, held: 0 })
  })

  test.each<[string, Readonly<Record<string, string>>]>([
    ['the roster lacks columns that a new user needs', { userName: 'kin', active: 'true' }],
    ['the platform takes no such key', { userName: 'kim ann', EMail: 'x@example.com' }],
  ])('when it can make no new user, since %s', async (_, row) => {
    const users = { kim: { EMail: 'kim@example.com' }, lee: { EMail: 'lee@example.com' } }
    const set = {
      ...columns,
      columns: columns.columns.map(column =>
        column.name === columns.key
          ? { ...column, type: text({ pattern: { matches: /^\S+$/, rule: 'one word' } }) }
          : column,
      ),
    }
    const { plan } = await planOf({ users, columns: set, roster: rosterOf([row], undefined, set), ...remove })
    expect(plan.counts).toMatchObject({ creates: 0, deletes: 0, held: 2, invalid: 1 })
    expect(plan.changes).toMatchObject([
      { kind: 'delete', key: 'kim', held: { reason: 'unproven' } },
      { kind: 'delete', key: 'lee', held: { reason: 'unproven' } },
    ])
  })

  test('but not when a cell is wrong of somebody who may be new', async () => {
    const rows = [{ userName: 'new', EMail: 'new@example.com', extension: 'x' }]
    const { plan } = await planOf({ users: { kim: {} }, rows, ...remove })
    expect(plan.changes).toMatchObject([{ kind: 'delete', key: 'kim' }])
    expect(plan.counts).toMatchObject({ invalid: 1, held: 0 })
  })

  test('when nobody can have meant its key, even if damage is let pass', async () => {
    const rows = [{ userName: '#REF!', EMail: 'kim@example.com' }]
    const { plan, findings } = await planOf({ rows, options: { onDamage: 'warn' } })
    expect(brief(findings)).toEqual(['error 2:1 formula-error'])
    expect(plan.counts).toMatchObject({ creates: 0, invalid: 1 })
  })
})

describe('a record that is no row', () => {
  const users = { kim: {}, lee: {} }
  const record = { severity: 'error', file: 'users.csv', column: 1, code: 'ragged-row', message: '' } as const

  test.each<[string, string]>([
    ['as the platform does', 'kim'],
    ['otherwise', ' KIM'],
  ])('is invalid; the user that it names, spelled %s, is not missing', async (_, key) => {
    const unreadable = [
      { ...record, line: 2, key },
      { ...record, line: 2, column: 5, key },
    ]
    const { plan, findings } = await planOf({ users, unreadable, options: { onMissing: 'delete' } })
    expect(findings).toEqual([])
    expect(plan.roster.rows).toBe(1)
    expect(plan.counts).toMatchObject({ invalid: 1, missing: 1 })
    expect(plan.changes).toEqual([{ kind: 'delete', key: 'lee', line: null, fields: [] }])
  })

  test.each<[string, { key?: string }]>([
    ['no key', {}],
    ['a key of nobody, which may be another cell', { key: 'Sales' }],
  ])('with %s leaves it open who is missing', async (_, key) => {
    const unreadable = [{ ...record, line: 9, ...key }]
    const { plan } = await planOf({ users, unreadable, options: { onMissing: 'delete' } })
    expect(plan.counts).toMatchObject({ invalid: 1, missing: 2, held: 2, deletes: 0 })
    expect(plan.changes[0]?.held?.message).toBe(
      'Line 9 of the roster has no key to rely on, so it is not certain who is missing. Mend it first.',
    )
  })

  test('names no more than the user with exactly its key', async () => {
    const unreadable = [{ ...record, line: 2, key: 'Kim' }]
    const { plan } = await planOf({ users: { kim: {}, Kim: {} }, unreadable })
    expect(plan.counts).toMatchObject({ invalid: 1, missing: 1 })
  })

  test('is not what the reader only warns of', async () => {
    const unreadable = [{ ...record, severity: 'warning', line: 2 } as const]
    const { plan } = await planOf({ users, unreadable, options: { onMissing: 'delete' } })
    expect(plan.counts).toMatchObject({ invalid: 0, missing: 2, held: 0, deletes: 2 })
  })

  test('is asked for after the last row', async () => {
    const unreadable: Finding[] = []
    const roster = rosterOf([{ userName: 'kim' }])
    async function* rows() {
      yield* roster.rows()
      unreadable.push({ ...record, line: 3, key: 'lee' })
    }
    const { plan } = await planOf({ users, unreadable, roster: { ...roster, rows } })
    expect(plan.counts).toMatchObject({ unchanged: 1, invalid: 1, missing: 0 })
  })
})

describe('rows with one key', () => {
  test.each<[string, string, string]>([
    ['of a user', 'kim', 'kim'],
    ['of a user, spelled in two ways', 'kim', 'KIM '],
    ['of a new user', 'new', 'new'],
    ['of a new user, spelled in two ways', 'new', ' New'],
  ])('%s are all invalid, and each finding names another line', async (_, first, second) => {
    const rows = [
      { userName: first, phone: '1', EMail: 'a@example.com' },
      { userName: 'lee', phone: '', EMail: '' },
      { userName: second, phone: '2', EMail: 'b@example.com' },
      { userName: first, phone: '3', EMail: 'c@example.com' },
    ]
    const { plan, findings } = await planOf({ users: { kim: {}, lee: {} }, rows })
    expect(plan.changes).toEqual([])
    expect(plan.counts).toMatchObject({ invalid: 3, unchanged: 1 })
    const repeated = findings.filter(({ code }) => code === 'repeated-key')
    expect(repeated.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      expect.stringMatching(/^2: userName "\w+" is also in line 4: remove one of the rows, or mend its key$/),
      expect.stringMatching(/^4: userName "\w+" is also in line 2: /),
      expect.stringMatching(/^5: userName "\w+" is also in line 2: /),
    ])
  })

  test('name their user, but leave it open who else is missing', async () => {
    const rows = [{ userName: 'kim' }, { userName: 'kim' }]
    const { plan } = await planOf({ users: { kim: {}, lee: {} }, rows, options: { onMissing: 'delete' } })
    expect(plan.changes).toMatchObject([{ key: 'lee', held: { reason: 'unproven' } }])
  })
})

test('folding twice is folding once, so no folded key of a new user can be the key of another one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (key, ignoreCase) => {
      const folded = foldKey(key, ignoreCase)
      expect(foldKey(folded, ignoreCase)).toBe(folded)
    }),
    { numRuns: 1_000, examples: [['\u0130\u0327', true]] },
  )
})
