import { describe, expect, it } from 'vitest'
import { startXMedius } from '../../../simulators/xmedius/index.ts'
import { call, dataOf, errorsIn } from './caller.ts'
import { ana, newcomer, office } from './people.ts'

const reads = [
  ['GET', 'users'],
  ['GET', 'users/100'],
] as const
const others = [
  ['GET', 'groups', undefined],
  ['GET', 'fax_numbers', undefined],
  ['POST', 'users', { user: newcomer() }],
  ['PUT', 'users/100', { user: {} }],
  ['DELETE', 'users/100', undefined],
  ['POST', 'fax_numbers/13/associate', { user_id: 101 }],
  ['POST', 'fax_numbers/12/disassociate', { user_id: 100 }],
] as const

describe('an access token', () => {
  it.each([...reads, ...others])('that is not known may not %s %s', async (method, path, body?: unknown) => {
    await using xmedius = await startXMedius({ account: office() })
    const stranger = { ...xmedius, token: 'another' }
    const reply = await call(stranger, method, path, body)
    expect([reply.status, errorsIn(reply)]).toEqual([401, { token: 'The access token is not valid' }])
    expect(xmedius.calls.map(({ outcome }) => outcome)).toEqual(['HTTP 401'])
    expect([...xmedius.account.users.keys()]).toEqual([100, 101])
  })

  it('without Query user directory may do all but list and read users', async () => {
    await using xmedius = await startXMedius({ account: office(), permissions: ['Manage users'] })
    for (const [method, path] of reads) {
      const reply = await call(xmedius, method, path)
      const lacks = { token: 'The access token lacks the permission Query user directory' }
      expect([reply.status, errorsIn(reply)]).toEqual([403, lacks])
    }
    for (const [method, path, body] of others) {
      xmedius.account.put(ana({ main_fax_number_id: null }))
      xmedius.account.associate(12, 100)
      dataOf(await call(xmedius, method, path, body))
    }
  })

  it('without Manage users may do nothing but that', async () => {
    await using xmedius = await startXMedius({ account: office(), permissions: ['Query user directory'] })
    for (const [method, path, body] of others)
      expect((await call(xmedius, method, path, body)).status).toBe(403)
    for (const [method, path] of reads) dataOf(await call(xmedius, method, path))
    expect(xmedius.account.users.has(100)).toBe(true)
  })

  it('is refused under HTTP 200 by a portal that does so', async () => {
    await using xmedius = await startXMedius({ permissions: ['Manage users'], tokenRefusals: 'under 200' })
    for (const reply of [
      await call({ ...xmedius, token: 'another' }, 'GET', 'groups'),
      await call(xmedius, 'GET', 'users'),
    ]) {
      expect([reply.status, errorsIn(reply)]).toEqual([200, { token: expect.any(String) }])
    }
  })
})

describe('an address', () => {
  it.each([
    ['of another account', 'GET', '../other/users', 404],
    ['of no operation', 'GET', 'sites', 404],
    ['of an operation that it does not have', 'PATCH', 'users/100', 404],
    ['with a method of another', 'DELETE', 'users', 404],
    ['of a user whose id is no number', 'GET', 'users/ana', 404],
  ] as const)('%s is none', async (_, method, path, status) => {
    await using xmedius = await startXMedius({ account: office() })
    const reply = await call(xmedius, method, path)
    expect([reply.status, reply.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8'])
    expect(xmedius.calls).toEqual([])
  })

  it('may end in .json', async () => {
    await using xmedius = await startXMedius({ account: office() })
    expect(await call(xmedius, 'GET', 'users/100.json')).toMatchObject({
      status: 200,
      json: { result: true },
    })
    expect(await call(xmedius, 'GET', 'users.json')).toMatchObject({ status: 200, json: { result: true } })
    dataOf(await call(xmedius, 'POST', 'fax_numbers/12/disassociate.json', { user_id: 100 }))
  })
})

describe('a request', () => {
  it.each([
    ['that takes no JSON', { Accept: 'text/html' }, 406],
    ['whose body is of another type', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
  ])('%s is not understood', async (_, headers, status) => {
    await using xmedius = await startXMedius({ account: office() })
    expect((await call(xmedius, 'POST', 'users', { user: newcomer() }, headers)).status).toBe(status)
    expect(xmedius.account.users.size).toBe(2)
  })

  it.each([
    ['no JSON', '{"user":'],
    ['empty', ''],
    ['no object', '[]'],
    ['without a user', '{}'],
    ['with more than a user', '{"user":{},"other":1}'],
    ['with a user who is none', '{"user":"kim"}'],
  ])('whose body is %s is a bad one', async (_, body) => {
    await using xmedius = await startXMedius({ account: office() })
    expect((await call(xmedius, 'POST', 'users', body)).status).toBe(400)
    expect((await call(xmedius, 'PUT', 'users/100', body)).status).toBe(400)
    expect((await call(xmedius, 'POST', 'fax_numbers/13/associate', body)).status).toBe(400)
  })

  it('that is too large is refused', async () => {
    await using xmedius = await startXMedius({ account: office() })
    const user = newcomer({ city: 'x'.repeat(2 * 1024 * 1024) })
    await expect(call(xmedius, 'POST', 'users', { user }).then(({ status }) => status)).resolves.toBe(413)
  })
})
