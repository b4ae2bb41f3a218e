import { describe, expect, test } from 'vitest'
import {
  type Five9Options,
  FTP_PASSWORD,
  makeDomain,
  startFive9,
} from '../../../../simulators/five9/index.ts'
import { type DomainFacts, readDomainFacts } from '../../../../src/platforms/five9/roster/domain-facts.ts'
import { clientOf } from '../clients.ts'

const everyKind = ['userName', 'skills', 'agentGroups', 'userProfileName']

async function read(
  columns: readonly string[],
  options: Five9Options = {},
): Promise<{ readonly facts: DomainFacts; readonly calls: readonly string[] }> {
  await using five9 = await startFive9({ domain: makeDomain({ users: 60 }), ...options })
  const facts = await readDomainFacts(clientOf(five9), columns, new AbortController().signal)
  return { facts, calls: five9.calls.map(({ operation }) => operation) }
}

describe('the facts of a domain', () => {
  test('are read in one call each', async () => {
    const { facts, calls } = await read(everyKind)
    expect(calls).toEqual(['getVCCConfiguration', 'getSkills', 'getAgentGroups', 'getUserProfiles'])
    expect([...facts.names.keys()]).toEqual(['skill', 'agent group', 'user profile'])
    expect(facts.names.get('skill')).toContain('Billing, EN')
    expect(facts.names.get('agent group')).toContain('R&D <test>')
    expect(facts.names.get('user profile')).toEqual(new Set(['New agents', 'Team leads']))
    expect(facts.profileRoles).toEqual(
      new Map([
        ['New agents', new Set(['agent'])],
        ['Team leads', new Set(['agent', 'supervisor'])],
      ]),
    )
    expect(facts).toMatchObject({
      extension: { minimalExtensionLength: '3', maximalExtensionLength: '6' },
      passwordPolicy: { minPasswordLength: '8', minCapitalCharacters: '1' },
      mailsNewUsers: true,
      doubts: [],
    })
    expect(JSON.stringify(facts)).not.toContain(FTP_PASSWORD)
  })

  test('are only those that the roster has to do with', async () => {
    const { facts, calls } = await read(['userName', 'roles'])
    expect(calls).toEqual(['getVCCConfiguration'])
    expect(facts.names).toEqual(new Map())
  })

  test('are equal however a name is composed', async () => {
    const domain = makeDomain({ users: 3 })
    domain.groups.set('Zu\u0308rich ', { id: 1, name: 'Zu\u0308rich ' })
    expect((await read(['agentGroups'], { domain })).facts.names.get('agent group')).toContain('Zürich')
  })

  test.each([
    [false, false],
    [undefined, undefined],
  ])('say whether new users get mail: %s', async (newUserNotification, told) => {
    const domain = makeDomain({ users: 3 })
    const emailProperties = {
      emailAddress: 'a@example.com',
      ...(newUserNotification === false && { newUserNotification }),
    }
    domain.configuration = { ...domain.configuration, emailProperties }
    expect((await read([], { domain })).facts.mailsNewUsers).toBe(told)
  })

  test('go without what the account may not read, and say so', async () => {
    const domain = makeDomain({ users: 5 })
    const account = domain.users.get(domain.account)
    if (!account) throw new Error('no account')
    const permissions = ['CanUseAdminSoapApi', 'ManageUsers'].map(type => ({ type, value: true }))
    domain.put({ ...account, roles: { admin: { permissions } } })
    const refusal = {
      effect: 'fault',
      fault: 'AccessDisallowedFault',
      operation: 'getVCCConfiguration',
    } as const
    const { facts } = await read(everyKind, { domain, quirks: [refusal] })
    expect([...facts.names.keys()]).toEqual(['user profile'])
    expect(facts).toMatchObject({ extension: {}, passwordPolicy: {}, mailsNewUsers: undefined })
    expect(facts.doubts).toEqual([
      expect.stringMatching(/^Extensions and passwords cannot be checked: .*\)\. The API user needs /),
      expect.stringMatching(/^Names of skills cannot be checked: .*ManageSkills/),
      expect.stringMatching(/^Names of agent groups cannot be checked: .*ManageAgentGroups/),
    ])
  })

  test('go without what Five9 refuses for a reason of its own', async () => {
    const quirks = [{ effect: 'fault', fault: 'IncorrectArgumentFault', operation: 'getSkills' } as const]
    const { facts } = await read(everyKind, { quirks })
    expect([...facts.names.keys()]).toEqual(['agent group', 'user profile'])
    expect(facts.doubts).toEqual([expect.stringMatching(/^Names of skills cannot be checked: .*\)\.$/)])
  })

  test('are not made up when the server fails', async () => {
    const quirks = [{ effect: 'fault', fault: 'ServerFault', operation: 'getSkills' } as const]
    await expect(read(everyKind, { quirks })).rejects.toMatchObject({
      kind: 'transient',
      code: 'ServerFault',
    })
  })
})
