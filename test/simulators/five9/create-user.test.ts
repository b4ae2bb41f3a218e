import { describe, expect, it } from 'vitest'
import { defaultPermissions, makeDomain, startFive9 } from '../../../simulators/five9/index.ts'
import { call, faultIn, returned } from './caller.ts'
import { create, newcomer, stored } from './people.ts'
import { find, textAt } from './xml.ts'

const start = () => startFive9({ domain: makeDomain({ users: 40 }) })

describe('createUser', () => {
  it('needs only names, a password, an address and a role, and derives the rest', async () => {
    await using five9 = await start()
    const [user] = returned(await create(five9))
    expect(textAt(user, 'generalInfo/fullName')).toBe('New Agent')
    expect(textAt(user, 'generalInfo/extension')).toBe('1040')
    expect(Number(textAt(user, 'generalInfo/id'))).toBeGreaterThan(300_000_000_000_040)
    expect(textAt(user, 'generalInfo/active')).toBe('true')
    expect(find(user, 'roles/agent/permissions')).toHaveLength(55)
    expect(stored(five9).roles.agent?.permissions).toBe(defaultPermissions.agent)
  })

  it('takes skills, roles, groups and reports in one call', async () => {
    await using five9 = await start()
    const permissions = [
      { type: 'CanViewDashboards', value: true },
      { type: 'CanViewAllGroups', value: false },
    ]
    const reply = await create(five9, newcomer(), {
      roles: {
        agent: { alwaysRecorded: 1, attachVmToEmail: 0, sendEmailOnVm: 1 },
        reporting: { permissions },
      },
      agentGroups: ['Lisbon', 'Berlin'],
      cannedReports: [{ index: 2, name: 'Call Log' }],
      skills: [{ level: 3, skillName: 'Sales' }],
    })
    expect(reply.status).toBe(200)
    const user = stored(five9)
    expect(user.agentGroups).toEqual(['Lisbon', 'Berlin'])
    expect(user.cannedReports).toEqual([{ index: 2, name: 'Call Log' }])
    expect(user.skills).toEqual([{ name: 'Sales', level: 3 }])
    expect(user.roles.agent).toMatchObject({
      alwaysRecorded: true,
      attachVmToEmail: false,
      sendEmailOnVm: true,
    })
    expect(user.roles.reporting?.permissions.filter(({ value }) => value).map(({ type }) => type)).toEqual([
      'CanViewDashboards',
    ])
    expect(user.roles.reporting?.permissions).toHaveLength(13)
  })

  it.each(['userName', 'password', 'firstName', 'lastName', 'EMail'])('misses a %s', async field => {
    await using five9 = await start()
    const { [field]: _, ...rest } = newcomer()
    expect(faultIn(await create(five9, rest)).fault).toBe('MissedArgumentFault')
    expect(faultIn(await create(five9, { ...rest, [field]: ' ' })).fault).toBe('MissedArgumentFault')
    expect(five9.domain.users.size).toBe(40)
  })

  it('misses a whole user', async () => {
    await using five9 = await start()
    expect(faultIn(await call(five9, 'createUser')).fault).toBe('MissedArgumentFault')
    expect(faultIn(await call(five9, 'createUser', '<userInfo/>')).fault).toBe('MissedArgumentFault')
  })

  it.each([...`'*\\~&%#,!()^/<>:;?[]{}+=|`, 'я', '山', '\t'])(
    'refuses a user name with %s',
    async character => {
      await using five9 = await start()
      const reply = await create(five9, newcomer(`new${character}@example.com`))
      expect(faultIn(reply).fault).toBe('InvalidUserDataFault')
    },
  )

  it.each(['.a', '-a', '_a', '@a', '$a', ' a', 'é', 'ß', '007', 'İpek', 'a"b', 'a`b', 'a b'])(
    'accepts the user name "%s"',
    async name => {
      await using five9 = await startFive9()
      expect((await create(five9, newcomer(name))).status).toBe(200)
    },
  )

  it('tells names apart by case', async () => {
    await using five9 = await start()
    expect((await create(five9)).status).toBe(200)
    expect((await create(five9, newcomer('NEW.agent@example.com'))).status).toBe(200)
    expect(faultIn(await create(five9))).toMatchObject({
      fault: 'UserAlreadyExistsFault',
      userName: 'new.agent@example.com',
    })
  })

  it.each(['Sh0rt', 'nocapital1', 'NoDigitHere'])('refuses the password %s', async password => {
    await using five9 = await start()
    expect(faultIn(await create(five9, { ...newcomer(), password })).fault).toBe('InvalidAccountFault')
  })

  it('keeps extensions unique and within the domain’s settings', async () => {
    await using five9 = await start()
    expect(faultIn(await create(five9, { ...newcomer(), extension: '1003' }))).toMatchObject({
      fault: 'ExtensionAlreadyInUseFault',
      ext: '1003',
    })
    for (const extension of ['12', '1234567', '12a4']) {
      expect(faultIn(await create(five9, { ...newcomer(), extension })).fault).toBe('InvalidUserDataFault')
    }
    await call(five9, 'deleteUser', { userName: [...five9.domain.users.keys()][3] })
    expect((await create(five9)).status).toBe(200)
    expect(stored(five9).general.extension).toBe('1003')
  })

  it('runs out of extensions and of users', async () => {
    await using five9 = await start()
    five9.domain.configuration = {
      ...five9.domain.configuration,
      extensionSettings: { minimalGeneratedExtension: '9999', maximalExtensionLength: 4 },
    }
    expect((await create(five9)).status).toBe(200)
    expect(faultIn(await create(five9, newcomer('b@example.com'))).fault).toBe('TooManyExtensionsFault')
    five9.domain.maxUsers = 41
    expect(faultIn(await create(five9, newcomer('b@example.com'))).fault).toBe('TooManyUsersFault')
  })

  it('needs at least one role, and the roles that groups and reports ask for', async () => {
    await using five9 = await start()
    expect(faultIn(await create(five9, newcomer(), { roles: {} }))).toMatchObject({
      fault: 'UserHasNoRequiredRoleFault',
      userName: 'new.agent@example.com',
    })
    const reports = await create(five9, newcomer(), { cannedReports: [{ name: 'Call Log' }] })
    expect(faultIn(reports)).toMatchObject({ fault: 'UserHasNoRequiredRoleFault', roles: 'Reporting' })
    const groups = await create(five9, newcomer(), { roles: { reporting: {} }, agentGroups: ['Berlin'] })
    expect(faultIn(groups)).toMatchObject({ fault: 'UserHasNoRequiredRoleFault', roles: 'Agent' })
  })

  it('wants a supervisor to see something', async () => {
    await using five9 = await start()
    const supervisor = (type: string) => ({ roles: { supervisor: { permissions: [{ type, value: true }] } } })
    expect(faultIn(await create(five9, newcomer(), supervisor('BargeInMonitor'))).fault).toBe(
      'InvalidUserDataFault',
    )
    expect((await create(five9, newcomer(), supervisor('Agents'))).status).toBe(200)
  })

  it('refuses the permission that only the vendor sets, and one without a type', async () => {
    await using five9 = await start()
    const admin = (permission: { type?: string; value: boolean }) => ({
      roles: { admin: { permissions: [permission] } },
    })
    const billing = admin({ type: 'AccessBillingApplication', value: false })
    expect(faultIn(await create(five9, newcomer(), billing)).fault).toBe('ExecutionRestrictionFault')
    expect(faultIn(await create(five9, newcomer(), admin({ value: true }))).fault).toBe('MissedArgumentFault')
  })

  it('refuses what it does not know', async () => {
    await using five9 = await start()
    const fault = async (...args: Parameters<typeof create> extends [unknown, ...infer R] ? R : never) =>
      faultIn(await create(five9, ...args))
    expect(await fault({ ...newcomer(), locale: 'tlh' })).toMatchObject({
      fault: 'LocaleNotFoundFault',
      localeName: 'tlh',
    })
    expect(await fault(newcomer(), { skills: [{ level: 1, skillName: 'Juggling' }] })).toMatchObject({
      fault: 'SkillNotFoundFault',
      skillName: 'Juggling',
    })
    expect((await fault(newcomer(), { skills: [{ level: 11, skillName: 'Sales' }] })).fault).toBe(
      'IncorrectArgumentFault',
    )
    expect((await fault(newcomer(), { agentGroups: ['Mars'] })).fault).toBe('InvalidUserDataFault')
    expect((await fault({ ...newcomer(), userProfileName: 'Nobody' })).fault).toBe('InvalidUserDataFault')
    const reports = { roles: { reporting: {} }, cannedReports: [{ name: 'Fiction' }] }
    expect((await fault(newcomer(), reports)).fault).toBe('InvalidUserDataFault')
  })

  it('lets a profile override roles and skills', async () => {
    await using five9 = await start()
    const general = { ...newcomer(), userProfileName: 'Team leads' }
    await create(five9, general, { roles: { crmManager: {} }, skills: [{ level: 9, skillName: 'Billing' }] })
    const user = stored(five9)
    expect(new Set(Object.keys(user.roles))).toEqual(new Set(['agent', 'supervisor']))
    expect(user.skills.map(({ name }) => name)).toEqual(['Retention', 'Sales'])
  })
})
