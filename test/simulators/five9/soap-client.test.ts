import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BasicAuthSecurity, type Client, createClientAsync } from 'soap'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { type Five9, makeDomain, startFive9 } from '../../../simulators/five9/index.ts'
import { newcomer, stored } from './people.ts'
import { hasWsdl, noWsdl, wsdlPath } from './vendor-contract.ts'

interface Found {
  readonly return: readonly { readonly generalInfo: { readonly userName: string } }[]
}

const userName = 'new.agent@example.com'
let folder = ''
let five9: Five9
let client: Client

/** Calls an operation through the client that was made from the vendor's own WSDL. */
async function ask<T>(operation: string, fields: object = {}): Promise<T> {
  const method = client[`${operation}Async`] as (fields: object) => Promise<[T]>
  return (await method(fields))[0]
}

describe('npm soap with the vendor’s WSDL', () => {
  beforeAll(async () => {
    if (!hasWsdl) return
    folder = mkdtempSync(join(tmpdir(), 'five9-wsdl-'))
    const local = join(folder, 'AdminWebService.wsdl')
    // The swaRef schema lies on a third host, which no test may ask.
    writeFileSync(local, readFileSync(wsdlPath, 'utf8').replace(/ schemaLocation="[^"]*"/, ''))
    five9 = await startFive9({ domain: makeDomain({ users: 30 }) })
    client = await createClientAsync(local, { endpoint: five9.endpoint })
    client.setSecurity(new BasicAuthSecurity(five9.username, five9.password))
  })

  afterAll(async () => {
    if (!hasWsdl) return
    await five9.close()
    rmSync(folder, { recursive: true })
  })

  const withVendor = (name: string, test: () => Promise<void>) =>
    it(name, async (context: TestContext) => {
      if (!hasWsdl) context.skip(noWsdl)
      await test()
    })

  withVendor('lists users', async () => {
    const found = await ask<Found>('getUsersInfo', { userNamePattern: 'rollcall.*' })
    expect(found.return.map(({ generalInfo }) => generalInfo.userName)).toEqual([five9.username])
    expect((await ask<Found>('getUsersGeneralInfo')).return).toHaveLength(30)
  })

  withVendor('creates, changes and deletes a user', async () => {
    const roles = { agent: { sendEmailOnVm: false, attachVmToEmail: false, alwaysRecorded: true } }
    const made = await ask<{ return: { generalInfo: object } }>('createUser', {
      userInfo: { generalInfo: newcomer(), roles },
    })
    expect(made.return.generalInfo).toMatchObject({ userName, fullName: 'New Agent', active: true })
    await ask('modifyUser', {
      userGeneralInfo: { userName, lastName: 'Married' },
      rolesToSet: { reporting: {} },
    })
    expect(stored(five9).general.lastName).toBe('Married')
    await ask('modifyUser', { userGeneralInfo: { userName }, rolesToRemove: ['Reporting'] })
    expect(Object.keys(stored(five9).roles)).toEqual(['agent'])
    await ask('userSkillAdd', { userSkill: { userName, skillName: 'Sales', level: 2 } })
    await ask('modifyAgentGroup', { group: { name: 'Berlin' }, addAgents: [userName] })
    expect(stored(five9)).toMatchObject({ skills: [{ name: 'Sales', level: 2 }], agentGroups: ['Berlin'] })
    await ask('deleteUser', { userName })
    expect(five9.domain.users.has(userName)).toBe(false)
  })

  withVendor('reads skills, groups and call counters', async () => {
    expect((await ask<{ return: object[] }>('getSkills')).return).toHaveLength(five9.domain.skills.size)
    const groups = await ask<{ return: object[] }>('getAgentGroups', { groupNamePattern: 'Berlin' })
    expect(groups.return).toMatchObject([{ name: 'Berlin' }])
    const windows = await ask<{ return: { timeout: number }[] }>('getCallCountersState')
    expect(windows.return.map(({ timeout }) => Number(timeout))).toEqual([60, 3_600, 86_400])
  })

  withVendor('gets a fault with its detail', async () => {
    const error = await ask('getUserInfo', { userName: 'nobody' }).catch((reason: unknown) => reason)
    expect(error).toMatchObject({
      root: { Envelope: { Body: { Fault: { detail: { UserNotFoundFault: { userName: 'nobody' } } } } } },
    })
  })
})
