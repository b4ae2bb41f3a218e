import { describe, expect, test } from 'vitest'
import type { DomainFacts } from '../../../../src/platforms/five9/roster/domain-facts.ts'
import type { Passwords } from '../../../../src/platforms/five9/roster/password-rules.ts'
import { five9Rules } from '../../../../src/platforms/five9/roster/rules.ts'
import { type CellsByColumn, viewOf } from './views.ts'

const facts: DomainFacts = {
  names: new Map([['user profile', new Set(['Team leads', 'New agents'])]]),
  profileRoles: new Map([
    ['Team leads', new Set(['agent', 'supervisor'])],
    ['New agents', new Set(['agent'])],
  ]),
  extension: { minimalExtensionLength: '3', maximalExtensionLength: '6' },
  passwordPolicy: { minPasswordLength: '8', minCapitalCharacters: '1', minNumberCharacters: '1' },
  mailsNewUsers: true,
  doubts: [],
}

const secrets: Readonly<Record<string, string>> = { GOOD: 'Passw0rd', SHORT: 'Pass0', EMPTY: '' }
const passwords: Passwords = { mode: 'none', literals: false, environment: name => secrets[name] }

interface Judged {
  readonly cells: Readonly<Record<string, string | null>>
  /** As `severity code field`. */
  readonly problems: readonly string[]
  readonly messages: readonly string[]
}

/** Reads a row beside a live user, or one for a new user. */
function judge(
  row: CellsByColumn,
  live?: CellsByColumn,
  more: Partial<DomainFacts & Passwords> = {},
): Judged {
  const rules = five9Rules({ ...facts, ...more }, Object.keys(row), { ...passwords, ...more })
  const { cells, problems } = rules.interpret(viewOf(row), live && viewOf(live))
  return {
    cells: Object.fromEntries(cells),
    problems: problems.map(({ severity, code, field }) => `${severity} ${code} ${field}`),
    messages: problems.map(({ message }) => message),
  }
}

const agent = { roles: 'agent', agent_SendMessages: 'true', agent_CanParkCall: 'false' }
const lead = {
  roles: 'agent;supervisor',
  agent_SendMessages: 'true',
  supervisor_Agents: 'true',
  supervisor_Users: 'false',
  supervisor_BargeInMonitor: 'false',
}

describe('the roles of a row', () => {
  test.each<[string, CellsByColumn, CellsByColumn | undefined, Judged['cells'], string[]]>([
    // what, row, live, cells, problems
    ['listed as they are', { roles: 'supervisor;agent' }, lead, {}, []],
    ['not mentioned', { roles: '' }, lead, {}, []],
    ['without a column', { firstName: 'Kim' }, lead, {}, []],
    ['one more listed', { roles: 'agent;reporting' }, agent, { roles: 'agent;reporting' }, []],
    ['in other letters', { roles: 'AGENT; Reporting' }, agent, { roles: 'agent;reporting' }, []],
    [
      'one listed alone, the other kept',
      { roles: 'reporting' },
      agent,
      { roles: 'agent;reporting' },
      ['warning role-kept roles'],
    ],
    ['one not listed', { roles: 'agent' }, lead, { roles: null }, ['warning role-kept roles']],
    ['one taken away', { roles: 'agent;remove supervisor' }, lead, { roles: 'agent' }, []],
    [
      'one taken away, the other kept',
      { roles: 'remove supervisor' },
      lead,
      { roles: 'agent' },
      ['warning role-kept roles'],
    ],
    ['one taken away that is not there', { roles: 'agent;remove supervisor' }, agent, { roles: null }, []],
    [
      'one that is not of the contract, kept',
      { roles: 'agent;reporting' },
      { roles: 'agent;wizard' },
      { roles: 'agent;reporting;wizard' },
      ['warning role-kept roles'],
    ],
    ['all taken away', { roles: 'remove agent' }, agent, { roles: '' }, ['error no-role roles']],
    ['of a new user', { roles: 'reporting;agent' }, undefined, { roles: 'agent;reporting' }, []],
    ['of a new user who would lose one', { roles: 'agent;remove admin' }, undefined, { roles: 'agent' }, []],
    ['of a new user: none', { roles: '' }, undefined, {}, ['error no-role roles']],
    ['of a new user: no column', { firstName: 'Kim' }, undefined, {}, ['error no-role roles']],
    [
      'of a new user: taken away',
      { roles: 'remove agent' },
      undefined,
      { roles: null },
      ['error no-role roles'],
    ],
  ])('%s', (_what, row, live, cells, problems) => {
    expect(judge(row, live)).toMatchObject({ cells, problems })
  })

  test.each<[string, CellsByColumn, CellsByColumn | undefined, Judged['cells'], string[]]>([
    [
      'come with a true permission',
      { reporting_CanViewDashboards: 'true' },
      agent,
      { roles: 'agent;reporting' },
      [],
    ],
    [
      'come with a switch of the agent',
      { agent_alwaysRecorded: '1' },
      { roles: 'admin' },
      { roles: 'admin;agent' },
      [],
    ],
    [
      'come with a true permission to those listed',
      { roles: 'agent', reporting_CanViewDashboards: 'TRUE' },
      agent,
      { roles: 'agent;reporting' },
      [],
    ],
    [
      'of a new user come with a true permission',
      { agent_SendMessages: 'true' },
      undefined,
      { roles: 'agent' },
      [],
    ],
    [
      'do not come with a false one',
      { reporting_CanViewDashboards: 'false' },
      agent,
      { reporting_CanViewDashboards: null },
      [],
    ],
    [
      'do not come with a false switch',
      { agent_alwaysRecorded: 'false' },
      { roles: 'admin' },
      { agent_alwaysRecorded: null },
      [],
    ],
    ['do not come with a blank', { reporting_CanViewDashboards: '' }, agent, {}, []],
    [
      'do not come with what nobody can give',
      { admin_AccessBillingApplication: 'true', agent_CanTeleport: 'true' },
      { roles: 'reporting' },
      { admin_AccessBillingApplication: null, agent_CanTeleport: null },
      [
        'warning vendors-permission admin_AccessBillingApplication',
        'warning not-in-contract agent_CanTeleport',
      ],
    ],
    [
      'stay, and permissions change',
      { agent_SendMessages: 'false', agent_CanParkCall: 'true' },
      agent,
      {},
      [],
    ],
    [
      'go although a permission says true',
      { roles: 'agent;remove supervisor', supervisor_Agents: 'true', supervisor_Users: 'true' },
      lead,
      { roles: 'agent', supervisor_Users: null },
      [],
    ],
    [
      'are gone, and permissions still say true',
      { roles: 'agent;remove supervisor', supervisor_Agents: 'true' },
      agent,
      { roles: null, supervisor_Agents: null },
      [],
    ],
  ])('%s', (_what, row, live, cells, problems) => {
    expect(judge(row, live)).toEqual({ cells, problems, messages: expect.anything() })
  })

  test('say how a role is taken away, and what a new user needs', () => {
    expect(judge({ roles: 'agent' }, lead).messages).toEqual([
      'roles does not list supervisor, which the user has, and so keeps: to take it away, write "remove supervisor"',
    ])
    expect(judge({ roles: '' }).messages).toEqual([
      'roles: a new user needs at least one role: list one, give a permission of one, or name a user profile',
    ])
    expect(judge({ roles: 'remove agent' }, agent).messages).toEqual([
      'roles: a user must keep at least one role: list another one, or set active to false',
    ])
  })
})

describe('a supervisor', () => {
  const blind = ['error supervisor-without-view supervisor_Agents']
  test.each<[string, CellsByColumn, CellsByColumn | undefined, string[]]>([
    ['who loses the only view', { supervisor_Agents: 'false' }, lead, blind],
    ['who changes one view for another', { supervisor_Agents: 'false', supervisor_Users: 'true' }, lead, []],
    [
      'who keeps a view that the roster lacks',
      { supervisor_Users: 'false' },
      { ...lead, supervisor_Users: 'true' },
      [],
    ],
    [
      'who is added without a view',
      { roles: 'supervisor', supervisor_Agents: 'false', supervisor_Users: '' },
      { roles: 'agent' },
      [...blind, 'warning role-kept roles'],
    ],
    [
      'who is added with another permission',
      { supervisor_BargeInMonitor: 'true' },
      agent,
      ['error supervisor-without-view supervisor_BargeInMonitor'],
    ],
    [
      'who is added with blanks, for the defaults',
      { roles: 'agent;supervisor', supervisor_Agents: '' },
      agent,
      [],
    ],
    ['who is added by name alone', { roles: 'agent;supervisor' }, agent, []],
    ['who is new and sees', { supervisor_CampaignManagement: 'true' }, undefined, []],
    [
      'who sees nothing already, and does not change',
      { firstName: 'Kim', supervisor_Agents: 'false' },
      { ...lead, supervisor_Agents: 'false' },
      [],
    ],
    ['who goes', { roles: 'agent;remove supervisor', supervisor_Agents: 'false' }, lead, []],
  ])('%s', (_what, row, live, problems) => {
    expect(judge(row, live).problems.toSorted()).toEqual(problems.toSorted())
  })

  test('is told which permissions count, and of the defaults only when new to the role', () => {
    const list =
      'supervisor_Users, supervisor_Agents, supervisor_CallMonitoring, supervisor_Stations, supervisor_ChatSessions, supervisor_Campaigns, supervisor_CampaignManagement'
    const lost = judge({ supervisor_Agents: 'false' }, lead)
    expect(lost.messages).toEqual([
      `supervisor_Agents: a supervisor needs at least one permission to view something: set one of ${list} to true`,
    ])
    expect(judge({ supervisor_BargeInMonitor: 'true' }, agent).messages[0]).toMatch(
      /to true, or leave all supervisor permissions blank for the defaults of the domain$/,
    )
  })
})

describe('what cannot be changed', () => {
  test.each<[string, CellsByColumn, CellsByColumn | undefined, Judged['cells'], string[]]>([
    [
      'Five9’s own permission',
      { admin_AccessBillingApplication: 'false' },
      { roles: 'admin', admin_AccessBillingApplication: 'true' },
      { admin_AccessBillingApplication: null },
      ['warning vendors-permission admin_AccessBillingApplication'],
    ],
    [
      'the same, unchanged',
      { admin_AccessBillingApplication: 'TRUE' },
      { roles: 'admin', admin_AccessBillingApplication: 'true' },
      {},
      [],
    ],
    [
      'the same, blank',
      { admin_AccessBillingApplication: '' },
      { roles: 'admin', admin_AccessBillingApplication: 'true' },
      {},
      [],
    ],
    [
      'a permission that the contract lacks',
      { agent_CanTeleport: 'false' },
      { roles: 'agent', agent_CanTeleport: 'true' },
      { agent_CanTeleport: null },
      ['warning not-in-contract agent_CanTeleport'],
    ],
    [
      'the same, denied to one who has no such thing',
      { agent_CanTeleport: 'false' },
      { roles: 'agent' },
      { agent_CanTeleport: null },
      [],
    ],
    [
      'a media type that the contract lacks',
      { media_enabled_FAX: 'true', media_maxAllowed_FAX: '2' },
      agent,
      { media_enabled_FAX: null, media_maxAllowed_FAX: null },
      ['warning not-in-contract media_enabled_FAX', 'warning not-in-contract media_maxAllowed_FAX'],
    ],
    ['a media type that it has', { media_enabled_CHAT: 'true' }, agent, {}, []],
    [
      'for a new user',
      { roles: 'agent', agent_CanTeleport: 'true' },
      undefined,
      { roles: 'agent', agent_CanTeleport: null },
      ['warning not-in-contract agent_CanTeleport'],
    ],
  ])('is left alone, with a warning where that matters: %s', (_what, row, live, cells, problems) => {
    expect(judge(row, live)).toMatchObject({ cells, problems })
    expect(Object.keys(judge(row, live).cells)).toEqual(Object.keys(cells))
  })
})

describe('a user profile', () => {
  const member = { ...lead, userProfileName: 'Team leads', skills: 'Retention:1' }
  const decides = ['warning profile-decides userProfileName']

  test.each<[string, CellsByColumn, CellsByColumn | undefined, Judged['cells'], string[]]>([
    ['says nothing to a row that agrees', { ...member, firstName: 'Kim' }, member, {}, []],
    ['decides on skills', { skills: 'Sales:1' }, member, { skills: null }, decides],
    ['decides on skills that would go', { skills: '' }, member, { skills: null }, decides],
    ['decides on a permission', { supervisor_Users: 'true' }, member, { supervisor_Users: null }, decides],
    [
      'decides on a switch',
      { agent_alwaysRecorded: 'true' },
      member,
      { agent_alwaysRecorded: null },
      decides,
    ],
    ['decides on roles', { roles: 'agent' }, member, { roles: null }, decides],
    [
      'decides on roles that would come',
      { admin_ManageUsers: 'true' },
      member,
      { admin_ManageUsers: null },
      decides,
    ],
    [
      'decides once on many',
      { roles: 'agent', skills: '', supervisor_Users: 'true' },
      member,
      { roles: null, skills: null, supervisor_Users: null },
      decides,
    ],
    [
      'need not be told what is denied anyway',
      { admin_ManageUsers: 'false' },
      member,
      { admin_ManageUsers: null },
      [],
    ],
    [
      'need not be told what is gone',
      { roles: 'agent;supervisor;remove admin' },
      member,
      { roles: null },
      [],
    ],
    ['need not be told what is gone, alone', { roles: 'remove admin' }, member, { roles: null }, []],
    ['is asked to take a role away', { roles: 'remove agent' }, member, { roles: null }, decides],
    [
      'given in the row decides',
      { ...agent, userProfileName: 'Team leads', agent_CanParkCall: 'true' },
      agent,
      { agent_CanParkCall: null },
      decides,
    ],
    [
      'given in the row agrees with the roles',
      { roles: 'supervisor;agent', userProfileName: 'Team leads' },
      agent,
      { roles: null },
      [],
    ],
    ['of a new user stands for roles', { userProfileName: 'New agents' }, undefined, {}, []],
    [
      'of a new user decides',
      { userProfileName: 'New agents', roles: 'admin', skills: 'Sales:1' },
      undefined,
      { roles: null, skills: null },
      decides,
    ],
    [
      'of a new user agrees',
      { userProfileName: 'New agents', roles: 'agent', agent_SendMessages: 'false' },
      undefined,
      { roles: null, agent_SendMessages: null },
      [],
    ],
    [
      'that is taken away lets the row decide',
      { userProfileName: '', roles: 'agent;remove supervisor', skills: 'Sales:1' },
      member,
      { roles: 'agent' },
      [],
    ],
    [
      'that is taken away leaves a new user without a role',
      { userProfileName: '' },
      undefined,
      {},
      ['error no-role roles'],
    ],
    [
      'leaves other fields to the row',
      { firstName: 'Kim', media_enabled_CHAT: 'true', agentGroups: 'Berlin' },
      member,
      {},
      [],
    ],
  ])('%s', (_what, row, live, cells, problems) => {
    expect(judge(row, live)).toEqual({ cells, problems, messages: expect.anything() })
  })

  test('is named, with three of the cells that it overrules', () => {
    const row = {
      roles: 'admin',
      supervisor_Users: 'true',
      agent_alwaysRecorded: 'true',
      skills: 'Sales:1',
      agent_CanParkCall: 'true',
    }
    expect(judge(row, member).messages).toEqual([
      'userProfileName: roles, permissions and skills come from the user profile "Team leads", so these cells are left out of ' +
        'account: roles, skills, agent_alwaysRecorded and 2 more. Empty userProfileName to set them for this user alone',
    ])
    expect(judge({ skills: '' }, member).messages[0]).toMatch(/left out of account: skills\. Empty/)
  })

  test('that could not be read leaves open which roles there will be', () => {
    const row = { userProfileName: 'Unread', roles: 'agent', agentGroups: 'Berlin' }
    expect(judge(row)).toMatchObject({ cells: { roles: null }, problems: decides })
  })
})

describe('groups and reports', () => {
  test.each<[string, CellsByColumn, CellsByColumn | undefined, string[]]>([
    ['groups of an agent', { agentGroups: 'Berlin' }, agent, []],
    [
      'groups of one who becomes an agent',
      { agentGroups: 'Berlin', agent_SendMessages: 'true' },
      { roles: 'admin' },
      [],
    ],
    [
      'groups of one who is none',
      { agentGroups: 'Berlin' },
      { roles: 'admin' },
      ['error role-needed agentGroups'],
    ],
    [
      'groups of a new one who is none',
      { roles: 'admin', agentGroups: 'Berlin' },
      undefined,
      ['error role-needed agentGroups'],
    ],
    [
      'groups of one who is none, unchanged',
      { agentGroups: 'Berlin', firstName: 'Kim' },
      { roles: 'admin', agentGroups: 'Berlin' },
      [],
    ],
    ['no groups of one who is none', { agentGroups: '' }, { roles: 'admin' }, []],
    [
      'groups kept while the role goes',
      { roles: 'admin;remove agent', agentGroups: 'Berlin' },
      { roles: 'admin;agent', agentGroups: 'Berlin' },
      ['error role-needed agentGroups'],
    ],
    [
      'groups emptied with the role',
      { roles: 'admin;remove agent', agentGroups: '' },
      { roles: 'admin;agent', agentGroups: 'Berlin' },
      [],
    ],
    [
      'groups lost with the role',
      { roles: 'admin;remove agent' },
      { roles: 'admin;agent', agentGroups: 'Berlin' },
      ['warning membership-lost roles'],
    ],
    ['no groups to lose', { roles: 'admin;remove agent' }, { roles: 'admin;agent', agentGroups: '' }, []],
    ['reports of one who reports', { cannedReports: 'Call Log:0' }, { roles: 'reporting' }, []],
    [
      'reports of one who does not',
      { cannedReports: 'Call Log:0' },
      agent,
      ['error role-needed cannedReports'],
    ],
    [
      'reports lost with the role',
      { roles: 'agent;remove reporting' },
      { roles: 'agent;reporting', cannedReports: 'Call Log:0' },
      ['warning membership-lost roles'],
    ],
    [
      'groups from a profile that makes no agent',
      { userProfileName: 'Clerks', agentGroups: 'Berlin' },
      undefined,
      ['error role-needed agentGroups'],
    ],
    [
      'groups from a profile that does',
      { userProfileName: 'New agents', agentGroups: 'Berlin' },
      { roles: 'admin' },
      [],
    ],
  ])('%s', (_what, row, live, problems) => {
    const profileRoles = new Map([...facts.profileRoles, ['Clerks', new Set(['reporting'])]])
    expect(judge(row, live, { profileRoles }).problems).toEqual(problems)
  })

  test('say which role they need', () => {
    expect(judge({ agentGroups: 'Berlin' }, { roles: 'admin' }).messages).toEqual([
      'agentGroups needs the role agent, which the user does not get: empty the cell, or see to it that the user has the role',
    ])
    expect(
      judge({ roles: 'admin;remove agent' }, { roles: 'admin;agent', agentGroups: 'Berlin' }).messages,
    ).toEqual(['roles: with the role agent, the user also loses all agent groups: Five9 takes them away'])
  })
})

describe('an extension', () => {
  test.each([
    ['12', ['extension must have 3 to 6 digits in this domain, not 2']],
    ['1234567', ['extension must have 3 to 6 digits in this domain, not 7']],
    ['123', []],
    ['123456', []],
    ['', []],
  ])('%j', (extension, messages) => {
    expect(judge({ extension }, { ...agent, extension: '1000' }).messages).toEqual(messages)
    expect(judge({ roles: 'agent', extension }).messages).toEqual(messages)
  })

  test('that the user has already is not judged, nor is any where the domain could not be read', () => {
    expect(judge({ extension: '12', firstName: 'Kim' }, { ...agent, extension: '12' }).messages).toEqual([])
    expect(judge({ extension: '12' }, agent, { extension: {} }).messages).toEqual([])
  })

  test('has one length where the domain allows no other', () => {
    const extension = { minimalExtensionLength: '4', maximalExtensionLength: '4' }
    expect(judge({ extension: '12' }, agent, { extension }).messages).toEqual([
      'extension must have 4 digits in this domain, not 2',
    ])
  })
})

describe('a password', () => {
  const row = (password?: string) => ({ roles: 'agent', ...(password === undefined ? {} : { password }) })

  test.each<[string, string | undefined, Passwords['mode'], string[]]>([
    ['from a cell', 'env:GOOD', 'cells', []],
    ['from a cell with blanks', ' env:GOOD ', 'cells', []],
    ['from a cell in another mode', 'env:GOOD', 'random', []],
    ['from no cell', '', 'cells', ['error no-password password']],
    ['without a column', undefined, 'cells', ['error no-password password']],
    ['made up', '', 'random', []],
    ['left out', undefined, 'none', []],
    ['not handed over', 'env:LOST', 'cells', ['error secret-missing password']],
    ['empty', 'env:EMPTY', 'cells', ['error secret-missing password']],
    ['not handed over, in another mode', 'env:LOST', 'random', ['error secret-missing password']],
    ['too weak', 'env:SHORT', 'cells', ['error weak-password password']],
    ['too weak, in another mode', 'env:SHORT', 'none', ['error weak-password password']],
    ['literal, which the column itself refuses', 'Passw0rd', 'cells', []],
  ])('of a new user: %s', (_what, password, mode, problems) => {
    expect(judge(row(password), undefined, { mode }).problems).toEqual(problems)
  })

  test('that stands in the roster is judged like one that it names, where that is allowed', () => {
    const literal = (password: string) => judge(row(password), undefined, { mode: 'cells', literals: true })
    expect(literal('Passw0rd').problems).toEqual([])
    expect(literal('Pass0').problems).toEqual(['error weak-password password'])
    expect(literal('Pass0').messages.join('\n')).not.toContain('Pass0')
    expect(literal('env:LOST').problems).toEqual(['error secret-missing password'])
  })

  test('of a user that exists is no matter', () => {
    expect(judge(row('env:LOST'), agent, { mode: 'cells' })).toMatchObject({ cells: {}, problems: [] })
  })

  test.each([
    ['Sh0rt', false],
    ['nocapital1', false],
    ['NoDigitHere', false],
    ['N0specials', false],
    ['Passw0rd!', true],
    ['Ünicod3!', true],
    ['Über1passwort', false],
    ['Under_sc0re', true],
    ['ünicod3!', false],
  ])('%s meets the policy: %s', (password, meets) => {
    const passwordPolicy = { ...facts.passwordPolicy, minSpecialCharacters: '1' }
    const { problems } = judge(row('env:ANY'), undefined, { passwordPolicy, environment: () => password })
    expect(problems).toEqual(meets ? [] : ['error weak-password password'])
  })

  test('that is too weak is answered with the whole policy, and one that is missing with how to hand it over', () => {
    expect(judge(row('env:SHORT')).messages).toEqual([
      'password: the secret is weaker than the domain allows; it asks for at least 8 characters, 1 capital letter, 1 digit',
    ])
    expect(judge(row('env:LOST')).messages[0]).toMatch(
      /under env: of the step, as in NAME: \$\{\{ secrets\.NAME \}\}/,
    )
  })

  test('is in no message, nor is its cell', () => {
    const told = (['cells', 'random', 'none'] as const).flatMap(mode =>
      ['env:SHORT', 'env:LOST', 'env:EMPTY', 'Pass0', 'env:Pass0'].flatMap(
        cell => judge(row(cell), undefined, { mode }).messages,
      ),
    )
    expect(told.length).toBeGreaterThan(6)
    expect(told.join('\n')).not.toMatch(/Pass0|SHORT|LOST|EMPTY/)
  })

  test('is not judged by a policy that could not be read', () => {
    expect(judge(row('env:SHORT'), undefined, { passwordPolicy: {} }).problems).toEqual([])
  })
})
