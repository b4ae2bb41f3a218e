import { describe, expect, test } from 'vitest'
import { brief, type Given, planOf } from './made-up-tenant.ts'

describe('no two users can have the same', () => {
  test('as another row asks for: both rows are invalid', async () => {
    const rows = [
      { userName: 'kim', extension: '5' },
      { userName: 'lee', extension: '05' },
      { userName: 'max', extension: ' 5' },
    ]
    const { plan, findings } = await planOf({ users: { kim: {}, lee: {}, max: {} }, rows })
    expect(findings).toEqual([
      {
        ...{
          severity: 'error',
          file: 'users.csv',
          line: 2,
          column: 2,
          code: 'value-taken',
          field: 'extension',
        },
        key: 'kim',
        message: 'extension "5" is also asked for by line 4, max: no two users can have the same',
      },
      {
        ...{
          severity: 'error',
          file: 'users.csv',
          line: 4,
          column: 2,
          code: 'value-taken',
          field: 'extension',
        },
        key: 'max',
        message: 'extension "5" is also asked for by line 2, kim: no two users can have the same',
      },
    ])
    expect(plan.changes.map(({ key }) => key)).toEqual(['lee'])
    expect(plan.counts).toMatchObject({ invalid: 2, updates: 1 })
  })

  const moved = { userName: 'kim', extension: '9' }
  const users = { kim: { extension: '5' }, lee: { extension: '9' } }

  test.each<[string, Given]>([
    ['is missing and left alone', { rows: [moved] }],
    ['is missing and deactivated', { rows: [moved], options: { onMissing: 'deactivate' } }],
    ['is missing and held', { rows: [moved], account: 'lee', options: { onMissing: 'delete' } }],
    ['has a row that is the same', { rows: [moved, { userName: 'lee', extension: '9' }] }],
    [
      'has a row that changes something else',
      {
        rows: [
          { ...moved, phone: '' },
          { userName: 'lee', extension: '9', phone: '1' },
        ],
      },
    ],
    ['has a row that is invalid', { rows: [moved, { userName: 'lee', extension: 'x' }] }],
    [
      'has a row that is held',
      { rows: [moved, { userName: 'lee', extension: '4' }], options: { protect: ['lee'] } },
    ],
  ])('as a user keeps who %s', async (_, given) => {
    const { plan, findings } = await planOf({ users, ...given })
    const found = findings.find(({ code }) => code === 'value-taken')
    expect(found).toMatchObject({
      ...{ severity: 'error', line: 2, column: 2, field: 'extension', key: 'kim' },
      message:
        'extension "9" belongs to lee, who keeps it, and no two users can have the same: choose another, or change lee too',
    })
    expect(plan.changes.some(({ key }) => key === 'kim')).toBe(false)
  })

  test.each<[string, Given]>([
    ['moves away', { rows: [moved, { userName: 'lee', extension: '4' }] }],
    ['swaps with the other', { rows: [moved, { userName: 'lee', extension: '5' }] }],
    ['gives it up', { rows: [moved, { userName: 'lee', extension: '' }] }],
    ['is deleted', { rows: [moved], options: { onMissing: 'delete' } }],
  ])('but may take what another one had who %s', async (_, given) => {
    const { plan, findings } = await planOf({ users, ...given })
    expect(findings).toEqual([])
    expect(plan.counts).toMatchObject({ invalid: 0, held: 0 })
    expect(plan.changes).toHaveLength(2)
  })

  test('as one keeps whose own change is refused for such a reason', async () => {
    const chain = {
      kim: { extension: '1' },
      lee: { extension: '2' },
      max: { extension: '3' },
      zoe: { extension: '4' },
    }
    const rows = [
      { userName: 'kim', extension: '2' },
      { userName: 'lee', extension: '3' },
      { userName: 'max', extension: '4' },
    ]
    const { plan, findings } = await planOf({ users: chain, rows })
    expect(brief(findings)).toEqual([
      'error 4:2 value-taken',
      'error 3:2 value-taken',
      'error 2:2 value-taken',
    ])
    expect(plan.counts).toMatchObject({ invalid: 3, updates: 0 })
  })

  test('as one keeps whose own change is refused beside another row', async () => {
    const chain = { kim: { extension: '1' }, lee: { extension: '2' }, max: { extension: '3' } }
    const rows = [
      { userName: 'kim', extension: '2' },
      { userName: 'lee', extension: '9' },
      { userName: 'max', extension: '9' },
    ]
    const { plan, findings } = await planOf({ users: chain, rows })
    expect(brief(findings)).toEqual([
      'error 3:2 value-taken',
      'error 4:2 value-taken',
      'error 2:2 value-taken',
    ])
    expect(plan.counts).toMatchObject({ invalid: 3, updates: 0 })
  })

  test('and blanks are no values', async () => {
    const rows = ['kim', 'lee'].map(userName => ({ userName, extension: ' ' }))
    const { plan, findings } = await planOf({ users: { ...users, max: {} }, rows })
    expect(findings).toEqual([])
    expect(plan.counts).toMatchObject({ updates: 2, invalid: 0 })
  })

  test('and a new user is spelled as its row does', async () => {
    const rows = [{ userName: ' New', EMail: 'new@example.com', extension: '9' }]
    const { plan, findings } = await planOf({ users, rows, options: { onRename: 'replace' } })
    expect(findings).toMatchObject([{ code: 'value-taken', line: 2, column: 3, key: 'New' }])
    expect(plan.counts).toMatchObject({ creates: 0, invalid: 1 })
  })
})
