import { describe, expect, it } from 'vitest'
import { startXMedius } from '../../../simulators/xmedius/index.ts'
import { type Caller, call, dataOf, errorsIn } from './caller.ts'
import { ana, office } from './people.ts'

const immutable = ['id', 'username', 'email', 'external_id']

/** Ana as she is told, without what cannot be sent back. */
async function asTold(xmedius: Caller): Promise<Record<string, unknown>> {
  const told = dataOf(await call(xmedius, 'GET', 'users/100')) as Record<string, unknown>
  return Object.fromEntries(Object.entries(told).filter(([field]) => !immutable.includes(field)))
}

describe('a change', () => {
  it('of nothing changes nothing', async () => {
    const account = office()
    account.put(ana({ city: 'Berlin', signature: 'A' }))
    const before = structuredClone(account.users.get(100))
    await using xmedius = await startXMedius({ account })
    const reply = await call(xmedius, 'PUT', 'users/100', { user: await asTold(xmedius) })
    expect(reply.json).toEqual({ result: true, errors: {} })
    expect(account.users.get(100)).toEqual(before)
  })

  it('brings about what was sent', async () => {
    await using xmedius = await startXMedius({ account: office() })
    const sent = { city: 'Köln', group_id: '2', language: 'de', time_zone: 'Berlin', main_fax_number_id: 13 }
    dataOf(await call(xmedius, 'PUT', 'users/100', { user: { ...(await asTold(xmedius)), ...sent } }))
    expect(xmedius.account.users.get(100)).toMatchObject({ ...sent, group_id: 2, username: 'ana' })
  })

  it('empties what it leaves out', async () => {
    const account = office()
    account.put(ana({ city: 'Berlin', group_id: 2 }))
    await using xmedius = await startXMedius({ account })
    dataOf(await call(xmedius, 'PUT', 'users/100', { user: { first_name: 'Ana' } }))
    expect(account.users.get(100)).toMatchObject({
      ...{ first_name: 'Ana', city: null, group_id: 1, main_fax_number_id: null },
      ...{ language: 'en', time_zone: 'Eastern Time (US & Canada)', email: 'ana@example.com' },
    })
  })

  it('keeps what it leaves out where the portal does so', async () => {
    const account = office()
    account.put(ana({ city: 'Berlin', group_id: 2 }))
    await using xmedius = await startXMedius({ account, leftOut: 'kept' })
    dataOf(await call(xmedius, 'PUT', 'users/100', { user: { first_name: 'Ana' } }))
    expect(account.users.get(100)).toMatchObject({
      first_name: 'Ana',
      city: 'Berlin',
      group_id: 2,
      language: 'fr',
    })
  })

  it.each<[string, Record<string, unknown>, Record<string, string[]>]>([
    ['of the name', { username: 'anna' }, { username: ['cannot be changed'] }],
    ['of the address, even to the same', { email: 'ana@example.com' }, { email: ['cannot be changed'] }],
    ['of the id', { id: 7 }, { id: ['cannot be changed'] }],
    ['of the external id', { external_id: 'x' }, { external_id: ['cannot be changed'] }],
    ['that raises the user', { role: 'admin' }, { role: ['is not included in the list'] }],
    ['to an unknown group', { group_id: 9 }, { group_id: ['does not exist'] }],
    ['to another language', { language: 'it' }, { language: ['is not included in the list'] }],
    ['to another time zone', { time_zone: 'CET' }, { time_zone: ['is not included in the list'] }],
    ['of a field of no user', { password: 'made-up-1' }, { password: ['is not an attribute of a user'] }],
    ['to an unknown number', { main_fax_number_id: 99 }, { main_fax_number_id: ['does not exist'] }],
    [
      'to a number that another user has',
      { main_fax_number_id: 14 },
      { main_fax_number_id: ['is assigned to another user'] },
    ],
  ])('%s is refused', async (_, fields, errors) => {
    const account = office()
    account.associate(14, 101)
    const before = structuredClone(account.users.get(100))
    await using xmedius = await startXMedius({ account })
    const sent = { ...(await asTold(xmedius)), ...fields }
    expect(errorsIn(await call(xmedius, 'PUT', 'users/100', { user: sent }))).toEqual(errors)
    expect(account.users.get(100)).toEqual(before)
  })

  it('leaves an administrator what it is, or makes a user of it', async () => {
    const account = office()
    account.put(ana({ role: 'admin' }))
    await using xmedius = await startXMedius({ account })
    dataOf(await call(xmedius, 'PUT', 'users/100', { user: await asTold(xmedius) }))
    expect(account.users.get(100)?.role).toBe('admin')
    dataOf(await call(xmedius, 'PUT', 'users/100', { user: { ...(await asTold(xmedius)), role: 'user' } }))
    expect(account.users.get(100)?.role).toBe('user')
  })

  it('of nobody is refused', async () => {
    await using xmedius = await startXMedius({ account: office() })
    expect(errorsIn(await call(xmedius, 'PUT', 'users/7', { user: {} }))).toEqual({
      base: ['User not found'],
    })
  })
})

describe('a deletion', () => {
  it('makes the fax number, the name and the address free', async () => {
    await using xmedius = await startXMedius({ account: office() })
    const { account } = xmedius
    expect((await call(xmedius, 'DELETE', 'users/100')).json).toEqual({ result: true, errors: {} })
    expect([account.users.has(100), account.holderOf(12)]).toEqual([false, undefined])
    expect([account.named('ana'), account.addressed('ana@example.com')]).toEqual([undefined, undefined])
  })

  it('takes effect once', async () => {
    await using xmedius = await startXMedius({ account: office(), refusals: 'by status' })
    dataOf(await call(xmedius, 'DELETE', 'users/100'))
    const again = await call(xmedius, 'DELETE', 'users/100')
    expect([again.status, errorsIn(again)]).toEqual([404, { base: ['User not found'] }])
  })
})
