import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Five9,
  FTP_PASSWORD,
  makeDomain,
  operations as simulated,
  startFive9,
} from '../../../simulators/five9/index.ts'
import { type Operation, operations } from '../../../src/platforms/five9/contract.ts'
import { clientOf, OpenPacer } from './clients.ts'

const { signal } = new AbortController()
const domain = makeDomain({ users: 60, unknownPermission: 'NewerThanTheContract' })
let five9: Five9

beforeAll(async () => {
  five9 = await startFive9({ domain, quirks: [{ effect: 'paddedEmail' }] })
})

afterAll(() => five9.close())

describe('Readings', () => {
  test('getUsersInfo streams every user of the domain, whole', async () => {
    const users = await Array.fromAsync(clientOf(five9).stream('getUsersInfo', {}, signal))
    expect(users).toHaveLength(domain.users.size)
    expect(new Set(users.map(user => user.generalInfo.fields.userName))).toEqual(new Set(domain.users.keys()))
    for (const { generalInfo, roles, skills, agentGroups, cannedReports } of users) {
      const { userName = '', EMail, id } = generalInfo.fields
      const truth = domain.users.get(userName)
      expect(id).toBe(String(truth?.general.id))
      expect(EMail).toMatch(/^ .* $/)
      expect(new Set(Object.keys(roles))).toEqual(new Set(Object.keys(truth?.roles ?? {})))
      for (const [name, role] of Object.entries(roles)) {
        const granted = truth?.roles[name as 'agent']?.permissions ?? []
        expect(role.permissions).toEqual(granted.map(({ type, value }) => [type, String(value)]))
      }
      expect(skills.map(skill => [skill.skillName, skill.level])).toEqual(
        truth?.skills.map(skill => [skill.name, String(skill.level)]),
      )
      expect(agentGroups).toEqual(truth?.agentGroups)
      expect(cannedReports).toEqual(
        truth?.cannedReports.map(({ index, name }) => ({ index: String(index), name })),
      )
      expect(generalInfo.mediaTypes.map(media => media.type)).toEqual(
        (truth?.general.mediaTypeConfig?.mediaTypes ?? []).map(media => media.type),
      )
    }
    expect(JSON.stringify(users)).toContain('NewerThanTheContract')
  })

  test('getUsersGeneralInfo streams the users that match a pattern', async () => {
    const client = clientOf(five9)
    const [name = ''] = domain.users.keys()
    const userNamePattern = name.replaceAll('.', '\\.')
    const users = await Array.fromAsync(client.stream('getUsersGeneralInfo', { userNamePattern }, signal))
    expect(users.map(({ fields }) => fields.userName)).toEqual([name])
  })

  test('A user is found by name, or is not there', async () => {
    const client = clientOf(five9)
    const found = await client.user(five9.username, signal)
    expect(found?.generalInfo.fields.userName).toBe(five9.username)
    expect(found?.generalInfo.fields).not.toHaveProperty('password')
    expect(await client.user('nobody@example.com', signal)).toBeUndefined()
  })

  test('The domain tells its rules, and none of its passwords', async () => {
    const rules = await clientOf(five9).domain(signal)
    expect(rules).toMatchObject({
      id: '110042',
      name: 'Made-Up Contact Centre',
      passwordPolicies: { minPasswordLength: '8' },
      extensionSettings: { minimalGeneratedExtension: '1000' },
      emailProperties: { newUserNotification: 'true' },
    })
    expect(JSON.stringify(await clientOf(five9).call('getVCCConfiguration', {}, signal))).not.toContain(
      FTP_PASSWORD,
    )
  })

  test('The call limits are read with their windows and what is used of them', async () => {
    await using fresh = await startFive9()
    const client = clientOf(fresh)
    await client.call('getSkills', {}, signal)
    const limits = await client.limits(signal)
    expect(limits).toContainEqual({ limit: 'Query', window: 60, max: 450, used: 1 })
    expect(limits).toContainEqual({ limit: 'Modify', window: 3_600, max: 7_200, used: 0 })
    expect(limits).toContainEqual({ limit: 'Query', window: 86_400, max: 172_800, used: 1 })
  })

  test('Skills, agent groups and profiles come with their names unchanged', async () => {
    const client = clientOf(five9)
    const skills = await client.call('getSkills', { skillNamePattern: '' }, signal)
    expect(new Set(skills.map(({ name }) => name))).toEqual(new Set(domain.skills.keys()))
    const groups = await client.call('getAgentGroups', {}, signal)
    expect(new Set(groups.map(({ name }) => name))).toEqual(new Set(domain.groups.keys()))
    const members = [...domain.users.values()].filter(user => user.agentGroups.includes('Everyone'))
    const everyone = groups.find(group => group.name === 'Everyone')
    expect(new Set(everyone?.agents)).toEqual(new Set(members.map(user => user.general.userName)))
    const profiles = await client.call('getUserProfiles', {}, signal)
    expect(new Set(profiles.map(({ name }) => name))).toEqual(new Set(domain.profiles.keys()))
    expect(await client.call('getSkills', { skillNamePattern: 'no such skill' }, signal)).toEqual([])
  })
})

test('A user is created, changed and deleted', async () => {
  const client = clientOf(five9)
  const userName = 'zoë.new@example.com'
  const created = await client.call(
    'createUser',
    {
      userInfo: {
        generalInfo: {
          userName,
          firstName: 'Zoë',
          lastName: '<New> & "old"',
          EMail: 'zoe@example.com',
          password: 'Str0ng-enough',
        },
        roles: { agent: { alwaysRecorded: 'true', attachVmToEmail: 'false', sendEmailOnVm: 'false' } },
      },
    },
    signal,
  )
  expect(created?.generalInfo.fields).toMatchObject({ userName, lastName: '<New> & "old"' })
  expect(created?.roles.agent?.flags.alwaysRecorded).toBe('true')

  const { mediaTypes: _media, fields } = created?.generalInfo ?? { mediaTypes: [], fields: {} }
  const { fullName: _derived, ...userGeneralInfo } = fields
  const rolesToSet = { reporting: { permissions: [{ type: 'CanViewDashboards', value: 'true' }] } }
  const changed = await client.call(
    'modifyUser',
    { userGeneralInfo: { ...userGeneralInfo, active: 'false' }, rolesToSet, rolesToRemove: ['Agent'] },
    signal,
  )
  expect(changed?.generalInfo.fields.active).toBe('false')
  expect(Object.keys(changed?.roles ?? {})).toEqual(['reporting'])
  const [report = ''] = domain.cannedReports
  const cannedReportsToAdd = [{ name: report, index: '0' }]
  const reported = await client.call('modifyUserCannedReports', { userName, cannedReportsToAdd }, signal)
  expect(reported?.cannedReports).toEqual([{ name: report, index: '0' }])

  expect(await client.call('deleteUser', { userName }, signal)).toBeUndefined()
  expect(await client.user(userName, signal)).toBeUndefined()
})

test('Skills, groups and profiles of a user are changed', async () => {
  const client = clientOf(five9)
  const agent = [...domain.users.values()].find(
    ({ roles, general, skills }) => roles.agent && !general.userProfileName && skills.length === 0,
  )
  const userName = agent?.general.userName ?? ''
  const [skillName = ''] = domain.skills.keys()
  const skillsOf = async () =>
    (await client.user(userName, signal))?.skills.map(skill => `${skill.skillName} ${skill.level}`)
  await client.call('userSkillAdd', { userSkill: { userName, skillName, level: '3' } }, signal)
  expect(await skillsOf()).toEqual([`${skillName} 3`])
  await client.call('userSkillModify', { userSkill: { userName, skillName, level: '5' } }, signal)
  expect(await skillsOf()).toEqual([`${skillName} 5`])
  await client.call('userSkillRemove', { userSkill: { userName, skillName, level: '5' } }, signal)
  expect(await skillsOf()).toEqual([])

  const group = [...domain.groups.keys()].find(name => !agent?.agentGroups.includes(name)) ?? ''
  await client.call('modifyAgentGroup', { group: { name: group }, addAgents: [userName] }, signal)
  expect((await client.user(userName, signal))?.agentGroups).toContain(group)
  const [profile = ''] = domain.profiles.keys()
  await client.call('modifyUserProfileUserList', { userProfileName: profile, addUsers: [userName] }, signal)
  expect((await client.user(userName, signal))?.generalInfo.fields.userProfileName).toBe(profile)
})

test('Every call is counted by the limit that the service charges it to', async () => {
  const pacer = new OpenPacer()
  const client = clientOf(five9, { pacer })
  for (const operation of Object.keys(operations) as Operation[]) {
    pacer.taken.length = 0
    const call =
      operation === 'getUsersInfo' || operation === 'getUsersGeneralInfo'
        ? Array.fromAsync(client.stream(operation, {}, signal))
        : client.call(operation, {}, signal)
    await call.catch(() => undefined)
    const { counter } = simulated[operation]
    expect([operation, ...pacer.taken]).toEqual(counter === 'none' ? [operation] : [operation, counter])
  }
})

test('The client shows neither its password nor what it sent', async () => {
  const client = clientOf(five9)
  await client.user(five9.username, signal)
  const shown = inspect(client, { depth: 10, showHidden: true })
  expect(shown).not.toContain(five9.password)
  expect(shown).not.toContain(Buffer.from(`${five9.username}:${five9.password}`).toString('base64'))
})
