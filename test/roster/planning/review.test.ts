import { describe, expect, test } from 'vitest'
import type { Change } from '../../../src/roster/planning/plan.ts'
import { Review } from '../../../src/roster/planning/review.ts'
import { baseOf, type Cells, type Given, planOf } from './made-up-tenant.ts'

const users: Readonly<Record<string, Cells>> = {
  ana: { phone: '1', locale: 'en', EMail: 'ana@example.com' },
  kim: { phone: '2', locale: 'en', EMail: 'kim@example.com' },
}
const rows = [
  { userName: 'ana', phone: '10', EMail: 'ana@example.com' },
  { userName: 'kim', phone: '20', EMail: 'kim@example.com' },
  { userName: 'new', phone: '30', EMail: 'new@example.com' },
]

/** What was reviewed, then what has become of it. */
async function planAfterReview(reviewed: Given, now: Given): Promise<readonly Change[]> {
  const { plan } = await planOf(reviewed)
  const after = await planOf({ ...now, review: new Review([plan]) })
  return after.plan.changes
}

function briefly(changes: readonly Change[]) {
  return changes.map(({ kind, key, held }) => [kind, key, held?.reason ?? 'applied'])
}

describe('of a plan that was reviewed', () => {
  test('everything is applied that has not changed since', async () => {
    const changes = await planAfterReview({ users, rows }, { users, rows })
    expect(briefly(changes)).toEqual([
      ['update', 'ana', 'applied'],
      ['update', 'kim', 'applied'],
      ['create', 'new', 'applied'],
    ])
  })

  test('what is done already is no deviation', async () => {
    const done = {
      ...users,
      ana: { ...users.ana, phone: '10' },
      new: { phone: '30', EMail: 'new@example.com' },
    }
    expect(briefly(await planAfterReview({ users, rows }, { users: done, rows }))).toEqual([
      ['update', 'kim', 'applied'],
    ])
  })

  test('a field that is done leaves the others as they were seen', async () => {
    const both = [{ userName: 'ana', phone: '10', locale: 'de' }]
    const half = { ...users, ana: { ...users.ana, phone: '10' } }
    const changes = await planAfterReview({ users, rows: both }, { users: half, rows: both })
    expect(changes).toMatchObject([{ key: 'ana', fields: [{ column: 'locale' }] }])
    expect(changes[0]?.held).toBeUndefined()
  })

  test('a row is held whose value somebody has changed on the platform since; the others are applied', async () => {
    const moved = { ...users, kim: { ...users.kim, phone: '99' } }
    const changes = await planAfterReview({ users, rows }, { users: moved, rows })
    expect(briefly(changes)).toEqual([
      ['update', 'ana', 'applied'],
      ['update', 'kim', 'moved'],
      ['create', 'new', 'applied'],
    ])
    expect(changes[1]?.held?.message).toBe(
      'Since the plan was reviewed, somebody has changed this on the platform: phone. Take what is there into the ' +
        'roster, or set on-drift to apply to overwrite it.',
    )
  })

  test('a field counts as changed since that was as the roster wants it when it was reviewed', async () => {
    const asked = [{ userName: 'kim', phone: '20', locale: 'en' }]
    const moved = { ...users, kim: { ...users.kim, locale: 'fr' } }
    const [change] = await planAfterReview({ users, rows: asked }, { users: moved, rows: asked })
    expect(change?.held?.reason).toBe('moved')
  })

  test('a user whom it left alone is held, when the same roster would change it now', async () => {
    const moved = { ...users, ana: { ...users.ana, phone: '99' } }
    const asked = [{ userName: 'ana', phone: '1' }]
    const [change] = await planAfterReview({ users, rows: asked }, { users: moved, rows: asked })
    expect(change?.held).toEqual({
      reason: 'moved',
      message:
        'The plan that was reviewed would leave this user as it is, and now the same roster would update it, so it was ' +
        'changed on the platform since. Have it reviewed as it is now, or set on-drift to apply.',
    })
  })

  test('a field that a later edit of the roster asks for is not reviewed, whatever on-drift says', async () => {
    const edited = rows.map(row =>
      row.userName === 'kim' ? { ...row, locale: 'fr' } : { ...row, locale: 'en' },
    )
    const options = { onDrift: 'apply' } as const
    const changes = await planAfterReview({ users, rows, options }, { users, rows: edited, options })
    expect(briefly(changes)).toEqual([
      ['update', 'ana', 'applied'],
      ['update', 'kim', 'unreviewed'],
      ['create', 'new', 'unreviewed'],
    ])
  })

  test('a user who was made or deleted since is held', async () => {
    const made = { ana: users.ana ?? {}, new: { phone: '5', EMail: 'new@example.com' } }
    expect(briefly(await planAfterReview({ users, rows }, { users: made, rows }))).toEqual([
      ['update', 'ana', 'applied'],
      ['create', 'kim', 'moved'],
      ['update', 'new', 'moved'],
    ])
  })

  test('on-drift: apply overwrites what has changed since, and nothing that was not reviewed', async () => {
    const moved = { ...users, kim: { ...users.kim, phone: '99' } }
    const late = { userName: 'late', phone: '', EMail: 'late@example.com' }
    const now = { users: moved, rows: [...rows, late] }
    const changes = await planAfterReview({ users, rows }, { ...now, options: { onDrift: 'apply' } })
    expect(briefly(changes)).toEqual([
      ['update', 'ana', 'applied'],
      ['update', 'kim', 'applied'],
      ['create', 'late', 'unreviewed'],
      ['create', 'new', 'applied'],
    ])
  })

  test('what was seen is applied though the base version is older than the platform', async () => {
    const base = baseOf(rows.map(row => ({ ...row, phone: 'older' })))
    expect(briefly(await planAfterReview({ users, rows }, { users, rows }))).toEqual(
      briefly(await planAfterReview({ users, rows }, { users, rows, base })),
    )
    const unbound = await planOf({ users, rows, base })
    expect(unbound.plan.changes.map(({ held }) => held?.reason)).toEqual(['drifted', 'drifted', 'drifted'])
  })

  test('a row that asks for something else than was seen is held', async () => {
    const edited = rows.map(row => (row.userName === 'ana' ? { ...row, phone: '11' } : row))
    const changes = await planAfterReview({ users, rows }, { users, rows: edited })
    expect(changes[0]?.held).toEqual({
      reason: 'unreviewed',
      message:
        'The plan that was reviewed asks for something else in phone. Open a pull request that shows what is now asked ' +
        'for.',
    })
  })

  test('what was shown as held is not agreed to', async () => {
    const reviewed = { users, rows, options: { protect: ['ana'] } }
    expect(briefly(await planAfterReview(reviewed, { users, rows }))[0]).toEqual([
      'update',
      'ana',
      'unreviewed',
    ])
  })

  test('a removal that nobody has seen is held', async () => {
    const options = { onMissing: 'delete', onDrift: 'apply' } as const
    const asked = { users, rows: rows.slice(0, 1) }
    const changes = await planAfterReview(asked, { ...asked, options })
    expect(briefly(changes)).toEqual([
      ['update', 'ana', 'applied'],
      ['delete', 'kim', 'unreviewed'],
    ])
  })

  test('a secret that is set for a user who was seen as new is part of what was seen', async () => {
    const secret = [{ userName: 'new', EMail: 'new@example.com', password: 'env:NEW' }]
    expect(briefly(await planAfterReview({ users, rows: secret }, { users, rows: secret }))).toEqual([
      ['create', 'new', 'applied'],
    ])
  })
})

test('a queue of pull requests is reviewed together, each in columns of its own', async () => {
  const plans = await Promise.all([
    planOf({ users, rows: [{ userName: 'ana', phone: '10' }] }),
    planOf({ users, rows: [{ userName: 'ana', locale: 'de' }] }),
  ])
  const review = new Review(plans.map(({ plan }) => plan))
  const { plan } = await planOf({ users, rows: [{ userName: 'ana', phone: '10', locale: 'de' }], review })
  expect(briefly(plan.changes)).toEqual([['update', 'ana', 'applied']])
})
