import { describe, expect, test } from 'vitest'
import type { AccountFacts } from '../../../../src/platforms/xmedius/roster/account-facts.ts'
import type { Passwords } from '../../../../src/platforms/xmedius/roster/passwords.ts'
import { type RuleOptions, xmediusRules } from '../../../../src/platforms/xmedius/roster/rules.ts'
import type { PasswordSetupMode } from '../../../../src/platforms/xmedius/roster-columns.ts'
import { facts, n } from './account.ts'

type Row = Readonly<Record<string, string>>

const secrets: Readonly<Record<string, string>> = { KIM: 'Made-Up-1', EMPTY: '' }
const passwords: Passwords = { mode: 'manual', literals: false, environment: name => secrets[name] }

const rulesFor = (options: Partial<RuleOptions> = {}, account: AccountFacts = facts) =>
  xmediusRules(account, { passwords, unknownGroup: 'refuse', mayList: true, ...options })

/** Reads a row beside a live user, or one for a new user. */
function judge(row: Row, live?: Row, options: Partial<RuleOptions> = {}, account = facts) {
  const viewOf = (cells: Row) => ({ get: (column: string) => cells[column] })
  const rules = rulesFor(options, account)
  const { cells, problems } = rules.interpret(viewOf({ username: 'kim', ...row }), live && viewOf(live))
  return {
    cells: Object.fromEntries(cells),
    problems: problems.map(({ severity, code, field }) => `${severity} ${code} ${field}`),
    message: problems[0]?.message,
  }
}

const fine = (cells: Readonly<Record<string, string | null>>) => ({ cells, problems: [], message: undefined })

describe('the group of a row', () => {
  test('is the default one for a new user who asks for none', () => {
    expect(judge({ group: '' })).toEqual(fine({ group: 'Everybody' }))
    expect(judge({})).toEqual(fine({ group: 'Everybody' }))
  })

  test('is as it is written where it exists', () => {
    expect(judge({ group: 'Sales' })).toEqual(fine({}))
    expect(judge({ group: 'Sales' }, { group: 'Everybody' })).toEqual(fine({}))
  })

  test('stays as it is where a user asks for none', () => {
    expect(judge({ group: '' }, { group: 'Sales' })).toEqual(fine({ group: null }))
  })

  test('is needed where the account has no default one', () => {
    const without = { ...facts, defaultGroup: undefined }
    expect(judge({ group: '' }, undefined, {}, without)).toMatchObject({ problems: ['error no-group group'] })
    expect(judge({ group: 'Sales' }, undefined, {}, without)).toEqual(fine({}))
    expect(judge({ group: '' }, { group: 'Sales' }, {}, without).problems).toEqual([])
  })

  test('is not certain where several have the name, unless the user is in one of them already', () => {
    expect(judge({ group: 'Twins' })).toEqual({
      cells: {},
      problems: ['error ambiguous-group group'],
      message:
        'group: several groups of the account have the name "Twins": give them names of their own in the portal',
    })
    expect(judge({ group: 'Twins' }, { group: 'Sales' }).problems).toEqual(['error ambiguous-group group'])
    expect(judge({ group: 'Twins' }, { group: 'Twins' }).problems).toEqual([])
  })

  test('that does not exist is an error by itself, unless the workflow has the default one for it', () => {
    expect([...(rulesFor().names.get('group') ?? [])]).toEqual(['Everybody', 'Sales', 'Twins'])
    expect(rulesFor({ unknownGroup: 'default' }).names.get('group')).toBeUndefined()
  })

  test('that does not exist is the default one for a new user where the workflow says so, which is told of each', () => {
    expect(judge({ username: 'lee', group: 'Nowhere' }, undefined, { unknownGroup: 'default' })).toEqual({
      cells: { group: 'Everybody' },
      problems: ['warning unknown-group group'],
      message:
        'group names the group "Nowhere", which does not exist: lee is put into the default group "Everybody"',
    })
  })

  test('that does not exist moves nobody who has one', () => {
    expect(judge({ group: 'Nowhere' }, { group: 'Sales' }, { unknownGroup: 'default' })).toEqual({
      cells: { group: null },
      problems: ['warning unknown-group group'],
      message: 'group names the group "Nowhere", which does not exist: kim stays in the present group',
    })
  })
})

describe('the e-mail address of a row', () => {
  test.each([
    ['the same', 'kim@example.com'],
    ['the same in other letters', 'KIM@example.com'],
    ['left out', ''],
  ])('may be %s', (_what, email) => {
    expect(judge({ email, group: 'Sales' }, { email: 'kim@example.com' })).toEqual(fine({}))
  })

  test('cannot become another one', () => {
    expect(judge({ email: 'new@example.com', group: 'Sales' }, { email: 'kim@example.com' })).toEqual({
      cells: {},
      problems: ['error unchangeable email'],
      message:
        'email is "new@example.com" here and "kim@example.com" on the portal, which never changes the address of a user: ' +
        'write the one that is there or, if this is somebody else, another username',
    })
  })

  test('of a new user may be any', () => {
    expect(judge({ email: 'new@example.com', group: 'Sales' })).toEqual(fine({}))
  })
})

describe('the password of a row', () => {
  const inMode = (mode: PasswordSetupMode, literals = false) => ({
    passwords: { ...passwords, mode, literals },
  })
  const kim = { group: 'Sales', password: 'env:KIM' }

  test('is that of the secret in the mode manual', () => {
    expect(judge(kim, undefined, inMode('manual'))).toEqual(fine({}))
  })

  test.each(['env:NOBODY', 'env:EMPTY'])('must be handed over: %s is not', password => {
    const { problems, message } = judge({ ...kim, password }, undefined, inMode('manual'))
    expect(problems).toEqual(['error secret-missing password'])
    expect(message).toMatch(/hand the secret over under env: of the step/)
    expect(message).not.toMatch(/NOBODY|EMPTY/)
  })

  test('may be a literal where the workflow allows it', () => {
    expect(judge({ ...kim, password: 'Made-Up-2' }, undefined, inMode('manual', true))).toEqual(fine({}))
  })

  test.each([
    ['user_choice', /new users choose their passwords themselves$/],
    ['random', /the portal makes up passwords$/],
  ] as const)('is left out of account with a notice in the mode %s', (mode, words) => {
    expect(judge(kim, undefined, inMode(mode))).toEqual({
      cells: { password: null },
      problems: ['warning password-ignored password'],
      message: expect.stringMatching(words),
    })
    expect(judge({ group: 'Sales', password: '' }, undefined, inMode(mode))).toEqual(fine({}))
  })

  test('of a user who exists is not looked at', () => {
    expect(judge({ ...kim, password: 'env:NOBODY' }, { group: 'Sales' }, inMode('manual'))).toEqual(fine({}))
  })
})

describe('fax numbers', () => {
  test('exist or do not', () => {
    expect([...(rulesFor().names.get('fax number') ?? [])]).toEqual([10, 11, 12, 13, 14].map(n))
  })

  test('are one user’s each, but for the default one and those that are shared', () => {
    expect([...(rulesFor().shared?.get('fax_number') ?? [])]).toEqual([10, 11].map(n))
  })
})

test('without the permission to list, it is said that nobody could be seen', () => {
  expect(rulesFor().doubts).toEqual([])
  expect(rulesFor({ mayList: false }).doubts).toEqual([
    expect.stringMatching(
      /^The access token may not list users.*every row counts as a new user.*"Query user directory"/,
    ),
  ])
})
