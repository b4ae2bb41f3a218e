import { describe, expect, test } from 'vitest'
import { makeDomain, startFive9 } from '../../../simulators/five9/index.ts'
import { cellsOf, header } from '../../../src/platforms/five9/columns.ts'
import { everything, exportConfigSchema } from '../../../src/platforms/five9/export-config.ts'
import { five9Columns } from '../../../src/platforms/five9/roster-columns.ts'
import { generalInfoFields, roleKeys } from '../../../src/platforms/five9/vocabulary.ts'
import { columnOf } from '../../../src/roster/columns/column.ts'
import { clientOf } from './clients.ts'

const names = five9Columns.columns.map(({ name }) => name)
const family = (pattern: string) => {
  const found = five9Columns.families.find(one => one.pattern === pattern)
  if (!found) throw new Error(`no family ${pattern}`)
  return found
}

/** The header of an export of everything, from a domain whose server knows a permission that the contract lacks. */
async function exported(): Promise<readonly string[]> {
  await using five9 = await startFive9({
    domain: makeDomain({ users: 120, unknownPermission: 'CanTeleport' }),
  })
  const config = exportConfigSchema.parse({ ...everything, generalInfoFields: [...generalOrder] })
  const found = new Set<string>()
  for await (const user of clientOf(five9).stream('getUsersInfo', {}, new AbortController().signal)) {
    for (const column of cellsOf(user, config).keys()) found.add(column)
  }
  return header(found, config)
}

const generalOrder = [
  ...everything.generalInfoFields,
  ...(['id', 'fullName', 'IEXScheduled', 'osLogin'] as const),
]

describe('the columns of Five9', () => {
  test('are those of an export, in its order, and the password', async () => {
    const header = await exported()
    expect(header).toContain('agent_CanTeleport')
    expect(names.filter(name => header.includes(name))).toEqual(
      header.filter(name => name !== 'agent_CanTeleport'),
    )
    expect(names.filter(name => !header.includes(name))).toEqual(['password'])
    expect(columnOf(five9Columns, 'agent_CanTeleport')).toMatchObject({
      name: 'agent_CanTeleport',
      empty: 'untouched',
    })
  })

  test('have every general field once, and no name twice', () => {
    expect(names.filter(name => (generalInfoFields as readonly string[]).includes(name)).sort()).toEqual(
      [...generalInfoFields].sort(),
    )
    expect(new Set(names).size).toBe(names.length)
  })

  test('have examples that they accept, and a sentence each', () => {
    for (const { name, type, description } of five9Columns.columns) {
      expect(type.check(type.example), name).toBeUndefined()
      expect(description, name).toMatch(/^[A-Z].*\.$/)
    }
  })

  test.each([
    ['unset', ['phoneNumber', 'userProfileName', 'federationId', 'unifiedCommunicationId', 'osLogin']],
    ['unset', ['skills', 'agentGroups', 'cannedReports']],
    ['refused', ['userName', 'firstName', 'lastName', 'EMail']],
    ['untouched', ['active', 'extension', 'locale', 'startDate', 'mustChangePassword', 'roles', 'id']],
    [
      'untouched',
      ['agent_SendMessages', 'media_enabled_VOICE', 'media_maxAllowed_CHAT', 'agent_alwaysRecorded'],
    ],
  ])('an empty cell means %s for %j', (empty, columns) => {
    expect(columns.map(name => columnOf(five9Columns, name)?.empty)).toEqual(columns.map(() => empty))
  })

  test('say who is who, what is secret and what Five9 alone decides', () => {
    const having = (key: 'unique' | 'identifying' | 'secret' | 'requiredOnCreate') =>
      five9Columns.columns.filter(column => column[key]).map(({ name }) => name)
    expect(having('identifying')).toEqual(['EMail', 'id'])
    expect(having('unique')).toEqual(['extension', 'id'])
    expect(having('secret')).toEqual(['password'])
    expect(having('requiredOnCreate')).toEqual(['userName', 'firstName', 'lastName', 'EMail'])
    const access = (kind: string) =>
      five9Columns.columns.filter(c => c.access === kind).map(({ name }) => name)
    expect(access('read-only')).toEqual(['id', 'fullName'])
    expect(access('create-only')).toEqual(['password'])
  })
})

describe('a column that the contract has no name for', () => {
  test.each([
    ['<role>', 'agent_CanTeleport', 'agent_<Permission>', 'Agent permissions'],
    [
      '<role> without names of its own',
      'crmManager_Anything',
      'crmManager_<Permission>',
      'CRM manager permissions',
    ],
    ['media', 'media_enabled_FAX', 'media_enabled_<Type>', 'Media'],
    ['media, a number', 'media_maxAllowed_FAX', 'media_maxAllowed_<Type>', 'Media'],
  ])('belongs to its family, undocumented: %s', (_what, name, pattern, group) => {
    expect(columnOf(five9Columns, name)).toMatchObject({ name, group })
    expect(family(pattern).documented(name)).toBe(false)
    expect(five9Columns.families.filter(one => one.column(name))).toHaveLength(1)
  })

  test.each([
    'agent_',
    'agents_SendMessages',
    'wizard_Spell',
    'media_VOICE',
    'media_enabled_',
    'Agent_x',
    'nothing',
  ])('is none when it belongs nowhere: %s', name => {
    expect(columnOf(five9Columns, name)).toBeUndefined()
  })

  test('is not one that is documented, and a switch of the agent is no permission', () => {
    expect(family('agent_<Permission>').documented('agent_SendMessages')).toBe(true)
    expect(family('agent_<Permission>').column('agent_SendMessages')).toBe(
      columnOf(five9Columns, 'agent_SendMessages'),
    )
    expect(family('agent_<Permission>').column('agent_alwaysRecorded')).toBeUndefined()
    expect(columnOf(five9Columns, 'agent_alwaysRecorded')?.group).toBe('Agent switches')
  })
})

describe('roles in a cell', () => {
  const type = columnOf(five9Columns, 'roles')?.type
  if (!type?.items) throw new Error('roles are a set')

  test.each([
    ['agent', undefined],
    [' Supervisor ; AGENT;', undefined],
    [`${roleKeys.join(';')}`, undefined],
    ['agent;remove supervisor', undefined],
    ['Remove  CRMManager', undefined],
    ['agnet', 'has "agnet", which is no role; did you mean "agent"?'],
    ['agent;remove suprvisor', 'has "suprvisor", which is no role; did you mean "supervisor"?'],
    [
      'agent;boss',
      'has "boss", which is no role; the roles are admin, agent, crmManager, reporting and supervisor',
    ],
    ['remove', 'names no role: the roles are admin, agent, crmManager, reporting and supervisor'],
    [';', 'names no role: the roles are admin, agent, crmManager, reporting and supervisor'],
    ['agent;supervisor;remove Supervisor', 'both lists supervisor and removes it: keep one of the two'],
    ['agent, supervisor', expect.stringMatching(/^has "agent, supervisor", which is no role; /)],
  ])('%j', (cell, problem) => {
    expect(type.check(cell)).toEqual(problem)
  })

  test('mean the same in any order, letter case and spacing', () => {
    expect(type.canonical(' remove  Reporting; Supervisor;AGENT;agent ')).toBe(
      'agent;remove reporting;supervisor',
    )
    expect(type.items?.('supervisor;agent;remove admin')).toEqual(['agent', 'supervisor', 'remove admin'])
    expect(type.canonical('agent;supervisor')).not.toBe(type.canonical('agent;remove supervisor'))
    expect(type.canonical('agent;wizard')).toBe('agent;wizard')
  })
})

describe('a user name', () => {
  const check = (cell: string) => columnOf(five9Columns, 'userName')?.type.check(cell)

  test.each([
    ['kim#1', /^must not contain "#": in a user name, Five9 allows none of ' \* /],
    ['ki|m', /^must not contain "\|"/],
    ['кim@example.com', /^must not contain "к": Five9 allows no letters but Latin ones/],
    ['山田', /^must not contain "山"/],
    ['kim\u0007', /^must not contain the invisible control character U\+0007: delete it/],
  ])('%j is refused, with the character that is wrong', (cell, message) => {
    expect(check(cell)).toMatch(message)
  })

  const characters = [
    ...Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)),
    'é',
    'ß',
    'İ',
    'я',
    '山',
  ]

  test('may hold what the server accepts, and nothing else', async () => {
    await using five9 = await startFive9({ limits: { Modify: { minute: 1_000, hour: 1_000, day: 1_000 } } })
    const client = clientOf(five9)
    const general = { EMail: 'new@example.com', firstName: 'New', lastName: 'Agent', password: 'Passw0rd' }
    for (const character of characters) {
      const userName = `a${character}b`
      const created = await client
        .call(
          'createUser',
          {
            userInfo: {
              agentGroups: [],
              cannedReports: [],
              generalInfo: { ...general, userName },
              roles: { admin: { permissions: [] } },
              skills: [],
            },
          },
          new AbortController().signal,
        )
        .then(() => true)
        .catch(({ code }: { code: string }) => (code === 'InvalidUserDataFault' ? false : code))
      expect(check(userName) === undefined, character).toBe(created)
    }
  })
})
