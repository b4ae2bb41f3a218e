import { describe, expect, it } from 'vitest'
import {
  everything,
  type Five9,
  type Five9Options,
  makeDomain,
  startFive9,
} from '../../../simulators/five9/index.ts'
import { call, faultIn, returned } from './caller.ts'
import { agentRole, create, modify, newcomer, stored } from './people.ts'
import { find, textAt } from './xml.ts'

const userName = 'new.agent@example.com'

/** A domain with a known agent in it. */
async function start(options: Five9Options = {}): Promise<Five9> {
  const five9 = await startFive9({ domain: makeDomain({ users: 10 }), ...options })
  await create(
    five9,
    { ...newcomer(), phoneNumber: '+15550001111', locale: 'en' },
    { agentGroups: ['Berlin'] },
  )
  return five9
}

describe('modifyUser', () => {
  it('changes what is sent and keeps the rest', async () => {
    await using five9 = await start()
    const [user] = returned(await modify(five9, { userName, lastName: 'Married', phoneNumber: '' }))
    expect(textAt(user, 'generalInfo/fullName')).toBe('New Married')
    expect(textAt(user, 'generalInfo/phoneNumber')).toBe('')
    expect(textAt(user, 'generalInfo/locale')).toBe('en')
  })

  it('resets what is not sent when told to', async () => {
    await using five9 = await start({ leftOut: 'reset' })
    const { id, extension } = stored(five9).general
    const { password: _, ...general } = newcomer()
    await modify(five9, { ...general, lastName: 'Married' })
    expect(stored(five9).general).toEqual({ ...general, lastName: 'Married', id, extension })
    expect(faultIn(await modify(five9, { userName })).fault).toBe('IncorrectArgumentFault')
  })

  it('takes the id back only when it is the right one', async () => {
    await using five9 = await start()
    const { id } = stored(five9).general
    expect((await modify(five9, { userName, id })).status).toBe(200)
    expect(faultIn(await modify(five9, { userName, id: id + 1 })).fault).toBe('IncorrectArgumentFault')
  })

  it('rejects the full name, which is derived', async () => {
    await using five9 = await start()
    expect(faultIn(await modify(five9, { userName, fullName: 'New Agent' })).fault).toBe(
      'IncorrectArgumentFault',
    )
  })

  it.each([
    ['UserNotFoundFault', { userName: 'New.agent@example.com' }],
    ['MissedArgumentFault', { lastName: 'Nobody' }],
    ['LocaleNotFoundFault', { userName, locale: 'tlh' }],
    ['ExtensionAlreadyInUseFault', { userName, extension: '1002' }],
    ['IncorrectArgumentFault', { userName, extension: '' }],
    ['IncorrectArgumentFault', { userName, EMail: '' }],
    ['IncorrectArgumentFault', { userName, userProfileName: 'Nobody' }],
    ['InvalidAccountFault', { userName, password: 'weak' }],
  ])('answers %s to %o and changes nothing', async (fault, general) => {
    await using five9 = await start()
    const before = stored(five9)
    expect(faultIn(await modify(five9, general)).fault).toBe(fault)
    expect(stored(five9)).toBe(before)
  })

  it('moves an extension and frees the old one', async () => {
    await using five9 = await start()
    await modify(five9, { userName, extension: '2000' })
    expect((await create(five9, { ...newcomer('b@example.com'), extension: '1010' })).status).toBe(200)
    expect(faultIn(await modify(five9, { userName: 'b@example.com', extension: '2000' })).fault).toBe(
      'ExtensionAlreadyInUseFault',
    )
  })

  it('sets the password and never returns it', async () => {
    await using five9 = await start()
    const reply = await modify(five9, { userName, password: 'Chang3dPass' }, { rolesToSet: { admin: {} } })
    expect(reply.text).not.toContain('assword>')
    expect(reply.text).not.toContain('Chang3dPass')
    const user = stored(five9)
    five9.domain.put({ ...user, roles: { ...user.roles, admin: everything('admin') } })
    const asUser = { ...five9, username: userName, password: 'Chang3dPass' }
    expect((await call(asUser, 'getUsersInfo')).text).not.toContain('Chang3dPass')
    expect((await call({ ...asUser, password: 'Passw0rd' }, 'getSkills')).status).toBe(401)
  })
})

describe('the roles of modifyUser', () => {
  it('replaces a role that is named and keeps the others', async () => {
    await using five9 = await start()
    const permissions = [{ type: 'CanViewDashboards', value: true }]
    const [user] = returned(await modify(five9, { userName }, { rolesToSet: { reporting: { permissions } } }))
    expect(find(user, 'roles/agent')).toHaveLength(1)
    await modify(
      five9,
      { userName },
      { rolesToSet: { reporting: { permissions: [{ type: 'CanViewAllGroups', value: true }] } } },
    )
    const granted = stored(five9).roles.reporting?.permissions.filter(({ value }) => value)
    expect(granted).toEqual([{ type: 'CanViewAllGroups', value: true }])
  })

  it('removes roles by their enumerated names, and what hangs on them', async () => {
    await using five9 = await start()
    await modify(five9, { userName }, { rolesToSet: { reporting: {} }, rolesToRemove: ['Agent'] })
    expect(Object.keys(stored(five9).roles)).toEqual(['reporting'])
    expect(stored(five9).agentGroups).toEqual([])
  })

  it('leaves no user without a role', async () => {
    await using five9 = await start()
    expect(faultIn(await modify(five9, { userName }, { rolesToRemove: ['Agent'] })).fault).toBe(
      'CantModifyObjectFault',
    )
  })

  it('wants a supervisor to see something', async () => {
    await using five9 = await start()
    const supervisor = { permissions: [{ type: 'WhisperMonitor', value: true }] }
    expect(faultIn(await modify(five9, { userName }, { rolesToSet: { supervisor } })).fault).toBe(
      'IncorrectArgumentFault',
    )
  })

  it('keeps permissions that cannot be sent: the unknown and the vendor’s own', async () => {
    await using five9 = await start({ domain: makeDomain({ users: 10, unknownPermission: 'CanTeleport' }) })
    const known = [...five9.domain.users.values()].find(({ roles }) => roles.agent && !roles.admin)
    if (!known) throw new Error('no agent')
    const before = known.roles.agent?.permissions.find(({ type }) => type === 'CanTeleport')
    const permissions = [{ type: 'CanParkCall', value: true }]
    await modify(
      five9,
      { userName: known.general.userName },
      { rolesToSet: { agent: withPermissions(permissions) } },
    )
    expect(stored(five9, known.general.userName).roles.agent?.permissions.at(-1)).toEqual(before)
    const admin = { permissions: [{ type: 'CanUseAdminSoapApi', value: true }] }
    await modify(five9, { userName: five9.username }, { rolesToSet: { admin } })
    const granted = stored(five9, five9.username).roles.admin?.permissions.filter(({ value }) => value)
    expect(granted?.map(({ type }) => type)).toEqual(['AccessBillingApplication', 'CanUseAdminSoapApi'])
  })

  it('follows the profile, given or taken', async () => {
    await using five9 = await start()
    await modify(five9, { userName, userProfileName: 'Team leads' }, { rolesToSet: { crmManager: {} } })
    expect(new Set(Object.keys(stored(five9).roles))).toEqual(new Set(['agent', 'supervisor']))
    await modify(five9, { userName, userProfileName: '' }, { rolesToSet: { crmManager: {} } })
    expect(stored(five9).general.userProfileName).toBeUndefined()
    expect(Object.keys(stored(five9).roles)).toContain('crmManager')
  })
})

describe('deleteUser', () => {
  it('deletes a user once', async () => {
    await using five9 = await start()
    expect((await call(five9, 'deleteUser', { userName })).status).toBe(200)
    expect(faultIn(await call(five9, 'deleteUser', { userName }))).toMatchObject({
      fault: 'UserNotFoundFault',
      userName,
    })
    expect(faultIn(await call(five9, 'getUserInfo', { userName })).fault).toBe('UserNotFoundFault')
  })

  it('does not delete the account in use', async () => {
    await using five9 = await start()
    expect(faultIn(await call(five9, 'deleteUser', { userName: five9.username }))).toMatchObject({
      fault: 'UserCantBeDeletedFault',
      userName: five9.username,
    })
  })
})

function withPermissions(permissions: { type: string; value: boolean }[]) {
  const { alwaysRecorded, attachVmToEmail, sendEmailOnVm } = agentRole
  return { alwaysRecorded, attachVmToEmail, permissions, sendEmailOnVm }
}
