import { describe, expect, it } from 'vitest'
import { type Call, FTP_PASSWORD, makeDomain, startFive9 } from '../../../simulators/five9/index.ts'
import { call } from './caller.ts'
import { ManualClock } from './manual-clock.ts'

describe('hooks', () => {
  it('are awaited before a call takes effect and before its answer goes out', async () => {
    const seen: string[] = []
    await using five9 = await startFive9({
      domain: makeDomain({ users: 5 }),
      onCall: async one => {
        await Promise.resolve()
        seen.push(`call ${one.operation} ${five9.domain.users.size} ${one.outcome}`)
      },
      onAnswer: async one => {
        await Promise.resolve()
        seen.push(`answer ${one.operation} ${five9.domain.users.size}`)
      },
    })
    await call(five9, 'deleteUser', { userName: [...five9.domain.users.keys()][1] })
    seen.push('answered')
    await call(five9, 'deleteUser', { userName: 'nobody' })
    expect(seen).toEqual([
      'call deleteUser 5 pending',
      'answer deleteUser 4',
      'answered',
      'call deleteUser 4 pending',
      'answer deleteUser 4',
    ])
  })

  it('that throw break the connection and fail the closing', async () => {
    const five9 = await startFive9({
      onCall: () => {
        throw new Error('the test is wrong')
      },
    })
    await expect(call(five9, 'getSkills')).rejects.toThrow()
    await expect(five9.close()).rejects.toThrow('the test is wrong')
  })
})

describe('the log of calls', () => {
  it('holds what was asked, what it cost and how it ended', async () => {
    const clock = new ManualClock()
    await using five9 = await startFive9({ domain: makeDomain({ users: 5 }), clock })
    await call(five9, 'getUsersInfo', { userNamePattern: 'rollcall.*' })
    await call(five9, 'userSkillAdd', { userSkill: { level: 1, skillName: 'Sales', userName: 'nobody' } })
    await call(five9, 'getCallCountersState')
    const account = five9.username
    const at = clock.now()
    expect(five9.calls).toEqual<Call[]>([
      {
        at,
        account,
        operation: 'getUsersInfo',
        request: { userNamePattern: 'rollcall.*' },
        pattern: 'rollcall.*',
        userName: undefined,
        counter: 'Query',
        outcome: 'answered',
        users: 1,
      },
      {
        at,
        account,
        operation: 'userSkillAdd',
        request: { userSkill: { level: 1, skillName: 'Sales', userName: 'nobody' } },
        pattern: undefined,
        userName: 'nobody',
        counter: 'Modify',
        outcome: 'UserNotFoundFault',
        users: 0,
      },
      {
        at,
        account,
        operation: 'getCallCountersState',
        request: {},
        pattern: undefined,
        userName: undefined,
        counter: 'none',
        outcome: 'answered',
        users: 0,
      },
    ])
  })
})

describe('the configuration of the domain', () => {
  it('gives away the passwords of FTP servers, as the service does', async () => {
    await using five9 = await startFive9()
    expect((await call(five9, 'getVCCConfiguration')).text).toContain(`<password>${FTP_PASSWORD}</password>`)
  })
})

describe('closing', () => {
  it('can be done twice', async () => {
    const five9 = await startFive9()
    await five9.close()
    await five9.close()
    await expect(call(five9, 'getSkills')).rejects.toThrow()
  })
})
