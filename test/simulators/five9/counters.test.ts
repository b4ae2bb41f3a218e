import { describe, expect, it } from 'vitest'
import { type Five9, makeDomain, startFive9 } from '../../../simulators/five9/index.ts'
import { call, faultIn, returned } from './caller.ts'
import { ManualClock } from './manual-clock.ts'
import { find, textAt } from './xml.ts'

const domain = () => makeDomain({ users: 5 })
const limits = { Query: { minute: 2, hour: 3, day: 4 }, Modify: { minute: 1, hour: 9, day: 9 } }

/** The live value and limit of a counter, by window length in seconds. */
async function state(five9: Five9, type: string) {
  const windows = returned(await call(five9, 'getCallCountersState')).map(window => {
    const counter = find(window, 'callCounterStates').find(one => textAt(one, 'operationType') === type)
    return [textAt(window, 'timeout'), `${textAt(counter, 'value')}/${textAt(counter, 'limit')}`]
  })
  return Object.fromEntries(windows) as Record<string, string>
}

async function query(five9: Five9): Promise<string> {
  const reply = await call(five9, 'getSkills')
  return reply.status === 200 ? 'ok' : (faultIn(reply).fault ?? '')
}

describe('call counters', () => {
  it('start from the vendor’s defaults', async () => {
    await using five9 = await startFive9({ domain: domain() })
    expect(await state(five9, 'Query')).toEqual({ 60: '0/450', 3600: '0/15000', 86400: '0/172800' })
    expect(await state(five9, 'Modify')).toEqual({ 60: '0/140', 3600: '0/7200', 86400: '0/172800' })
  })

  it('refuse a call over the limit with the limit and the type, and do not carry it out', async () => {
    const clock = new ManualClock()
    await using five9 = await startFive9({ domain: domain(), clock, limits })
    const [, first, second] = [...five9.domain.users.keys()]
    expect((await call(five9, 'deleteUser', { userName: first })).status).toBe(200)
    expect(faultIn(await call(five9, 'deleteUser', { userName: second }))).toMatchObject({
      fault: 'OperationsLimitExceededFault',
      limit: '1',
      operationType: 'Modify',
    })
    expect(five9.domain.users.has(second ?? '')).toBe(true)
  })

  it('follow calendar windows and do not slide', async () => {
    const clock = new ManualClock('2026-03-04T10:20:59.900Z')
    await using five9 = await startFive9({ domain: domain(), clock, limits })
    expect([await query(five9), await query(five9), await query(five9)]).toEqual([
      'ok',
      'ok',
      'OperationsLimitExceededFault',
    ])
    clock.advance(100)
    expect(await query(five9)).toBe('ok')
    expect(await state(five9, 'Query')).toEqual({ 60: '1/2', 3600: '3/3', 86400: '3/4' })
    expect(await query(five9)).toBe('OperationsLimitExceededFault')
    clock.advance(39 * 60_000)
    expect(await query(five9)).toBe('ok')
    clock.advance(3_600_000)
    expect(await query(five9)).toBe('OperationsLimitExceededFault')
  })

  it('end the day at midnight of the data centre', async () => {
    const clock = new ManualClock('2026-03-04T18:29:00Z')
    await using five9 = await startFive9({ domain: domain(), clock, zoneOffset: 330 })
    await query(five9)
    clock.advance(60_000)
    expect(await state(five9, 'Query')).toEqual({ 60: '0/450', 3600: '0/15000', 86400: '0/172800' })
  })

  it('count faults that a rule raises, but neither refused calls nor unreadable ones nor the counters', async () => {
    await using five9 = await startFive9({ domain: domain(), clock: new ManualClock(), limits })
    await call(five9, 'getUserInfo', { userName: 'nobody' })
    await call(five9, 'getUserInfo', { name: 'misspelt' })
    await call(five9, 'getCallCountersState')
    await query(five9)
    await query(five9)
    expect(await state(five9, 'Query')).toEqual({ 60: '2/2', 3600: '2/3', 86400: '2/4' })
  })

  it('are kept per user', async () => {
    await using five9 = await startFive9({ domain: domain(), clock: new ManualClock(), limits })
    const user = five9.domain.users.get(five9.username)
    if (!user) throw new Error('no account')
    const { extension: _, ...general } = { ...user.general, userName: 'second@example.com', id: 7 }
    five9.domain.put({ ...user, general })
    await query(five9)
    await query(five9)
    expect(await query(five9)).toBe('OperationsLimitExceededFault')
    expect((await call({ ...five9, username: 'second@example.com' }, 'getSkills')).status).toBe(200)
  })

  it('share their clock with the Date header', async () => {
    await using five9 = await startFive9({ domain: domain(), clock: new ManualClock('2031-05-06T07:08:09Z') })
    expect((await call(five9, 'getSkills')).headers.get('date')).toBe('Tue, 06 May 2031 07:08:09 GMT')
    expect((await fetch(five9.url)).headers.get('date')).toBe('Tue, 06 May 2031 07:08:09 GMT')
  })
})
