import { describe, expect, it } from 'vitest'
import { type Five9, makeDomain, type OperationName, startFive9 } from '../../../simulators/five9/index.ts'
import { call, faultIn, returned } from './caller.ts'
import { create, newcomer, stored } from './people.ts'
import { find, type Sent, textAt } from './xml.ts'

const userName = 'new.agent@example.com'
const reporter = 'reporter@example.com'

/** A domain with a known agent, in Berlin, and a known reporter. */
async function start(): Promise<Five9> {
  const five9 = await startFive9({ domain: makeDomain({ users: 10 }) })
  await create(five9, newcomer(), { agentGroups: ['Berlin'] })
  await create(five9, newcomer(reporter), {
    roles: { reporting: {} },
    cannedReports: [{ index: 0, name: 'Call Log' }],
  })
  return five9
}

async function faultOf(five9: Five9, operation: OperationName, fields: Sent) {
  return faultIn(await call(five9, operation, fields))
}

describe('skills of a user', () => {
  const skill = (level: number, skillName?: string, name: string | undefined = userName): Sent => ({
    userSkill: { level, skillName, userName: name },
  })

  it('are added, changed and removed', async () => {
    await using five9 = await start()
    expect((await call(five9, 'userSkillAdd', skill(1, 'Sales'))).status).toBe(200)
    expect((await call(five9, 'userSkillAdd', skill(10, '技術'))).status).toBe(200)
    expect((await call(five9, 'userSkillModify', skill(4, 'Sales'))).status).toBe(200)
    const [user] = returned(await call(five9, 'getUserInfo', { userName }))
    const skills = find(user, 'skills').map(({ children }) => children.map(({ text }) => text))
    expect(skills).toEqual([
      ['200000000000006', '4', 'Sales', userName],
      ['200000000000009', '10', '技術', userName],
    ])
    expect((await call(five9, 'userSkillRemove', skill(0, 'Sales'))).status).toBe(200)
    expect(stored(five9).skills).toEqual([{ name: '技術', level: 10 }])
  })

  it('may be named by id, which must fit the name', async () => {
    await using five9 = await start()
    const by = (id: number, skillName?: string): Sent => ({
      userSkill: { id, level: 2, skillName, userName },
    })
    expect((await call(five9, 'userSkillAdd', by(200_000_000_000_006))).status).toBe(200)
    expect(stored(five9).skills).toEqual([{ name: 'Sales', level: 2 }])
    expect((await faultOf(five9, 'userSkillModify', by(200_000_000_000_001, 'Sales'))).fault).toBe(
      'SkillNotFoundFault',
    )
  })

  it.each([
    ['userSkillAdd', skill(1, 'Juggling'), { fault: 'SkillNotFoundFault', skillName: 'Juggling' }],
    ['userSkillAdd', skill(1, 'Sales', 'nobody'), { fault: 'UserNotFoundFault', userName: 'nobody' }],
    ['userSkillAdd', skill(0, 'Sales'), { fault: 'IncorrectArgumentFault' }],
    ['userSkillAdd', skill(11, 'Sales'), { fault: 'IncorrectArgumentFault' }],
    ['userSkillAdd', skill(1), { fault: 'MissedArgumentFault' }],
    ['userSkillAdd', {}, { fault: 'MissedArgumentFault' }],
    [
      'userSkillModify',
      skill(1, 'Sales'),
      { fault: 'UserDoesntHaveSkillFault', skillName: 'Sales', userName },
    ],
    [
      'userSkillRemove',
      skill(1, 'Sales'),
      { fault: 'UserDoesntHaveSkillFault', skillName: 'Sales', userName },
    ],
  ] as const)('%s of %o is refused', async (operation, fields, fault) => {
    await using five9 = await start()
    expect(await faultOf(five9, operation, fields)).toMatchObject(fault)
  })

  it('are not added twice', async () => {
    await using five9 = await start()
    await call(five9, 'userSkillAdd', skill(1, 'Sales'))
    expect(await faultOf(five9, 'userSkillAdd', skill(2, 'Sales'))).toMatchObject({
      fault: 'UserAlreadyHasSkillFault',
      skillName: 'Sales',
      userName,
    })
  })

  it('that a profile gives change their level only', async () => {
    await using five9 = await start()
    await call(five9, 'modifyUserProfileUserList', { userProfileName: 'Team leads', addUsers: [userName] })
    expect((await call(five9, 'userSkillModify', skill(7, 'Sales'))).status).toBe(200)
    expect((await faultOf(five9, 'userSkillAdd', skill(1, 'Billing'))).fault).toBe('IncorrectArgumentFault')
    expect((await faultOf(five9, 'userSkillRemove', skill(1, 'Sales'))).fault).toBe('IncorrectArgumentFault')
  })
})

describe('agent groups', () => {
  const members = async (five9: Five9, groupName: string) =>
    find(returned(await call(five9, 'getAgentGroup', { groupName }))[0], 'agents').map(({ text }) => text)

  it('gain and lose members', async () => {
    await using five9 = await start()
    await call(five9, 'modifyAgentGroup', { group: { name: 'Lisbon' }, addAgents: [userName, userName] })
    expect(stored(five9).agentGroups).toEqual(['Berlin', 'Lisbon'])
    expect(await members(five9, 'Lisbon')).toContain(userName)
    await call(five9, 'modifyAgentGroup', { group: { name: 'Berlin' }, removeAgents: [userName] })
    expect(stored(five9).agentGroups).toEqual(['Lisbon'])
  })

  it('are replaced by the fields that are sent: members, name and description', async () => {
    await using five9 = await start()
    const { id } = five9.domain.groups.get('Berlin') ?? { id: 0 }
    const group = { agents: [userName], description: 'Renamed', id, name: 'Potsdam' }
    expect((await call(five9, 'modifyAgentGroup', { group })).status).toBe(200)
    expect(await members(five9, 'Potsdam')).toEqual([userName])
    expect(five9.domain.groups.get('Potsdam')?.description).toBe('Renamed')
    expect(await faultOf(five9, 'getAgentGroup', { groupName: 'Berlin' })).toMatchObject({
      fault: 'ObjectNotFoundFault',
      objectName: 'Berlin',
      objectType: 'AgentGroup',
    })
    const taken = { group: { id, name: 'Lisbon' } }
    expect((await faultOf(five9, 'modifyAgentGroup', taken)).fault).toBe('IncorrectArgumentFault')
  })

  it.each([
    [{ addAgents: [userName] }, { fault: 'MissedArgumentFault' }],
    [{ group: { name: 'Mars' } }, { fault: 'ObjectNotFoundFault', objectType: 'AgentGroup' }],
    [{ group: { id: 5 } }, { fault: 'ObjectNotFoundFault', id: '5' }],
    [
      { group: { name: 'Lisbon' }, addAgents: [userName, 'nobody'] },
      { fault: 'ObjectNotFoundFault', objectType: 'User' },
    ],
    [
      { group: { name: 'Lisbon' }, addAgents: [userName, reporter] },
      { fault: 'UserHasNoRequiredRoleFault', roles: 'Agent' },
    ],
  ])('are not changed at all by %o', async (fields, fault) => {
    await using five9 = await start()
    expect(await faultOf(five9, 'modifyAgentGroup', fields)).toMatchObject(fault)
    expect(stored(five9).agentGroups).toEqual(['Berlin'])
  })
})

describe('user profiles', () => {
  it('give roles and skills to users that are added, and leave them with those removed', async () => {
    await using five9 = await start()
    await call(five9, 'userSkillAdd', { userSkill: { level: 5, skillName: 'Sales', userName } })
    await call(five9, 'modifyUserProfileUserList', { userProfileName: 'Team leads', addUsers: [userName] })
    expect(stored(five9).skills).toEqual([
      { name: 'Retention', level: 1 },
      { name: 'Sales', level: 5 },
    ])
    const [profile] = returned(await call(five9, 'getUserProfile', { userProfileName: 'Team leads' }))
    expect(find(profile, 'users').map(({ text }) => text)).toContain(userName)
    await call(five9, 'modifyUserProfileUserList', { userProfileName: 'Team leads', removeUsers: [userName] })
    expect(stored(five9).general.userProfileName).toBeUndefined()
    expect(Object.keys(stored(five9).roles)).toContain('supervisor')
  })

  it('and users must exist', async () => {
    await using five9 = await start()
    expect(await faultOf(five9, 'getUserProfile', { userProfileName: 'None' })).toMatchObject({
      fault: 'ObjectNotFoundFault',
      objectType: 'UserProfile',
    })
    const fields = { userProfileName: 'Team leads', addUsers: [userName, 'nobody'] }
    expect((await faultOf(five9, 'modifyUserProfileUserList', fields)).fault).toBe('ObjectNotFoundFault')
    expect(stored(five9).general.userProfileName).toBeUndefined()
  })
})

describe('canned reports', () => {
  it('are added and removed', async () => {
    await using five9 = await start()
    const [user] = returned(
      await call(five9, 'modifyUserCannedReports', {
        userName: reporter,
        cannedReportsToAdd: [{ index: 3, name: 'Queue, by hour' }],
        cannedReportsToRemove: ['Call Log'],
      }),
    )
    expect(find(user, 'cannedReports')).toHaveLength(1)
    expect(textAt(user, 'cannedReports/name')).toBe('Queue, by hour')
  })

  it.each([
    [{ userName }, { fault: 'UserHasNoRequiredRoleFault', roles: 'Reporting', userName }],
    [{ userName: 'nobody' }, { fault: 'UserNotFoundFault' }],
    [
      { userName: reporter, cannedReportsToRemove: ['Fiction'] },
      { fault: 'ObjectNotFoundFault', objectName: 'Fiction' },
    ],
    [{ userName: reporter, cannedReportsToAdd: [{ index: 1 }] }, { fault: 'MissedArgumentFault' }],
  ])('are refused for %o', async (fields, fault) => {
    await using five9 = await start()
    expect(await faultOf(five9, 'modifyUserCannedReports', fields)).toMatchObject(fault)
  })
})
