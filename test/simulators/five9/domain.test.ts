import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  makeDomain,
  oddUserNames,
  permissionNames,
  type Role,
  startFive9,
} from '../../../simulators/five9/index.ts'
import { checkUserName } from '../../../simulators/five9/rules/general.ts'
import { call } from './caller.ts'

const thousand = makeDomain({ users: 1_000 })
const users = [...thousand.users.values()]

describe('a made-up domain', () => {
  it('is the same for the same seed, and another for another', () => {
    const list = (seed: number) => JSON.stringify([...makeDomain({ users: 50, seed }).users.values()])
    expect(list(7)).toBe(list(7))
    expect(list(7)).not.toBe(list(8))
  })

  it('has as many users as asked for, the account first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), (count, seed) => {
        const { users: made, account } = makeDomain({ users: count, seed })
        expect(made.size).toBe(count)
        expect([...made.keys()][0]).toBe(account)
      }),
      { numRuns: 20 },
    )
  })

  it('holds every odd user name, all legal, and none outside example.com', () => {
    for (const name of oddUserNames) expect(thousand.users.has(name)).toBe(true)
    for (const name of thousand.users.keys())
      expect(() => checkUserName(name, 'InvalidUserDataFault')).not.toThrow()
    expect(users.filter(({ general }) => !/@example\.com(?:\.au)?$/.test(general.EMail ?? ''))).toEqual([])
  })

  it('gives users unique ids and extensions', () => {
    expect(new Set(users.map(({ general }) => general.id)).size).toBe(1_000)
    expect(new Set(users.map(({ general }) => general.extension)).size).toBe(1_000)
  })

  it('shows all 31 combinations of roles, every permission granted and denied, and every agent flag', () => {
    expect(new Set(users.map(({ roles }) => Object.keys(roles).join())).size).toBe(31)
    for (const role of Object.keys(permissionNames) as Role[]) {
      const permissions = users.flatMap(({ roles }) => roles[role]?.permissions ?? [])
      const seen = new Set(permissions.map(({ type, value }) => `${type} ${value}`))
      expect(seen.size).toBe(permissionNames[role].length * 2)
    }
    const flags = users.flatMap(({ roles: { agent } }) =>
      agent ? [`${agent.alwaysRecorded}${agent.sendEmailOnVm}`] : [],
    )
    expect(new Set(flags).size).toBe(4)
  })

  it('leaves optional fields empty or out, in some users', () => {
    const phones = new Set(users.map(({ general }) => general.phoneNumber?.slice(0, 1)))
    expect(phones).toEqual(new Set(['', '+', undefined]))
    const media = new Set(users.map(({ general }) => general.mediaTypeConfig?.mediaTypes?.length))
    expect(media).toEqual(new Set([4, 6, undefined]))
  })

  it('spreads numeric names evenly over all prefixes of three digits', () => {
    const domain = makeDomain({ users: 20_001, distribution: 'numeric' })
    const counts = new Map<string, number>()
    for (const name of domain.users.keys()) {
      if (name === domain.account) continue
      expect(name).toMatch(/^\d{6}@example\.com$/)
      counts.set(name.slice(0, 3), (counts.get(name.slice(0, 3)) ?? 0) + 1)
    }
    expect(counts.size).toBe(1_000)
    expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThan(15)
  })

  it('takes names from a function', () => {
    const domain = makeDomain({ users: 4, distribution: index => `agent.${index}`, account: 'boss' })
    expect([...domain.users.keys()]).toEqual(['boss', 'agent.0', 'agent.1', 'agent.2'])
  })

  it('adds a permission that the contract does not know, when told to', () => {
    const domain = makeDomain({ users: 30, unknownPermission: 'CanTeleport' })
    const agents = [...domain.users.values()].filter(({ roles }) => roles.agent)
    for (const { roles } of agents) expect(roles.agent?.permissions.at(-1)?.type).toBe('CanTeleport')
  })

  it('is as large on the wire as a real one', async () => {
    await using five9 = await startFive9({ domain: thousand })
    const full = (await call(five9, 'getUsersInfo')).text.length / 1_000
    const general = (await call(five9, 'getUsersGeneralInfo')).text.length / 1_000
    expect(full).toBeGreaterThan(6_000)
    expect(full).toBeLessThan(7_000)
    expect(general).toBeGreaterThan(1_150)
    expect(general).toBeLessThan(1_450)
  })
})
