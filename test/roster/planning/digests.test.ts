import { describe, expect, test } from 'vitest'
import { type Cells, type Given, planOf } from './made-up-tenant.ts'

const users = { kim: { phone: '1', groups: 'North' }, lee: { phone: '1' }, zoe: {} }
const rows: readonly Cells[] = [
  { userName: 'kim', EMail: '', phone: '2', groups: 'South', password: '' },
  { userName: 'lee', EMail: '', phone: '1', groups: '', password: '' },
  { userName: 'new', EMail: 'new@example.com', phone: '', groups: '', password: 'env:PASSWORD' },
]

async function digests(more: Partial<Given> = {}) {
  const { plan } = await planOf({ users, rows, ...more })
  return { plan: plan.digest, roster: plan.roster.digest }
}

/** The rows with one cell of the nth changed. */
function edited(at: number, cells: Cells): Given {
  return { rows: rows.map((row, index) => (index === at ? { ...row, ...cells } : row)) }
}

test('digests are SHA-256 in hexadecimal, and those of a plan and of its roster are not the same', async () => {
  const { plan, roster } = await digests()
  expect(plan).toMatch(/^[0-9a-f]{64}$/)
  expect(roster).toMatch(/^[0-9a-f]{64}$/)
  expect(plan).not.toBe(roster)
})

test.each<[string, Given]>([
  ['the order of rows', { rows: rows.toReversed() }],
  ['the order of columns', { names: ['groups', 'password', 'phone', 'EMail', 'userName'] }],
  [
    'the time of the reading',
    { snapshotFacts: { takenAt: '2027-01-01T00:00:00.000Z', statement: 'Later.', complete: true } },
  ],
  ['the name of the tenant', { tenant: { id: '7', name: 'Renamed' } }],
  ['users that nothing happens to', { users: { ...users, max: {} } }],
])('digests do not depend on %s', async (_, given) => {
  expect(await digests(given)).toEqual(await digests())
})

describe('the digest of the roster tells', () => {
  test.each<[string, Given]>([
    ['a changed cell', edited(1, { phone: '2' })],
    ['a cell that means the same', edited(1, { phone: '1 ' })],
    ['a cell that moved to another column', edited(0, { phone: 'South', groups: '2' })],
    [
      'a cell that moved to the next row',
      { rows: [{ ...rows[0], phone: '1' }, { ...rows[1], phone: '2' }, rows[2] ?? {}] },
    ],
    ['a row less', { rows: rows.slice(1) }],
    ['a row twice', { rows: [...rows, rows[1] ?? {}] }],
    ['a column more', { names: ['userName', 'EMail', 'phone', 'groups', 'password', 'locale'] }],
    ['the name of another secret', edited(2, { password: 'env:OTHER' })],
    ['a literal in place of a secret', edited(2, { password: 'correct horse' })],
    ['a literal in place of nothing', edited(0, { password: 'correct horse' })],
  ])('%s', async (_, given) => {
    expect((await digests(given)).roster).not.toBe((await digests()).roster)
  })

  test('the same cell in another column', async () => {
    const [first, second] = await Promise.all(
      ['agent_X', 'agent_Y'].map(name => digests({ users, rows: [{ userName: 'kim', [name]: '' }] })),
    )
    expect(first?.roster).not.toBe(second?.roster)
  })

  test('but not what a literal secret is', async () => {
    const first = await digests(edited(2, { password: 'correct horse' }))
    const second = await digests(edited(2, { password: 'env:battery staple' }))
    expect(first.roster).toBe(second.roster)
  })
})

describe('the digest of the plan tells, for the same roster,', () => {
  const others: readonly (readonly [string, Given])[] = [
    ['nothing', {}],
    ['another platform', { platform: 'other' }],
    ['another tenant', { tenant: { id: '8', name: 'Example' } }],
    ['another value before', { users: { ...users, kim: { phone: '7', groups: 'North' } } }],
    ['an update in place of a create', { users: { ...users, new: {} } }],
    ['a deletion', { options: { onMissing: 'delete' } }],
    ['a deactivation in its place', { options: { onMissing: 'deactivate' } }],
    ['a change that is held', { options: { protect: ['kim'] } }],
    ['a change that is held for another reason', { account: 'kim' }],
    [
      'another value after',
      { rules: { names: new Map(), interpret: () => ({ cells: new Map([['phone', '3']]), problems: [] }) } },
    ],
  ]

  test.each(others.slice(1))('%s', async (_, given) => {
    const { plan, roster } = await digests(given)
    const same = await Promise.all(others.map(([, other]) => digests(other)))
    expect(new Set(same.map(other => other.roster))).toEqual(new Set([roster]))
    expect(same.filter(other => other.plan === plan)).toHaveLength(1)
  })
})
