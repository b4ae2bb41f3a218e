import { describe, expect, test } from 'vitest'
import type { FieldChange, Hold, PlanOptions } from '../../../src/roster/planning/plan.ts'
import type { Finding } from '../../../src/roster/reading/finding.ts'
import { baseOf, type Cells, columns, type Given, planOf } from './made-up-tenant.ts'

/** `kind key` of each change, with the reason for which it is held. */
async function held(given: Given): Promise<string[]> {
  const { plan } = await planOf(given)
  return plan.changes.map(change => [change.kind, change.key, change.held?.reason ?? 'applied'].join(' '))
}

async function holdOf(key: string, given: Given): Promise<Hold | undefined> {
  const { plan } = await planOf(given)
  return plan.changes.find(change => change.key === key)?.held
}

const remove: Given = { options: { onMissing: 'delete' } }

describe('users that the roster does not name', () => {
  const users = { ana: { active: 'true' }, kim: { active: '1' }, lee: { active: 'FALSE' }, max: {} }
  const rows = [{ userName: 'ana' }]

  test('are left alone', async () => {
    const { plan } = await planOf({ users, rows })
    expect(plan.changes).toEqual([])
    expect(plan.counts).toMatchObject({ missing: 3, unchanged: 1 })
  })

  test('are deactivated, unless they are so', async () => {
    const { plan } = await planOf({ users, rows, options: { onMissing: 'deactivate' } })
    const change = { kind: 'deactivate', line: null }
    expect(plan.changes).toEqual([
      { ...change, key: 'kim', fields: [{ column: 'active', before: '1', after: 'false' }] },
      { ...change, key: 'max', fields: [{ column: 'active', before: null, after: 'false' }] },
    ])
    expect(plan.counts).toMatchObject({ missing: 3, deactivates: 2, deletes: 0, updates: 0 })
  })

  test('are deleted', async () => {
    const { plan } = await planOf({ users, rows, ...remove })
    const change = { kind: 'delete', line: null, fields: [] }
    expect(plan.changes).toEqual(['kim', 'lee', 'max'].map(key => ({ ...change, key })))
    expect(plan.counts).toMatchObject({ missing: 3, deactivates: 0, deletes: 3 })
  })

  test('are not deactivated where there is no such thing', async () => {
    const { activation, ...others } = columns
    expect(activation).toBeDefined()
    await expect(
      planOf({ users, rows, columns: others, options: { onMissing: 'deactivate' } }),
    ).rejects.toThrow('users of this platform cannot be deactivated: set on-missing to ignore or delete')
  })

  test('are not those of rows with errors', async () => {
    const { plan } = await planOf({ users, rows: [{ userName: 'kim', extension: 'x' }], ...remove })
    expect(plan.changes.map(({ key }) => key)).toEqual(['ana', 'lee', 'max'])
  })

  test('are all of them when the roster has no rows', async () => {
    expect(await held({ users: { kim: {}, lee: {} }, ...remove })).toEqual([
      'delete kim applied',
      'delete lee applied',
    ])
  })
})

describe('the account in use', () => {
  test.each(['kim', 'KIM', ' kim'])('is never changed, spelled %j', async account => {
    const users = { kim: { phone: '1' }, lee: { phone: '1' } }
    const rows = ['kim', 'lee'].map(userName => ({ userName, phone: '2' }))
    const strict = { ...columns, keyIgnoresCase: false }
    expect(await held({ users, rows, account, columns: strict })).toEqual([
      'update kim account',
      'update lee applied',
    ])
    expect(await held({ users, account, ...remove })).toEqual(['delete kim account', 'delete lee applied'])
  })

  test('is named as such', async () => {
    expect(await holdOf('kim', { users: { kim: {} }, account: 'kim', ...remove })).toEqual({
      reason: 'account',
      message:
        'This is the account that Rollcall signs in with, and a change could lock it out. Change it on the platform itself.',
    })
  })
})

test('protected users are never changed, made or removed', async () => {
  const users = { 'svc-a': { phone: '1' }, 'svc-b': {}, kim: { phone: '1' } }
  const rows = [
    { userName: 'svc-a', phone: '2', EMail: 'a@example.com' },
    { userName: 'svc-c', phone: '2', EMail: 'c@example.com' },
    { userName: 'kim', phone: '2', EMail: 'kim@example.com' },
  ]
  const options: Partial<PlanOptions> = { onMissing: 'delete', protect: ['nobody', 'SVC-*'] }
  expect(await held({ users, rows, options })).toEqual([
    'update kim applied',
    'update svc-a protected',
    'delete svc-b protected',
    'create svc-c protected',
  ])
  expect((await holdOf('svc-a', { users, rows, options }))?.message).toBe(
    'The key matches the protected pattern "SVC-*". Only a change of the input protect releases it.',
  )
})

describe('a key that people cannot tell from another one', () => {
  const strict = { ...columns, keyIgnoresCase: false }
  const row = (userName: string) => ({
    userName,
    EMail: `${userName.length}${userName.charCodeAt(0)}@example.com`,
  })

  test('of a user whom another row names holds the new one', async () => {
    const given = {
      users: { kim: {} },
      rows: [{ userName: 'kim', EMail: 'x@example.com' }, row('Kim')],
      columns: strict,
    }
    expect(await held(given)).toEqual(['create Kim ambiguous', 'update kim applied'])
    expect(await holdOf('Kim', given)).toEqual({
      reason: 'ambiguous',
      message:
        'The key of this new user looks the same as kim. If it is the same person, write userName exactly as it is there; ' +
        'if not, choose one that people can tell apart.',
      others: ['kim'],
    })
  })

  test('of a missing user holds both', async () => {
    const given = { users: { kim: {} }, rows: [row('KIM')], columns: strict, ...remove }
    expect(await held(given)).toEqual(['create KIM ambiguous', 'delete kim ambiguous'])
    expect(await holdOf('kim', given)).toEqual({
      reason: 'ambiguous',
      message:
        'The roster does not name this user, but KIM, which looks the same. Mend userName there first.',
      others: ['KIM'],
    })
  })

  test('of a missing user holds its removal even if the row has an error', async () => {
    const given = { users: { kim: {} }, rows: [{ userName: 'KIM', EMail: '' }], columns: strict, ...remove }
    expect(await held(given)).toEqual(['delete kim ambiguous'])
  })

  test('of another new user holds both', async () => {
    const given = { rows: [row('Kim'), row('kim'), row('lee')], columns: strict }
    expect(await held(given)).toEqual(['create Kim ambiguous', 'create kim ambiguous', 'create lee applied'])
  })

  test('by other things than letter case', async () => {
    const given = { users: { 'o-neil': {} }, rows: [row('o\u2013neil')] }
    expect(await held(given)).toEqual(['create o\u2013neil ambiguous'])
  })
})

describe('a new user and a missing one', () => {
  const old: Cells = { EMail: 'kim@example.com', extension: '7', id: '1', phone: '5' }
  const users = { kim: old, lee: { EMail: 'lee@example.com' } }
  const row = (more: Cells) => ({
    userName: 'kim.new',
    EMail: 'new@example.com',
    extension: '',
    id: '',
    ...more,
  })

  test.each<[string, Cells]>([
    ['address', { EMail: 'KIM@example.com' }],
    ['extension', { extension: '7' }],
    ['id', { id: '1' }],
  ])('with the same %s are held as a suspected rename', async (_, more) => {
    const rows = [row(more), { userName: 'lee', EMail: 'lee@example.com' }]
    expect(await held({ users, rows, ...remove })).toEqual(['delete kim rename', 'create kim.new rename'])
    expect(await held({ users, rows })).toEqual(['create kim.new rename'])
    const deactivate = { onMissing: 'deactivate' } as const
    expect(await held({ users, rows, options: deactivate })).toEqual([
      'deactivate kim rename',
      'create kim.new rename',
    ])
  })

  test('are named to each other, with what releases them', async () => {
    const given = {
      users: { kim: old },
      rows: [row({ EMail: 'kim@example.com', extension: '7' })],
      ...remove,
    }
    const rest =
      'they have the same EMail and extension. The platform cannot rename users. If it is the same person, keep the old ' +
      'userName; if a new user is to take the place of the old one, set on-rename to replace.'
    expect(await holdOf('kim', given)).toEqual({
      reason: 'rename',
      message: `Probably the same person as the new user kim.new: ${rest}`,
      others: ['kim.new'],
    })
    expect(await holdOf('kim.new', given)).toEqual({
      reason: 'rename',
      message: `Probably the same person as kim, whom the roster no longer names: ${rest}`,
      others: ['kim'],
    })
    const can = { ...columns, rename: { possible: true } } as const
    expect((await holdOf('kim', { ...given, columns: can }))?.message).not.toContain('cannot')
  })

  test('are let through where replacing is meant', async () => {
    const options = { onMissing: 'delete', onRename: 'replace' } as const
    const given = { users: { kim: old }, rows: [row({ extension: '7' })], options }
    expect(await held(given)).toEqual(['delete kim applied', 'create kim.new applied'])
  })

  test('hold the missing one even if the row of the new one has an error', async () => {
    const given = {
      users: { kim: old },
      rows: [row({ EMail: 'kim@example.com', extension: 'x' })],
      ...remove,
    }
    expect(await held(given)).toEqual(['delete kim rename'])
  })

  test.each<[string, Given]>([
    ['nothing in common', { rows: [row({})] }],
    ['only what says nothing about a person', { rows: [row({ phone: '5' })] }],
    ['only a secret in common', { users: { kim: { pin: 'env:PIN' } }, rows: [row({ pin: 'env:PIN' })] }],
    ['only blanks in common', { users: { kim: {} }, rows: [row({})] }],
    [
      'what another new user has too',
      { rows: [row({ EMail: 'kim@example.com' }), { ...row({ EMail: 'kim@example.com' }), userName: 'x' }] },
    ],
    [
      'what another missing user has too',
      { users: { kim: old, max: { EMail: 'kim@example.com' } }, rows: [row({ EMail: 'kim@example.com' })] },
    ],
  ])('with %s are strangers', async (_, given) => {
    const reasons = await held({ users: { kim: old }, ...remove, ...given })
    expect(reasons.filter(reason => !reason.endsWith('applied'))).toEqual([])
    expect(reasons.length).toBeGreaterThan(1)
  })

  test('who is named by a row is not missing', async () => {
    const rows = [row({ EMail: 'kim@example.com' }), { userName: 'kim', ...old }]
    expect(await held({ users: { kim: old }, rows })).toEqual(['create kim.new applied'])
  })
})

describe('with the base version of the roster,', () => {
  const users = { kim: { phone: 'live' } }
  const asked = { origin: 'roster' } as const
  const gotIt = { origin: 'platform', base: null } as const
  const given = (was: Cells | undefined, now: Cells): Given => ({
    users,
    rows: [{ userName: 'kim', ...now }],
    base: baseOf(was ? [{ userName: 'kim', ...was }] : []),
  })

  test.each<[string, Cells | undefined, Cells, Pick<FieldChange, 'origin' | 'base'>]>([
    ['the roster changed what was as on the platform', { phone: ' live' }, { phone: 'new' }, asked],
    ['the platform moved away', { phone: 'new ' }, { phone: 'new' }, { origin: 'platform', base: 'new' }],
    ['both have changed', { phone: 'old' }, { phone: 'new' }, { origin: 'both', base: 'old' }],
    ['the platform got what was to be empty', { phone: '' }, { phone: '' }, gotIt],
    ['the base has no such column', {}, { phone: 'new' }, asked],
    ['the base does not have the user', undefined, { phone: 'new' }, {}],
  ])('%s', async (_, was, now, history) => {
    const { origin } = history
    const { plan } = await planOf(given(was, now))
    const drifted = origin === 'platform' || origin === 'both'
    const { column, before, after, ...rest } = plan.changes[0]?.fields[0] ?? {}
    expect(rest).toEqual(history)
    expect(plan.changes[0]?.held?.reason).toBe(drifted ? 'drifted' : undefined)
    const applied = await planOf({ ...given(was, now), options: { onDrift: 'apply' } })
    expect(applied.plan.changes[0]?.fields[0]?.origin).toBe(origin)
    expect(applied.plan.changes[0]?.held).toBeUndefined()
  })

  test('an empty cell that meant untouched asked for nothing that the platform could have moved away from', async () => {
    const { plan } = await planOf({
      users: { kim: { locale: 'de' } },
      rows: [{ userName: 'kim', locale: 'en' }],
      base: baseOf([{ userName: 'kim', locale: '' }]),
    })
    expect(plan.changes[0]?.fields[0]?.origin).toBe('roster')
  })

  test('a user is held for the fields that have moved, and they are named', async () => {
    const hold = await holdOf('kim', {
      users: { kim: { phone: '2', locale: 'de', groups: 'North' } },
      rows: [{ userName: 'kim', phone: '1', locale: 'en', groups: 'South' }],
      base: baseOf([{ userName: 'kim', phone: '1', locale: 'fr', groups: 'North' }]),
    })
    expect(hold).toEqual({
      reason: 'drifted',
      message:
        'The platform does not have what the base version of the roster says in: phone, locale. Either an earlier ' +
        'import could not bring it about: then re-run the failed job of that import. Or somebody has changed it there ' +
        'since: take what is there into the roster, or set on-drift to apply to overwrite it.',
    })
  })

  test('what the rules bring about is told by the cell that asked for it', async () => {
    const rules = {
      names: new Map(),
      interpret: () => ({ cells: new Map([['phone', 'made of new']]), problems: [] }),
    }
    const { plan } = await planOf({ ...given({ phone: 'new' }, { phone: 'new' }), rules })
    expect(plan.changes[0]?.fields).toEqual([
      { column: 'phone', before: 'live', after: 'made of new', origin: 'platform', base: 'new' },
    ])
  })

  test('a user that the base names was deleted on the platform, and is not made again', async () => {
    const row = { userName: 'new', EMail: 'new@example.com' }
    const rows = [row, { ...row, userName: 'other', EMail: 'other@example.com' }]
    const drifted = { rows, base: baseOf([row]) }
    expect(await held(drifted)).toEqual(['create new drifted', 'create other applied'])
    expect((await holdOf('new', drifted))?.message).toBe(
      'The base version of the roster names this user, so it was deleted on the platform since. Remove the row, or set ' +
        'on-drift to apply to make the user again.',
    )
    expect(await held({ ...drifted, options: { onDrift: 'apply' } })).toEqual([
      'create new applied',
      'create other applied',
    ])
  })

  test('a missing user that the base does not name was made on the platform, and is not removed', async () => {
    const drifted = { users: { kim: {}, lee: {} }, base: baseOf([{ userName: 'kim' }]), ...remove }
    expect(await held(drifted)).toEqual(['delete kim applied', 'delete lee drifted'])
    expect((await holdOf('lee', drifted))?.message).toBe(
      'The base version of the roster does not name this user either, so it was made on the platform since. Add it to the ' +
        'roster, or set on-drift to apply.',
    )
    const options = { onMissing: 'delete', onDrift: 'apply' } as const
    expect(await held({ ...drifted, options })).toEqual(['delete kim applied', 'delete lee applied'])
  })

  test('a secret has no origin', async () => {
    const rules = {
      names: new Map(),
      interpret: () => ({ cells: new Map([['pin', 'env:PIN']]), problems: [] }),
    }
    const { plan } = await planOf({ ...given({ phone: 'live', pin: 'env:PIN' }, { phone: 'new' }), rules })
    expect(plan.changes[0]?.fields[1]).toEqual({ column: 'pin', before: null, after: null, secret: true })
  })
})

describe('while it is not certain who is missing, nobody is removed for being so', () => {
  const users = { kim: { active: 'true' }, lee: { active: 'true' } }

  test('after a reading that was not complete', async () => {
    const snapshotFacts = { takenAt: '2026-01-02T03:04:05.000Z', statement: 'Not complete.', complete: false }
    const given = { users, rows: [{ userName: 'kim', active: 'false' }], snapshotFacts, ...remove }
    expect(await held(given)).toEqual(['deactivate kim applied', 'delete lee unproven'])
    expect((await holdOf('lee', given))?.message).toBe(
      'It is not proven that all users of the platform were read, and without that nobody is removed.',
    )
  })

  test('with lines without a key, the first of which is named', async () => {
    const rows = [{ userName: 'kim' }, { userName: '' }, { userName: '' }]
    const unreadable: Finding[] = [
      { severity: 'error', file: 'users.csv', line: 1, column: 1, code: 'ragged-row', message: '' },
    ]
    expect((await holdOf('lee', { users, rows, unreadable, ...remove }))?.message).toBe(
      'Line 1 (and 2 more) of the roster has no key to rely on, so it is not certain who is missing. Mend it first.',
    )
  })
})

test('of several reasons the one that is hardest to lift is told', async () => {
  const users = { adm: { EMail: 'adm@example.com' } }
  // Each of these holds the removal of adm; the first of what is left is the reason.
  const reasons: readonly [string, (given: Given) => Given][] = [
    ['account', given => ({ ...given, account: 'adm' })],
    ['protected', given => ({ ...given, options: { ...given.options, protect: ['a*'] } })],
    [
      'ambiguous',
      given => ({ ...given, rows: [...(given.rows ?? []), { userName: 'ADM', EMail: 'x@example.com' }] }),
    ],
    [
      'rename',
      given => ({ ...given, rows: [...(given.rows ?? []), { userName: 'new', EMail: 'adm@example.com' }] }),
    ],
    ['drifted', given => ({ ...given, base: baseOf([]) })],
    ['unproven', given => ({ ...given, rows: [...(given.rows ?? []), { userName: '', EMail: '' }] })],
  ]
  for (const at of reasons.keys()) {
    const start: Given = { users, columns: { ...columns, keyIgnoresCase: false }, ...remove }
    const given = reasons.slice(at).reduce((sum, [, add]) => add(sum), start)
    expect((await holdOf('adm', given))?.reason).toBe(reasons[at]?.[0])
  }
})
