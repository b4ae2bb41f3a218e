import { describe, expect, test } from 'vitest'
import type { ColumnSet } from '../../../src/roster/columns/column.ts'
import { boolean } from '../../../src/roster/columns/types/boolean.ts'
import { text } from '../../../src/roster/columns/types/text.ts'
import { brief, type Cells, type Given, columns as keyed, planOf as planWith } from './made-up-tenant.ts'

const column = {
  ...keyed.columns[0],
  empty: 'unset',
  requiredOnCreate: false,
} as ColumnSet['columns'][number]

/** A platform that makes the keys itself. */
const columns: ColumnSet = {
  key: 'uuid',
  keyIgnoresCase: true,
  likenesses: [
    { columns: ['username'] },
    { columns: ['email'] },
    { columns: ['exten', 'context', 'name'] },
    { columns: ['name'], unless: ['username', 'email', 'exten'] },
  ],
  uniqueTogether: [['exten', 'context']],
  label: user => user.get('name') ?? '',
  rename: { possible: false, reason: 'There is nothing to rename.' },
  activation: { column: 'enabled', on: '1', off: '0' },
  columns: [
    { ...column, name: 'uuid', type: text({ pattern: { matches: /^u\d$/, rule: 'a uuid' } }) },
    { ...column, name: 'name', type: text() },
    { ...column, name: 'username', type: text(), unique: true },
    { ...column, name: 'email', type: text(), unique: true },
    { ...column, name: 'exten', type: text() },
    { ...column, name: 'context', type: text() },
    { ...column, name: 'enabled', type: boolean(), empty: 'untouched' },
  ],
  families: [],
}

const users: Readonly<Record<string, Cells>> = {
  u1: { name: 'Ada Lovelace', username: 'ada', email: 'ada@example.com', exten: '1001', context: 'inside' },
  u2: { name: 'Kim Park', exten: '1002', context: 'inside' },
  u3: { name: 'Lee Ray' },
  u4: { name: 'Lee Ray', username: 'lee.ray' },
}

function planOf(given: Given) {
  const names = given.names ?? [...new Set((given.rows ?? []).flatMap(row => Object.keys(row)))]
  return planWith({ users, columns, ...given, names })
}

function briefly(changes: Awaited<ReturnType<typeof planOf>>['plan']['changes']) {
  return changes.map(({ kind, key, label, fields }) => [
    kind,
    key,
    label,
    fields.map(({ column: name }) => name).join(),
  ])
}

describe('a row without a key', () => {
  test.each<[string, Cells, string]>([
    ['the same username', { username: 'ADA', name: 'Ada King' }, 'u1'],
    ['the same e-mail', { email: 'Ada@Example.com', name: 'Ada King' }, 'u1'],
    ['the same e-mail, where nobody has its username', { username: 'ada2', email: 'ada@example.com' }, 'u1'],
    [
      'the same extension, context and name',
      { exten: '1002', context: 'inside', name: 'Kim Park', email: 'kim@example.com' },
      'u2',
    ],
    ['the same name, where it says nothing surer', { name: 'Kim Park', context: 'outside' }, 'u2'],
  ])('is about the user with %s', async (_, row, key) => {
    const { plan } = await planOf({ rows: [row] })
    expect(plan.changes.map(change => [change.kind, change.key])).toEqual([['update', key]])
    expect(plan.counts.missing).toBe(3)
  })

  test.each<[string, Cells, string]>([
    ['its username', { username: 'new', email: 'new@example.com', name: 'New One' }, 'new'],
    ['its e-mail', { email: 'new@example.com', name: 'New One' }, 'new@example.com'],
    ['its extension', { name: ' New  One', exten: '1009', context: 'inside' }, '1009 inside New One'],
    ['its name', { name: ' New  One ', email: '' }, 'New One'],
    ['its username, whoever has the same name', { name: 'Kim Park', username: 'kim' }, 'kim'],
  ])('that finds nobody is about a new user, called by %s', async (_, row, key) => {
    const { plan, findings } = await planOf({ rows: [row] })
    expect(plan.changes).toMatchObject([{ kind: 'create', key, line: 2 }])
    expect(plan.changes[0]?.label?.trim()).toMatch(/New|Kim|^$/)
    expect(findings).toEqual([])
  })

  test('whose extension somebody else has is told whose it is', async () => {
    const { plan, findings } = await planOf({ rows: [{ name: 'New One', exten: '1002', context: 'inside' }] })
    expect(plan.changes).toEqual([])
    expect(findings).toMatchObject([
      {
        code: 'value-taken',
        message:
          'exten "1002" with context "inside" belongs to Kim Park, who keeps it, and no two users can have the same: ' +
          'choose another, or change Kim Park too',
      },
    ])
  })

  test('that finds its user by name alone says so', async () => {
    const { findings } = await planOf({ rows: [{ name: 'Kim Park', enabled: '0' }] })
    expect(findings).toMatchObject([
      {
        ...{ severity: 'warning', code: 'same-name', key: 'u2' },
        message: 'the row has no uuid, and is taken for the user with the same name',
      },
    ])
  })

  test('that several users may be is an error, and none of them is missing', async () => {
    const { plan, findings } = await planOf({
      rows: [{ name: 'Lee Ray', enabled: '1' }],
      options: { onMissing: 'delete' },
    })
    expect(findings).toMatchObject([
      {
        ...{ severity: 'error', code: 'ambiguous-key', line: 2 },
        message: '2 users have the same name: write the uuid of the one that is meant (u3, u4)',
      },
    ])
    expect(plan.changes.map(({ key }) => key)).toEqual(['u1', 'u2'])
  })

  test('that says nothing about anybody is an error', async () => {
    const { findings } = await planOf({ rows: [{ username: '', context: 'inside' }] })
    expect(brief(findings)).toEqual(['error 2:1 no-key'])
  })

  test('stands beside rows that have theirs', async () => {
    const rows = [
      { uuid: 'u2', name: 'Kim Park', username: '' },
      { uuid: '', name: 'Kim Park', username: 'kim' },
    ]
    const { plan } = await planOf({ rows })
    expect(briefly(plan.changes)).toEqual([['create', 'kim', 'Kim Park', 'name,username']])
    expect(plan.counts.unchanged).toBe(1)
  })
})

describe('two rows about the same user', () => {
  test.each<[string, Cells[], string]>([
    [
      'by key and by username',
      [
        { uuid: 'u1', username: 'ada' },
        { uuid: '', username: 'ada' },
      ],
      'Ada Lovelace',
    ],
    ['who is new', [{ username: 'new' }, { username: 'NEW' }], 'NEW'],
  ])('are errors: %s', async (_, rows, who) => {
    const { plan, findings } = await planOf({ rows })
    expect(plan.changes).toEqual([])
    expect(findings.map(({ message }) => message)).toContain(
      `line 3 is about the same user, ${who}: remove one of the rows, or give each its uuid`,
    )
  })
})

test('a key that nobody has is an error, and nobody is removed for it', async () => {
  const { plan, findings } = await planOf({
    rows: [{ uuid: 'u9', name: 'Gone' }],
    options: { onMissing: 'delete' },
  })
  expect(brief(findings)).toEqual(['error 2:1 unknown-key'])
  expect(findings[0]?.message).toContain('empty the cell to have a new user made')
  expect(plan.changes.map(({ held }) => held?.reason)).toEqual([
    'unproven',
    'unproven',
    'unproven',
    'unproven',
  ])
})

describe('who has no key of their own is known by other names', () => {
  test('to what is protected', async () => {
    const { plan } = await planOf({
      rows: [{ uuid: 'u1', name: 'Ada King' }],
      options: { protect: ['ada@*'] },
    })
    expect(plan.changes).toMatchObject([{ key: 'u1', label: 'Ada Lovelace', held: { reason: 'protected' } }])
  })

  test('to the base version of the roster', async () => {
    const base = {
      keys: () => ['ada', 'Kim Park'],
      has: (key: string) => key === 'ada' || key === 'Kim Park',
      cell: (_: string, name: string) => (name === 'name' ? 'Ada Byron' : undefined),
    }
    const { plan } = await planOf({
      rows: [{ username: 'ada', name: 'Ada Byron' }],
      base,
      options: { onMissing: 'delete' },
    })
    expect(plan.changes.map(({ key, held, fields }) => [key, held?.reason, fields[0]?.origin])).toEqual([
      ['u1', 'drifted', 'platform'],
      ['u2', undefined, undefined],
      ['u3', 'drifted', undefined],
      ['u4', 'drifted', undefined],
    ])
  })
})

describe('what is unique together', () => {
  test('may be taken from a user who gives it up', async () => {
    const rows = [
      { uuid: 'u1', exten: '1002', context: 'inside' },
      { uuid: 'u2', exten: '1001', context: 'inside' },
    ]
    const { plan, findings } = await planOf({ rows })
    expect(findings).toEqual([])
    expect(plan.changes.map(({ key }) => key)).toEqual(['u1', 'u2'])
  })

  test('may be the same in one of the columns', async () => {
    const { findings } = await planOf({ rows: [{ uuid: 'u1', exten: '1002', context: 'outside' }] })
    expect(findings).toEqual([])
  })

  test('counts with what a row leaves as it is', async () => {
    const { findings } = await planOf({ rows: [{ uuid: 'u1', exten: '1002' }] })
    expect(findings).toMatchObject([{ code: 'value-taken', field: 'exten' }])
  })

  test('is asked for by one row only', async () => {
    const rows = [
      { username: 'a', exten: '7', context: 'inside' },
      { username: 'b', exten: '7', context: 'inside' },
    ]
    const { findings } = await planOf({ rows })
    expect(findings.map(({ message }) => message)).toEqual([
      'exten "7" with context "inside" is also asked for by line 3, b: no two users can have the same',
      'exten "7" with context "inside" is also asked for by line 2, a: no two users can have the same',
    ])
  })
})
