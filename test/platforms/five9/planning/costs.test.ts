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

/** As `operation users`, with the pause where there is one. */
const told = (changes: readonly Change[]) =>
  [...steps(changes)].map(
    ({ operation, users, pause }) => `${operation} ${users.join('+')}${pause > 0 ? ` ${pause}` : ''}`,
  )

describe('the steps of a change', () => {
  test.each<[string, Change, string[]]>([
    [
      'a new user, whatever belongs to it',
      change('create', 'kim', { ...name, skills: [null, 'Sales:1'], agentGroups: [null, 'Berlin'] }),
      ['createUser kim', 'getUserInfo kim'],
    ],
    ['a general field', update(name), ['modifyUser kim', 'getUserInfo kim']],
    [
      'many fields, roles, permissions, media and the profile',
      update({
        ...name,
        roles: ['agent', 'admin'],
        agent_SendMessages: ['true', 'false'],
        media_enabled_CHAT: [null, 'true'],
        userProfileName: ['A', null],
      }),
      ['modifyUser kim', 'getUserInfo kim'],
    ],
    [
      'skills',
      update({ skills: ['Kept:1;Moved:2;Lost:3', 'Kept:1;Moved:9;Gained:4;Also, this: one:10'] }),
      [
        'userSkillRemove kim 3000',
        'userSkillModify kim 3000',
        'userSkillAdd kim 3000',
        'userSkillAdd kim 3000',
        'getUserInfo kim',
      ],
    ],
    [
      'skills with colons in their names',
      update({ skills: ['A: x:1;A: y:1', 'A: x:2;A: y:1'] }),
      ['userSkillModify kim 3000', 'getUserInfo kim'],
    ],
    ['the first skill', update({ skills: [null, 'Sales:1'] }), ['userSkillAdd kim 3000', 'getUserInfo kim']],
    [
      'the last skill',
      update({ skills: ['Sales:1', null] }),
      ['userSkillRemove kim 3000', 'getUserInfo kim'],
    ],
    [
      'skills that are written another way',
      update({ skills: ['Sales:1;Billing:2', ' Billing:02 ; Sales:1'] }),
      ['getUserInfo kim'],
    ],
    [
      'reports',
      update({ cannedReports: ['A:0;B:1', 'C:2'] }),
      ['modifyUserCannedReports kim', 'getUserInfo kim'],
    ],
    [
      'groups',
      update({ agentGroups: ['A;B', 'B;C;D\\;E'] }),
      ['modifyAgentGroup kim', 'modifyAgentGroup kim', 'modifyAgentGroup kim', 'getUserInfo kim'],
    ],
    [
      'everything',
      update({ ...name, skills: [null, 'Sales:1'], cannedReports: [null, 'A:0'], agentGroups: [null, 'A'] }),
      [
        'modifyUser kim',
        'userSkillAdd kim 3000',
        'modifyUserCannedReports kim',
        'modifyAgentGroup kim',
        'getUserInfo kim',
      ],
    ],
    [
      'taking out of service',
      change('deactivate', 'kim', { active: ['true', 'false'] }),
      ['modifyUser kim', 'getUserInfo kim'],
    ],
    [
      'taking out of service, with skills',
      change('deactivate', 'kim', { active: ['true', 'false'], skills: ['A:1', null] }),
      ['modifyUser kim', 'userSkillRemove kim 3000', 'getUserInfo kim'],
    ],
    ['deleting', change('delete', 'kim'), ['deleteUser kim']],
  ])('%s', (_what, one, expected) => {
    expect(told([one])).toEqual(expected)
  })

  test('change each group once, for all who join or leave it, and read all users in the end', () => {
    const changes = [
      update({ agentGroups: [null, 'A;B'] }, 'ada'),
      update({ agentGroups: ['A', 'C'] }, 'ben'),
      change('create', 'cem', { agentGroups: [null, 'A'] }),
      change('delete', 'dan'),
    ]
    expect(told(changes)).toEqual([
      'createUser cem',
      'deleteUser dan',
      'modifyAgentGroup ada+ben',
      'modifyAgentGroup ada',
      'modifyAgentGroup ben',
      'getUserInfo ada',
      'getUserInfo ben',
      'getUserInfo cem',
    ])
  })
})

describe('the costs of changes', () => {
  const costs = (...changes: Change[]) => five9Costs(changes, true)

  test.each<[string, Change[], object]>([
    ['nothing', [], { calls: {}, pauses: 0 }],
    ['a new user', [change('create', 'kim')], { calls: { Modify: 1, Query: 1 }, pauses: 0 }],
    ['a field, read before and after', [update(name)], { calls: { Modify: 1, Query: 2 }, pauses: 0 }],
    ['a deletion', [change('delete', 'kim')], { calls: { Modify: 1 }, pauses: 0 }],
    [
      'one skill, before which nothing waits',
      [update({ skills: [null, 'A:1'] })],
      { calls: { Modify: 1, Query: 1 }, pauses: 0 },
    ],
    [
      'three skills of two users',
      [update({ skills: [null, 'A:1;B:2'] }, 'ada'), update({ skills: ['C:1', null] }, 'ben')],
      { calls: { Modify: 3, Query: 2 }, pauses: 6_000 },
    ],
    [
      'a group for a thousand users',
      Array.from({ length: 1_000 }, (_, at) => update({ agentGroups: [null, 'A'] }, `u${at}`)),
      { calls: { Modify: 1, Query: 1_000 }, pauses: 0 },
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
        const made = [...steps(all)]
        const of = (limit: string) => made.reduce((sum, { cost }) => sum + (cost[limit] ?? 0), 0)
        expect([calls.Modify ?? 0, calls.Query ?? 0]).toEqual([of('Modify'), of('Query')])
        expect(pauses).toBe(
          3_000 * Math.max(0, made.filter(({ operation }) => operation.startsWith('userSkill')).length - 1),
        )
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

  test('is mail only where the domain sends it, and perhaps mail where that is not known', () => {
    const created = [change('create', 'a')]
    expect(codes(created, false)).toEqual([])
    expect(five9Costs(created, true).effects[0]?.message).toMatch(/^Five9 mails new users/)
    expect(five9Costs(created, undefined).effects[0]?.message).toMatch(/^Five9 may mail new users/)
  })
})
