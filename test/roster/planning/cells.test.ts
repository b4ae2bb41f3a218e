import { describe, expect, test } from 'vitest'
import type { RowRules } from '../../../src/roster/planning/rules.ts'
import { baseOf, brief, type Cells, noRules, planOf } from './made-up-tenant.ts'

/** What a row that says `cells` does to a user who has `live`. */
async function update(live: Cells, cells: Cells, rules = noRules) {
  const { plan, findings } = await planOf({
    users: { kim: live },
    rows: [{ userName: 'kim', ...cells }],
    rules,
  })
  return { changes: plan.changes, counts: plan.counts, findings }
}

describe('a cell changes nothing', () => {
  test.each<[string, Cells, Cells]>([
    ['when it is the same', { phone: '1' }, { phone: '1' }],
    ['when the roster has no such column', { phone: '1' }, {}],
    ['when it means the same', { active: 'true' }, { active: ' TRUE ' }],
    ['when a set has the same items', { groups: 'North;South' }, { groups: 'South; North' }],
    ['when accents are written otherwise', { phone: 'Zo\u00eb' }, { phone: 'Zoe\u0308 ' }],
    ['when both are empty', { phone: '' }, { phone: '  ' }],
    ['when it is empty and that means untouched', { locale: 'de' }, { locale: '' }],
    ['when it counts for new users alone', { badge: '1' }, { badge: '2' }],
    ['when it is secret', {}, { password: 'env:PASSWORD', pin: 'env:PIN' }],
    ['when what the platform has is wrong', { extension: 'x1' }, { extension: 'x1' }],
    ['when it is empty and read-only', { id: '1', fullName: 'Kim' }, { id: '', fullName: ' ' }],
  ])('%s', async (_, live, cells) => {
    const { changes, counts, findings } = await update(live, cells)
    expect(changes).toEqual([])
    expect(findings).toEqual([])
    expect(counts).toMatchObject({ unchanged: 1, invalid: 0, updates: 0 })
  })
})

test('a secret that stands in the roster is refused, of a user who exists too', async () => {
  const { changes, counts, findings } = await update(
    { phone: '1' },
    { phone: '1', password: 'correct horse' },
  )
  expect(findings).toMatchObject([{ severity: 'error', field: 'password', code: 'invalid-value' }])
  expect(JSON.stringify(findings)).not.toContain('correct')
  expect(changes).toEqual([])
  expect(counts).toMatchObject({ invalid: 1, unchanged: 0 })
})

describe('a change has each field as platform and roster write it', () => {
  test.each<[string, Cells, Cells, object]>([
    ['a value', { phone: ' 1' }, { phone: ' 2 ' }, { column: 'phone', before: ' 1', after: '2' }],
    ['from blanks', { phone: ' ' }, { phone: '2' }, { column: 'phone', before: null, after: '2' }],
    ['from nothing', {}, { phone: '2' }, { column: 'phone', before: null, after: '2' }],
    ['to nothing', { phone: '1' }, { phone: ' ' }, { column: 'phone', before: '1', after: null }],
    [
      'from what is wrong',
      { extension: 'x1' },
      { extension: '1' },
      { column: 'extension', before: 'x1', after: '1' },
    ],
    [
      'of a family',
      { agent_X: 'false' },
      { agent_X: 'TRUE' },
      { column: 'agent_X', before: 'false', after: 'TRUE' },
    ],
    [
      'a set',
      { groups: 'West;North;South' },
      { groups: 'South;East;North' },
      {
        column: 'groups',
        before: 'West;North;South',
        after: 'South;East;North',
        added: ['East'],
        removed: ['West'],
      },
    ],
    [
      'a set with levels',
      { skills: 'Billing:1' },
      { skills: 'Billing:2' },
      {
        column: 'skills',
        before: 'Billing:1',
        after: 'Billing:2',
        added: ['Billing:2'],
        removed: ['Billing:1'],
      },
    ],
    [
      'a set to nothing',
      { groups: 'West' },
      { groups: '' },
      { column: 'groups', before: 'West', after: null, added: [], removed: ['West'] },
    ],
  ])('%s', async (_, live, cells, field) => {
    const { changes, findings } = await update(live, cells)
    expect(changes).toEqual([{ kind: 'update', key: 'kim', line: 2, fields: [field] }])
    expect(findings).toEqual([])
  })

  test('in the order of the roster', async () => {
    const { plan } = await planOf({
      users: { kim: {} },
      rows: [{ userName: 'kim', phone: '1', EMail: 'kim@example.com' }],
      names: ['phone', 'userName', 'EMail'],
    })
    expect(plan.changes[0]?.fields.map(field => field.column)).toEqual(['phone', 'EMail'])
  })
})

describe('taking out of service', () => {
  test.each<[string, Cells, Cells, string]>([
    ['a user in service', { active: 'TRUE' }, { active: '0', phone: '1' }, 'deactivate'],
    ['and back', { active: 'false' }, { active: 'true' }, 'update'],
    ['not at all', { active: 'true' }, { phone: '1' }, 'update'],
    ['a user of whom it is not known', {}, { active: 'false' }, 'update'],
  ])('%s', async (_, live, cells, kind) => {
    const { changes, counts } = await update(live, cells)
    expect(changes).toMatchObject([{ kind, line: 2 }])
    expect(counts).toMatchObject({
      updates: kind === 'update' ? 1 : 0,
      deactivates: kind === 'deactivate' ? 1 : 0,
    })
  })
})

describe('a row with an error is invalid', () => {
  test.each<[string, Cells, Cells, string[]]>([
    ['a wrong value', {}, { extension: 'x' }, ['error 2:2 invalid-value']],
    [
      'two wrong values',
      {},
      { extension: 'x', active: 'maybe' },
      ['error 2:2 invalid-value', 'error 2:3 invalid-value'],
    ],
    [
      'an empty cell where there must be something',
      { EMail: 'kim@example.com' },
      { EMail: '' },
      ['error 2:2 empty-cell'],
    ],
    ['separators that separate nothing', { groups: 'North' }, { groups: ';' }, ['error 2:2 invalid-value']],
    ['the id of somebody else', { id: '1' }, { id: '2' }, ['error 2:2 another-user']],
    ['a damaged value', { phone: '00123' }, { phone: '123' }, ['error 2:2 lost-leading-zero']],
  ])('%s', async (_, live, cells, expected) => {
    const { changes, counts, findings } = await update(live, cells)
    expect(brief(findings)).toEqual(expected)
    expect(changes).toEqual([])
    expect(counts).toMatchObject({ invalid: 1, unchanged: 0, updates: 0, missing: 0 })
  })

  test('with the key, the column and a message without the place', async () => {
    const { findings } = await update({ id: '1', EMail: 'kim@example.com' }, { id: '2', EMail: '' })
    expect(findings).toEqual([
      {
        ...{ severity: 'error', file: 'users.csv', line: 2, column: 2, key: 'kim' },
        code: 'another-user',
        field: 'id',
        message:
          'id is "2" here and "1" on the platform, which alone assigns it: the row is probably about another user, or its key is',
      },
      {
        ...{ severity: 'error', file: 'users.csv', line: 2, column: 3, key: 'kim' },
        code: 'empty-cell',
        field: 'EMail',
        message:
          'EMail is empty, and the platform cannot do without it: fill the cell, or leave out the column',
      },
    ])
  })

  test('and other rows go on', async () => {
    const users = { ana: {}, kim: {}, lee: {} }
    const rows = [
      { userName: 'ana', extension: '1' },
      { userName: 'kim', extension: 'x' },
      { userName: 'lee', extension: '3' },
    ]
    const { plan } = await planOf({ users, rows })
    expect(plan.changes.map(({ key, line }) => [key, line])).toEqual([
      ['ana', 2],
      ['lee', 4],
    ])
    expect(plan.counts).toMatchObject({ updates: 2, invalid: 1, unchanged: 0 })
  })
})

describe('damage', () => {
  const given = { users: { kim: { phone: '00123' } }, rows: [{ userName: 'kim', phone: '123' }] }

  test('is told with what stood there, and explains the cell in place of its type', async () => {
    const { findings } = await planOf({
      users: { kim: { extension: '1023' } },
      rows: [{ userName: 'kim', extension: '#REF!' }],
    })
    expect(brief(findings)).toEqual(['error 2:2 formula-error'])
    expect((await planOf(given)).findings).toMatchObject([
      { code: 'lost-leading-zero', original: '00123', key: 'kim' },
    ])
  })

  test('is a warning where the workflow lets it pass, and the cell is judged as it is', async () => {
    const { plan, findings } = await planOf({ ...given, options: { onDamage: 'warn' } })
    expect(brief(findings)).toEqual(['warning 2:2 lost-leading-zero'])
    expect(plan.changes).toMatchObject([{ fields: [{ before: '00123', after: '123' }] }])
    const judged = await planOf({
      users: { kim: {} },
      rows: [{ userName: 'kim', skills: 'BÃ¼ro:1' }],
      rules: { ...noRules, names: new Map([['skill', new Set(['Büro'])]]) },
      options: { onDamage: 'warn' },
    })
    expect(brief(judged.findings)).toEqual(['error 2:2 unknown-name', 'warning 2:2 misread-utf-8'])
  })

  test('is an error all the same where nobody can have meant it', async () => {
    const rows = [{ userName: 'kim', phone: '#REF!' }]
    const { plan, findings } = await planOf({ ...given, rows, options: { onDamage: 'warn' } })
    expect(brief(findings)).toEqual(['error 2:2 formula-error'])
    expect(plan.counts.invalid).toBe(1)
  })

  test.each<[string, string]>([
    ['as the row', 'kim'],
    ['as the platform', 'Kim'],
  ])('shows beside the base version of the roster, which spells the key %s does', async (_, userName) => {
    const { findings } = await planOf({
      users: { Kim: {} },
      rows: [{ userName: 'kim', phone: '123' }],
      base: baseOf([{ userName, phone: '00123' }]),
    })
    expect(findings).toMatchObject([
      { code: 'lost-leading-zero', original: '00123' },
      { code: 'key-spelling' },
    ])
  })

  test('is not looked for in secrets', async () => {
    const { findings } = await planOf({
      rows: [{ userName: 'new', EMail: 'new@example.com', password: '#REF!' }],
    })
    expect(brief(findings)).toEqual(['error 2:3 invalid-value'])
    expect(JSON.stringify(findings)).not.toContain('#REF!')
  })
})

describe('a read-only cell that differs', () => {
  test('is a warning, once for the column', async () => {
    const users = { ana: { fullName: 'Ana' }, kim: { fullName: 'Kim' }, lee: { fullName: 'Lee' } }
    const rows = [
      { userName: 'ana', fullName: 'Ana' },
      { userName: 'kim', fullName: 'Kimberly' },
      { userName: 'lee', fullName: 'Leander' },
    ]
    const { plan, findings } = await planOf({ users, rows })
    expect(plan.counts).toMatchObject({ unchanged: 3, updates: 0 })
    expect(findings).toMatchObject([
      {
        ...{ severity: 'warning', line: 3, column: 2, code: 'read-only', field: 'fullName' },
        message:
          'fullName is told by the platform and cannot be set: what the roster says there brings about nothing (the same in one other row)',
      },
    ])
  })

  test('does not keep other fields from being changed', async () => {
    const { changes } = await update({ fullName: 'Kim' }, { fullName: 'Kimberly', phone: '1' })
    expect(changes[0]?.fields.map(field => field.column)).toEqual(['phone'])
  })
})

describe('a new user', () => {
  const kim = { userName: 'kim', EMail: 'kim@example.com' }

  test('has what the roster says, and of secrets no more than that there is one', async () => {
    const { plan, findings } = await planOf({
      rows: [
        {
          ...kim,
          phone: ' 1',
          badge: '7',
          id: '',
          locale: '',
          groups: 'South;North',
          password: 'env:PASSWORD',
          pin: '',
        },
      ],
    })
    expect(findings).toEqual([])
    expect(plan.changes).toEqual([
      {
        kind: 'create',
        key: 'kim',
        line: 2,
        fields: [
          { column: 'EMail', before: null, after: 'kim@example.com' },
          { column: 'phone', before: null, after: '1' },
          { column: 'badge', before: null, after: '7' },
          { column: 'groups', before: null, after: 'South;North', added: ['North', 'South'], removed: [] },
          { column: 'password', before: null, after: null, secret: true },
        ],
      },
    ])
    expect(plan.counts).toMatchObject({ creates: 1, invalid: 0, missing: 0 })
  })

  test('has the key without blanks around it', async () => {
    const { plan } = await planOf({ rows: [{ ...kim, userName: ' Kim ' }] })
    expect(plan.changes).toMatchObject([{ kind: 'create', key: 'Kim' }])
  })

  test.each<[string, Cells, string[]]>([
    ['without what it needs', { EMail: '' }, ['error 2:2 required']],
    ['with a wrong value', { extension: 'x' }, ['error 2:3 invalid-value']],
    ['with a literal for a secret', { password: 'correct horse' }, ['error 2:3 invalid-value']],
    ['with a damaged value', { phone: '#N/A' }, ['error 2:3 formula-error']],
  ])('is invalid %s', async (_, cells, expected) => {
    const { plan, findings } = await planOf({ rows: [{ ...kim, ...cells }] })
    expect(brief(findings)).toEqual(expected)
    expect(plan.changes).toEqual([])
    expect(plan.counts).toMatchObject({ invalid: 1, creates: 0 })
  })

  test('is invalid where the roster lacks a column that it needs', async () => {
    const { plan, findings } = await planOf({
      rows: [{ userName: 'kim', phone: '1' }],
      names: ['phone', 'userName'],
    })
    expect(findings).toMatchObject([
      { severity: 'error', line: 2, column: 1, code: 'required', field: 'EMail', key: 'kim' },
    ])
    expect(plan.counts.invalid).toBe(1)
  })

  test('may have read-only cells, which bring about nothing', async () => {
    const { plan, findings } = await planOf({ rows: [{ ...kim, id: '9', fullName: 'Kim' }] })
    expect(brief(findings)).toEqual(['warning 2:3 read-only', 'warning 2:4 read-only'])
    expect(plan.changes[0]?.fields.map(field => field.column)).toEqual(['EMail'])
  })
})

describe('names that do not exist', () => {
  const rules = { ...noRules, names: new Map([['skill', new Set(['Billing', 'Sales'])]]) }

  test('are errors in cells that differ, for old and new users', async () => {
    const users = { kim: { skills: 'Billing:1' } }
    const rows = [
      { userName: 'kim', EMail: '', skills: 'Biling:1' },
      { userName: 'new', EMail: 'new@example.com', skills: 'Biling:1' },
    ]
    const { findings } = await planOf({ users, rows, rules })
    expect(brief(findings)).toEqual(['error 2:3 unknown-name', 'error 3:3 unknown-name'])
  })

  test('are kept where the platform has them', async () => {
    const { changes } = await update({ skills: 'Old:1' }, { skills: 'Old:1', phone: '1' }, rules)
    expect(changes[0]?.fields.map(field => field.column)).toEqual(['phone'])
  })
})

describe("the platform's rules", () => {
  const replacing = (cells: Record<string, string | null>): RowRules => ({
    names: new Map(),
    interpret: () => ({ cells: new Map(Object.entries(cells)), problems: [] }),
  })

  test('bring about other cells than the row says, also in columns that the roster lacks', async () => {
    const rules = replacing({ phone: '3', groups: 'East', agent_X: 'true', locale: '' })
    const live = { phone: '1', groups: 'West', locale: 'de' }
    const { changes } = await update(live, { phone: '2', EMail: 'kim@example.com' }, rules)
    expect(changes[0]?.fields).toEqual([
      { column: 'phone', before: '1', after: '3' },
      { column: 'EMail', before: null, after: 'kim@example.com' },
      { column: 'groups', before: 'West', after: 'East', added: ['East'], removed: ['West'] },
      { column: 'agent_X', before: null, after: 'true' },
      { column: 'locale', before: 'de', after: null },
    ])
  })

  test('bring about what the row leaves as it is', async () => {
    const { changes } = await update(
      { phone: '1', locale: 'de' },
      { locale: '', phone: '2' },
      replacing({ locale: 'en' }),
    )
    expect(changes[0]?.fields.map(({ column, after }) => [column, after])).toEqual([
      ['locale', 'en'],
      ['phone', '2'],
    ])
  })

  test('leave untouched', async () => {
    const { changes, counts } = await update({ phone: '1' }, { phone: '2' }, replacing({ phone: null }))
    expect(changes).toEqual([])
    expect(counts).toMatchObject({ unchanged: 1 })
  })

  test('may ask for what there is', async () => {
    const { changes } = await update(
      { phone: '1', active: 'true' },
      { phone: '2' },
      replacing({ phone: '1 ', active: 'TRUE' }),
    )
    expect(changes).toEqual([])
  })

  test('may not ask for a column that there is not', async () => {
    await expect(update({}, { phone: '2' }, replacing({ fax: '1' }))).rejects.toThrow(
      'the rules ask for a column fax, which the platform does not have',
    )
  })

  test('see the row without blanks and the user, also in columns that the roster lacks', async () => {
    const seen: unknown[] = []
    const names = ['userName', 'phone', 'locale', 'fax']
    const rules: RowRules = {
      names: new Map(),
      interpret(row, live) {
        seen.push(
          names.map(name => row.get(name)),
          live && names.map(name => live.get(name)),
        )
        return { cells: new Map(), problems: [] }
      },
    }
    await planOf({
      users: { kim: { phone: '1', locale: 'de' } },
      rows: [
        { userName: 'kim', EMail: 'kim@example.com', phone: ' 2 ' },
        { userName: 'new', EMail: 'new@example.com', phone: ' ' },
      ],
      rules,
    })
    expect(seen).toEqual([
      ['kim', '2', undefined, undefined],
      ['kim', '1', 'de', ''],
      ['new', '', undefined, undefined],
      undefined,
    ])
  })

  test('are asked only about rows that differ and have no wrong cell', async () => {
    const refuses: RowRules = {
      names: new Map(),
      interpret: row => ({
        cells: new Map(),
        problems: [
          { severity: 'error', code: 'made-up', field: 'phone', message: `no ${row.get('userName')}` },
        ],
      }),
    }
    const users = { ana: { phone: '1' }, kim: { fullName: 'Kim' }, lee: {}, max: {} }
    const rows = [
      { userName: 'ana', fullName: '', phone: '1', extension: '' },
      { userName: 'kim', fullName: 'Kimberly', phone: '', extension: '' },
      { userName: 'lee', fullName: '', phone: '2', extension: 'x' },
      { userName: 'max', fullName: '', phone: '2', extension: '' },
    ]
    const { plan, findings } = await planOf({ users, rows, rules: refuses })
    expect(brief(findings)).toEqual(['error 4:4 invalid-value', 'error 5:3 made-up', 'warning 3:2 read-only'])
    expect(plan.counts).toMatchObject({ unchanged: 2, invalid: 2, updates: 0 })
  })

  test('tell warnings at the cell, or at the row where the roster has no such column', async () => {
    const rules: RowRules = {
      names: new Map(),
      interpret: row => ({
        cells: new Map(),
        problems: [
          { severity: 'warning', code: 'same', field: 'phone', message: 'phone is odd' },
          { severity: 'warning', code: 'same', field: 'userName', message: 'phone is odd' },
          { severity: 'warning', code: 'own', field: 'groups', message: `${row.get('userName')} is odd` },
        ],
      }),
    }
    const rows = ['ana', 'kim', 'lee'].map(userName => ({ userName, phone: '1' }))
    const { plan, findings } = await planOf({ users: { ana: {}, kim: {}, lee: {} }, rows, rules })
    expect(plan.counts).toMatchObject({ updates: 3, invalid: 0 })
    expect(findings.map(({ line, column, key, message }) => [line, column, key, message])).toEqual([
      [2, 2, 'ana', 'phone is odd (the same in 2 other rows)'],
      [2, 1, 'ana', 'phone is odd (the same in 2 other rows)'],
      [2, 1, 'ana', 'ana is odd'],
      [3, 1, 'kim', 'kim is odd'],
      [4, 1, 'lee', 'lee is odd'],
    ])
  })
})
