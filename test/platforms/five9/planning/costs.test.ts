import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { five9Costs } from '../../../../src/platforms/five9/roster/costs.ts'
import { steps } from '../../../../src/platforms/five9/roster/steps.ts'
import type { Change, FieldChange } from '../../../../src/roster/planning/plan.ts'

function change(
  kind: Change['kind'],
  key: string,
  fields: Readonly<Record<string, readonly [string | null, string | null]>> = {},
): Change {
  return {
    kind,
    key,
    line: 2,
    fields: Object.entries(fields).map(
      ([column, [before, after]]): FieldChange => ({ column, before, after }),
    ),
  }
}

const update = (fields: Parameters<typeof change>[2], key = 'kim') => change('update', key, fields)
const name = { firstName: ['Kim', 'Kimberly'] } as const

/** As `id`, with the pause where there is one, then what it waits for. */
const told = (changes: readonly Change[]) =>
  steps(changes).map(
    ({ id, pause, needs }) =>
      `${plainId(id)}${pause > 0 ? ` ${pause}` : ''}${needs.length > 0 ? ` after ${needs.map(plainId).join()}` : ''}`,
  )
const plainId = (id: string) => (JSON.parse(id) as string[]).join(' ')

describe('the steps of a change', () => {
  test.each<[string, Change, string[]]>([
    [
      'a new user, whatever belongs to it',
      change('create', 'kim', { ...name, skills: [null, 'Sales:1'], agentGroups: [null, 'Berlin'] }),
      ['create kim'],
    ],
    ['a general field', update(name), ['modify kim']],
    [
      'many fields, roles, permissions, media and the profile',
      update({
        ...name,
        roles: ['agent', 'admin'],
        agent_SendMessages: ['true', 'false'],
        media_enabled_CHAT: [null, 'true'],
        userProfileName: ['A', null],
      }),
      ['modify kim'],
    ],
    [
      'skills',
      update({ skills: ['Kept:1;Moved:2;Lost:3', 'Kept:1;Moved:9;Gained:4;Also, this: one:10'] }),
      [
        'skill kim Lost 3000',
        'skill kim Moved 3000',
        'skill kim Also, this: one 3000',
        'skill kim Gained 3000',
      ],
    ],
    [
      'skills with colons in their names',
      update({ skills: ['A: x:1;A: y:1', 'A: x:2;A: y:1'] }),
      ['skill kim A: x 3000'],
    ],
    [
      'skills that are written another way',
      update({ skills: ['Sales:1;Billing:2', ' Billing:02 ; Sales:1'] }),
      [],
    ],
    ['reports', update({ cannedReports: ['A:0;B:1', 'C:2'] }), ['reports kim']],
    ['groups', update({ agentGroups: ['A;B', 'B;C;D\\;E'] }), ['group A 1', 'group C 1', 'group D;E 1']],
    [
      'everything: groups, which serve others too, wait for nobody',
      update({ ...name, skills: [null, 'Sales:1'], cannedReports: [null, 'A:0'], agentGroups: [null, 'A'] }),
      ['modify kim', 'skill kim Sales 3000 after modify kim', 'reports kim after modify kim', 'group A 1'],
    ],
    ['taking out of service', change('deactivate', 'kim', { active: ['true', 'false'] }), ['modify kim']],
    [
      'taking out of service, with skills',
      change('deactivate', 'kim', { active: ['true', 'false'], skills: ['A:1', null] }),
      ['modify kim', 'skill kim A 3000 after modify kim'],
    ],
    ['deleting', change('delete', 'kim'), ['delete kim']],
  ])('%s', (_what, one, expected) => {
    expect(told([one])).toEqual(expected)
  })

  test('change each group once, for all who join or leave it; those who come are last', () => {
    const changes = [
      update({ agentGroups: [null, 'A;B'] }, 'ada'),
      update({ agentGroups: ['A', 'C'] }, 'ben'),
      change('delete', 'dan'),
      change('create', 'cem', { agentGroups: [null, 'A'] }),
      update(name, 'eva'),
    ]
    expect(told(changes)).toEqual([
      'modify eva',
      'delete dan',
      'group A 1',
      'group B 1',
      'group C 1',
      'create cem',
    ])
    expect(steps(changes)[2]?.serves).toEqual([
      { key: 'ada', columns: ['agentGroups'] },
      { key: 'ben', columns: ['agentGroups'] },
    ])
  })

  test('take users out of service before others are changed', () => {
    const leaving = change('deactivate', 'zoe', { active: ['true', 'false'] })
    expect(told([update(name, 'ada'), leaving])).toEqual(['modify zoe', 'modify ada'])
  })

  test('serve each column of each user, and a deleted user with none', () => {
    const fields = {
      ...name,
      skills: [null, 'A:1;B:2'],
      cannedReports: [null, 'A:0'],
      agentGroups: [null, 'A'],
    } as const
    const changes = [update(fields, 'ada'), change('create', 'ben', fields), change('delete', 'cem')]
    const served = Map.groupBy(
      steps(changes).flatMap(({ serves }) => serves),
      ({ key }) => key,
    )
    const columns = [...served].map(([key, all]) => [
      key,
      [...new Set(all.flatMap(one => one.columns))].sort(),
    ])
    const all = ['agentGroups', 'cannedReports', 'firstName', 'skills']
    expect(Object.fromEntries(columns)).toEqual({ ada: all, ben: all, cem: [] })
  })

  test('change at most 500 members of a group in one call', () => {
    const many = Array.from({ length: 1_001 }, (_, at) => update({ agentGroups: [null, 'A'] }, `u${at}`))
    expect(steps(many).map(({ id, serves }) => [plainId(id), serves.length])).toEqual([
      ['group A 1', 500],
      ['group A 2', 500],
      ['group A 3', 1],
    ])
  })
})

describe('extensions', () => {
  const moves = (key: string, from: string | null, to: string) => update({ extension: [from, to] }, key)

  test('are freed before they are taken', () => {
    const made = change('create', 'new', { extension: [null, '1'] })
    expect(told([made, moves('ada', '1', '2'), moves('ben', '2', '3')])).toEqual([
      'modify ada after modify ben',
      'modify ben',
      'create new after modify ada',
    ])
  })

  test('that go round in a ring begin with a spare one for one user', () => {
    expect(told([moves('ada', '1', '2'), moves('ben', '2', '3'), moves('cem', '3', '1')])).toEqual([
      'park ada',
      'modify ada after modify ben',
      'modify ben after modify cem',
      'modify cem after park ada',
    ])
    const two = [moves('ada', '1', '2'), moves('ben', '2', '1'), moves('x', '8', '9'), moves('y', '9', '8')]
    expect(told(two).filter(id => id.startsWith('park'))).toEqual(['park ada', 'park x'])
    expect(told([moves('dan', '4', '1'), ...two]).filter(id => id.startsWith('park'))).toEqual([
      'park ada',
      'park x',
    ])
  })

  test('of users who are deleted may be taken by others, who come after', () => {
    const changes = [
      change('create', 'new', { extension: [null, '1'] }),
      change('create', 'given'),
      update({ extension: ['5', '7'], agentGroups: [null, 'A'] }, 'ada'),
      moves('ben', '6', '5'),
      update({ ...name, agentGroups: [null, 'A'] }, 'eva'),
      moves('x', '8', '9'),
      moves('y', '9', '8'),
      change('delete', 'dan'),
    ]
    expect(told(changes)).toEqual([
      'park x',
      'modify eva',
      'modify x after modify y',
      'modify y after park x',
      'delete dan',
      'modify ada',
      'modify ben after modify ada',
      'group A 1',
      'create new',
      'create given',
    ])
  })

  test('that Five9 chooses are chosen when all others are taken', () => {
    const changes = [
      change('create', 'given'),
      change('create', 'new', { extension: [null, '1'] }),
      moves('ada', '5', '7'),
    ]
    expect(told(changes)).toEqual(['modify ada', 'create new', 'create given'])
  })
})

describe('the costs of changes', () => {
  const costs = (...changes: Change[]) => five9Costs(changes, true)

  test.each<[string, Change[], object]>([
    ['nothing', [], { calls: {}, pauses: 0 }],
    ['a new user', [change('create', 'kim')], { calls: { Modify: 1 }, pauses: 0 }],
    ['a field, read before', [update(name)], { calls: { Modify: 1, Query: 1 }, pauses: 0 }],
    ['a deletion', [change('delete', 'kim')], { calls: { Modify: 1 }, pauses: 0 }],
    [
      'one skill, before which nothing waits',
      [update({ skills: [null, 'A:1'] })],
      { calls: { Modify: 1, Query: 2 }, pauses: 0 },
    ],
    [
      'three skills of two users',
      [update({ skills: [null, 'A:1;B:2'] }, 'ada'), update({ skills: ['C:1', null] }, 'ben')],
      { calls: { Modify: 3, Query: 6 }, pauses: 6_000 },
    ],
    [
      'a group for a thousand users',
      Array.from({ length: 1_000 }, (_, at) => update({ agentGroups: [null, 'A'] }, `u${at}`)),
      { calls: { Modify: 2, Query: 4 }, pauses: 0 },
    ],
  ])('%s', (_what, changes, expected) => {
    expect(costs(...changes)).toMatchObject(expected)
  })

  test('are the sums of the steps', () => {
    const cell = fc.option(
      fc.uniqueArray(fc.constantFrom('A:1', 'B:2', 'C:3')).map(items => items.join(';') || null),
    )
    const fields = fc.dictionary(
      fc.constantFrom('skills', 'agentGroups', 'firstName', 'cannedReports'),
      fc.tuple(cell, cell),
    )
    const kinds = fc.constantFrom<Change['kind'][]>('create', 'update', 'deactivate', 'delete')
    const changes = fc
      .array(fc.tuple(kinds, fields))
      .map(all => all.map(([kind, one], at) => change(kind, `u${at}`, one)))
    fc.assert(
      fc.property(changes, all => {
        const { calls, pauses } = five9Costs(all, true)
        const made = steps(all)
        const of = (limit: string) => made.reduce((sum, { cost }) => sum + (cost[limit] ?? 0), 0)
        expect([calls.Modify ?? 0, calls.Query ?? 0]).toEqual([of('Modify'), of('Query')])
        expect(pauses).toBe(3_000 * Math.max(0, made.filter(({ does }) => does === 'skill').length - 1))
      }),
    )
  })
})

describe('what changes bring about besides', () => {
  const codes = (changes: readonly Change[], mails: boolean | undefined = true) =>
    five9Costs(changes, mails).effects.map(({ code, users }) => `${code} ${users}`)

  test.each<[string, Change[], string[]]>([
    ['an update', [update(name)], []],
    ['new users', [change('create', 'a'), change('create', 'b')], ['mail-to-new-users 2']],
    ['deletions', [change('delete', 'a'), change('delete', 'b')], ['recordings-destroyed 2']],
    ['deactivation', [change('deactivate', 'a', { active: ['true', 'false'] })], ['access-lost 1']],
    [
      'a profile',
      [update({ userProfileName: [null, 'A'] }), update({ userProfileName: ['B', 'A'] })],
      ['profile-replaces-roles-and-skills 2'],
    ],
    ['a profile taken away', [update({ userProfileName: ['A', null] })], []],
    [
      'a profile for a new user',
      [change('create', 'a', { userProfileName: [null, 'A'] })],
      ['mail-to-new-users 1'],
    ],
  ])('%s', (_what, changes, expected) => {
    expect(codes(changes)).toEqual(expected)
  })

  test('is a password that nobody knows, for new users whose row names none', () => {
    const named = {
      ...change('create', 'b'),
      fields: [{ column: 'password', before: null, after: null, secret: true }],
    }
    const found = five9Costs([change('create', 'a'), named as Change], false, 'random').effects
    expect(found.map(({ code, users }) => `${code} ${users}`)).toEqual(['password-nobody-knows 1'])
  })

  test('is mail only where the domain sends it, and perhaps mail where that is not known', () => {
    const created = [change('create', 'a')]
    expect(codes(created, false)).toEqual([])
    expect(five9Costs(created, true).effects[0]?.message).toMatch(/^Five9 mails new users/)
    expect(five9Costs(created, undefined).effects[0]?.message).toMatch(/^Five9 may mail new users/)
  })
})
