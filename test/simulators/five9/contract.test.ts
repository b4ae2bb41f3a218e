import { describe, expect, it } from 'vitest'
import type { Field } from '../../../simulators/five9/contract/fields.ts'
import { complexTypes, enums } from '../../../simulators/five9/contract/types.ts'
import {
  type FaultName,
  faultTypes,
  makeDomain,
  type OperationName,
  operations,
  startFive9,
} from '../../../simulators/five9/index.ts'
import { call, faultIn, type Reply } from './caller.ts'
import { hasWsdl, noWsdl, VendorContract } from './vendor-contract.ts'
import type { Sent } from './xml.ts'

const vendor = hasWsdl ? new VendorContract() : undefined
const names = Object.keys(operations) as OperationName[]

/** The simulator's description of a type, in the words of the vendor's. */
function asParticles(fields: Readonly<Record<string, Field>>) {
  return Object.entries(fields).map(([name, { type, required, many, nillable }]) => ({
    name,
    type,
    min: required ? 1 : 0,
    max: many ? Number.POSITIVE_INFINITY : 1,
    nillable,
  }))
}

describe('the description of the contract', () => {
  it.for(names)('%s has the children and faults of the vendor', (name, context) => {
    if (!vendor) return context.skip(noWsdl)
    const { request, response, faults } = operations[name]
    expect(asParticles(request)).toEqual(vendor.childrenOf(name))
    expect(asParticles(response)).toEqual(vendor.childrenOf(`${name}Response`))
    expect(new Set<string>(faults)).toEqual(new Set(vendor.faultsOf(name)))
  })

  it.for(Object.entries(complexTypes))('type %s is the vendor’s', ([name, fields], context) => {
    if (!vendor) return context.skip(noWsdl)
    // The vendor types these by an enumeration without values, which is any string.
    const wanted = vendor
      .sequenceOf(name)
      ?.map(one => (one.type === 'crmManagerPermissionType' ? { ...one, type: 'string' } : one))
    expect(asParticles(fields)).toEqual(wanted)
  })

  it.for(Object.entries(enums))('enumeration %s is the vendor’s', ([name, values], context) => {
    if (!vendor) return context.skip(noWsdl)
    expect(values).toEqual(vendor.enumOf(name))
  })

  it.for(Object.entries(faultTypes))('%s is the vendor’s', ([name, fields], context) => {
    if (!vendor) return context.skip(noWsdl)
    expect(asParticles(fields)).toEqual(vendor.childrenOf(name))
  })
})

/** Calls that are answered, one or more for every operation, in an order in which they can be. */
const sequence: readonly (readonly [OperationName, Sent])[] = [
  ['getUsersInfo', {}],
  ['getUsersGeneralInfo', {}],
  ['getUserInfo', { userName: 'ana' }],
  ['getUserGeneralInfo', { userName: 'ana' }],
  ['getSkills', {}],
  ['getAgentGroups', {}],
  ['getAgentGroup', { groupName: 'Berlin' }],
  ['getUserProfiles', {}],
  ['getUserProfile', { userProfileName: 'Team leads' }],
  ['getVCCConfiguration', {}],
  ['getApiVersions', {}],
  ['getCallCountersState', {}],
  ['createUser', { userInfo: newUser('new@example.com') }],
  ['userSkillAdd', { userSkill: { level: 3, skillName: 'Sales', userName: 'new@example.com' } }],
  ['userSkillModify', { userSkill: { level: 4, skillName: 'Sales', userName: 'new@example.com' } }],
  ['userSkillRemove', { userSkill: { level: 1, skillName: 'Sales', userName: 'new@example.com' } }],
  [
    'modifyUser',
    { userGeneralInfo: { userName: 'new@example.com' }, rolesToSet: { crmManager: {}, reporting: {} } },
  ],
  [
    'modifyUserCannedReports',
    { userName: 'new@example.com', cannedReportsToAdd: [{ index: 1, name: 'Call Log' }] },
  ],
  ['modifyAgentGroup', { group: { name: 'Berlin' }, addAgents: ['new@example.com'] }],
  ['modifyUserProfileUserList', { userProfileName: 'Team leads', addUsers: ['new@example.com'] }],
  ['deleteUser', { userName: 'new@example.com' }],
  ['closeSession', {}],
]

function newUser(userName: string): Sent {
  const generalInfo = { EMail: userName, firstName: 'New', lastName: 'User', password: 'Passw0rd', userName }
  return {
    generalInfo,
    roles: { agent: { alwaysRecorded: true, attachVmToEmail: false, sendEmailOnVm: false } },
  }
}

describe('answers against the vendor’s schema', () => {
  it('every answer validates', async context => {
    if (!vendor) return context.skip(noWsdl)
    await using five9 = await startFive9({ domain: makeDomain({ users: 200 }) })
    const problems: Record<string, string[]> = {}
    for (const [operation, fields] of sequence) {
      const reply = await call(five9, operation, fields)
      problems[operation] = [`HTTP ${reply.status}`, ...vendor.problems(operation, reply.text)]
    }
    expect(problems).toEqual(Object.fromEntries(names.map(name => [name, ['HTTP 200']])))
  })

  it('every fault of every operation validates', async context => {
    if (!vendor) return context.skip(noWsdl)
    await using five9 = await startFive9()
    const problems: string[] = []
    for (const operation of names) {
      for (const fault of operations[operation].faults) {
        const reply = await faulty(operation, fault)
        expect(faultIn(reply)).toMatchObject({ fault, message: 'asked for' })
        problems.push(...vendor.problems(operation, reply.text))
      }
    }
    expect(problems).toEqual([])

    function faulty(operation: OperationName, fault: FaultName): Promise<Reply> {
      five9.set([{ effect: 'fault', operation, fault, detail: sample(fault), message: 'asked for' }])
      return call(five9, operation)
    }
  })
})

describe('the check against the vendor’s schema', () => {
  it.for([
    ['a child out of order', /(<active>.*?<\/active>)(<canChangePassword>.*?<\/canChangePassword>)/, '$2$1'],
    ['a child that is missing', /<level>\d+<\/level>/, ''],
    ['a child that repeats', /<userName>.*?<\/userName>/, '$&$&'],
    ['a child in a namespace', /<generalInfo>/, '<generalInfo xmlns="urn:x">'],
    ['a value outside its enumeration', />VOICE</, '>FAX<'],
    ['a boolean that is none', /<active>\w+</, '<active>yes<'],
    ['another operation', /getUsersInfoResponse/g, 'getSkillsResponse'],
  ] as const)('finds %s', async ([, from, to], context) => {
    if (!vendor) return context.skip(noWsdl)
    await using five9 = await startFive9({ domain: makeDomain({ users: 30 }) })
    const { text } = await call(five9, 'getUsersInfo')
    expect(vendor.problems('getUsersInfo', text)).toEqual([])
    expect(vendor.problems('getUsersInfo', text.replace(from, to))).not.toEqual([])
  })

  it('finds a fault that the operation does not declare', async context => {
    if (!vendor) return context.skip(noWsdl)
    await using five9 = await startFive9()
    const { text } = await call(five9, 'getUserInfo', { userName: 'nobody' })
    expect(vendor.problems('getSkills', text)).toEqual(['getSkills declares no UserNotFoundFault'])
  })
})

/** Values for the fields of a fault, its message apart. */
function sample(fault: FaultName): Record<string, string | number | readonly string[]> {
  const values: Record<string, string | number | readonly string[]> = {
    agentNames: ['Kim'],
    featureLicenseType: 'USER',
    id: 7,
    limit: 7,
    objectType: 'Skill',
    roles: ['Reporting'],
    totalNumberOfLicenses: 7,
  }
  const fields = Object.keys(faultTypes[fault]).filter(name => name !== 'message')
  return Object.fromEntries(fields.map(name => [name, values[name] ?? 'Kim']))
}
