import { describe, expect, test } from 'vitest'
import { startXMedius } from '../../../simulators/xmedius/index.ts'
import { serve } from '../../http/loopback.ts'
import { ana, office } from '../../simulators/xmedius/people.ts'
import { clientOf, failureOf, kim } from './clients.ts'

const { signal } = new AbortController()

describe('reading', () => {
  test('groups and fax numbers, by id, with the default of each', async () => {
    await using portal = await startXMedius({ account: office() })
    const client = clientOf(portal)
    expect(await client.groups(signal)).toEqual({
      default: '1',
      names: new Map([
        ['1', 'Everybody'],
        ['2', 'Sales'],
      ]),
    })
    const { default: standard, numbers } = await client.faxNumbers(signal)
    expect([standard, numbers.size]).toEqual(['10', 5])
    expect(numbers.get('11')).toMatchObject({ number: '+15550000011', shared: true })
  })

  test('an enterprise without a default number', async () => {
    const account = office()
    account.defaultFaxNumber = null
    await using portal = await startXMedius({ account })
    expect((await clientOf(portal).faxNumbers(signal)).default).toBeUndefined()
  })

  test('users, their ids as texts, and what is not documented kept as it came', async () => {
    const account = office()
    account.put(ana({ city: 'Köln', signature: 'A' }))
    await using portal = await startXMedius({ account })
    const users = await clientOf(portal).listUsers(signal)
    expect(users.map(({ id, username }) => [id, username])).toEqual([
      ['100', 'ana'],
      ['101', 'ben'],
    ])
    expect(await clientOf(portal).user('100', signal)).toEqual(users[0])
    expect(users[0]).toMatchObject({
      ...{ city: 'Köln', group_id: '1', main_fax_number_id: '12', main_fax_number: '+15550000012' },
      ...{ external_id: null, enterprise_id: 4_711, signature: 'A' },
    })
  })

  test('a user who is not there is told by the list, however the portal refuses', async () => {
    for (const refusals of ['under 200', 'by status'] as const) {
      await using portal = await startXMedius({ account: office(), refusals })
      expect(await clientOf(portal).user('999', signal)).toBeUndefined()
      expect(portal.calls.map(({ operation }) => operation)).toEqual(['readUser', 'listUsers'])
    }
  })

  test('a user who is listed and refused is not taken for gone', async () => {
    await using portal = await startXMedius({
      account: office(),
      quirks: [{ effect: 'refusal', errors: { base: ['Not now'] }, operation: 'readUser' }],
    })
    const failure = await failureOf(clientOf(portal).user('100', signal))
    expect(failure).toMatchObject({ kind: 'rejected', detail: { base: 'Not now' } })
  })
})

describe('writing', () => {
  test('makes a user of what was given, and answers its id', async () => {
    await using portal = await startXMedius({ account: office() })
    const id = await clientOf(portal).createUser({ ...kim, city: 'Köln', language: 'de' }, signal)
    expect(id).toBe('50001')
    expect(portal.calls[0]?.body).toEqual({ user: { ...kim, city: 'Köln', language: 'de' } })
    expect(portal.account.users.get(50_001)).toMatchObject({ username: 'kim.example', city: 'Köln' })
  })

  test('sends back a user as it was read, but for what nobody may change', async () => {
    const account = office()
    account.put(ana({ signature: 'A', external_id: 'x', job_title: '' }))
    await using portal = await startXMedius({ account })
    const client = clientOf(portal)
    const user = await client.user('100', signal)
    if (!user) throw new Error('ana is gone')
    await client.updateUser({ ...user, city: 'Bonn' }, signal)
    expect(account.users.get(100)).toEqual(
      ana({ signature: 'A', external_id: 'x', job_title: '', city: 'Bonn' }),
    )
    const { id: _id, username: _name, email: _address, external_id: _other, ...changeable } = user
    expect(portal.calls.at(-1)?.body).toEqual({ user: { ...changeable, city: 'Bonn' } })
  })

  test('deletes a user', async () => {
    await using portal = await startXMedius({ account: office() })
    await clientOf(portal).deleteUser('100', signal)
    expect([...portal.account.users.keys()]).toEqual([101])
  })

  test('gives and takes fax numbers', async () => {
    await using portal = await startXMedius({ account: office() })
    const client = clientOf(portal)
    await client.associate('13', '101', signal)
    await client.disassociate('12', '100', signal)
    expect([portal.account.holderOf(13), portal.account.holderOf(12)]).toEqual([101, undefined])
  })
})

describe('a request', () => {
  test.each(['', 'two words', 'broken\nline', 'tökén'])('with the token %j is not even sent', async token => {
    await using portal = await startXMedius({ account: office() })
    const failure = await failureOf(clientOf({ ...portal, token }).groups(signal))
    expect(failure).toMatchObject({ kind: 'fatal', code: 'TokenMalformed', effectUnknown: false })
    expect(failure.message).toBe(
      'The access token is empty, or holds a blank, a line break or an accent, which no token has.',
    )
    expect(portal.calls).toEqual([])
  })

  test('goes below the account, whatever its name and the path of the portal, with the token', async () => {
    const seen: unknown[] = []
    await using server = await serve((request, response) => {
      const { accept, 'authorization-token': token } = request.headers
      seen.push([request.method, request.url, accept, token])
      response.end('{"result":true,"data":[]}')
    })
    for (const path of ['', '/', '/portal/']) {
      const endpoint = new URL(path, server.url)
      const place = { url: server.url.href, token: 'made-up', account: { name: 'a/b c' } }
      await clientOf(place, { endpoint }).listUsers(signal)
    }
    const expected = (url: string) => ['GET', url, 'application/json', 'made-up']
    expect(seen).toEqual([
      expected('/enterprises/a%2Fb%20c/users'),
      expected('/enterprises/a%2Fb%20c/users'),
      expected('/portal/enterprises/a%2Fb%20c/users'),
    ])
  })
})

describe('an answer', () => {
  const place = { token: 'made-up', account: { name: 'acme' } }
  const answering = (body: unknown) =>
    serve((_request, response) => response.end(typeof body === 'string' ? body : JSON.stringify(body)))

  test.each([
    ['numbers', 7, 8, 9],
    ['texts', '7', '8', '9'],
  ])('may hold ids and values as %s', async (_, id, group_id, zip_code) => {
    const user = { id, group_id, zip_code, username: 'ana', email: 'ana@example.com' }
    await using server = await answering({ result: true, data: [user] })
    const [read] = await clientOf({ ...place, url: server.url.href }).listUsers(signal)
    expect(read).toEqual({ id: '7', group_id: '8', zip_code: '9', username: 'ana', email: 'ana@example.com' })
  })

  test.each([
    ['an empty one', ''],
    ['a list', []],
    ['one that says nothing of success', { data: [] }],
    ['one whose success is a word', { result: 'ok', data: [] }],
    ['one without users', { result: true }],
    ['one of a user without a name', { result: true, data: [{ id: 1, email: 'a@example.com' }] }],
    ['one of a user without an id', { result: true, data: [{ username: 'a', email: 'a@example.com' }] }],
    ['one of a user who is none', { result: true, data: [null] }],
  ])('that is %s is none', async (_, body) => {
    await using server = await answering(body)
    const failure = await failureOf(clientOf({ ...place, url: server.url.href }).listUsers(signal))
    expect(failure).toMatchObject({ kind: 'transient', code: 'UnexpectedAnswer', effectUnknown: false })
    expect(failure.message).toContain('The answer to GET users is not as expected: ')
  })

  test('to a write that is none leaves open what became of it', async () => {
    await using server = await answering('Done.')
    const failure = await failureOf(clientOf({ ...place, url: server.url.href }).createUser(kim, signal))
    expect(failure).toMatchObject({ kind: 'transient', code: 'UnexpectedAnswer', effectUnknown: true })
  })

  test.each([
    [{ email: ['is odd', 'is long'], role: ['is high'] }, 'email is odd, is long; role is high'],
    [{ email: 'is odd' }, 'email is odd'],
    [['is odd'], 'is odd'],
    ['is odd', 'is odd'],
    [{ user: { email: ['is odd'] } }, 'user {"email":["is odd"]}'],
    [{ 'e\u0000mail': ['is\nodd \u202e'] }, 'e\\u0000mail is odd \\u202e'],
    [{}, 'it gives no reason'],
    [undefined, 'it gives no reason'],
    [null, 'it gives no reason'],
  ])('that refuses with %j is told as it is', async (errors, words) => {
    await using server = await answering({ result: false, errors })
    const failure = await failureOf(clientOf({ ...place, url: server.url.href }).createUser(kim, signal))
    expect(failure.message).toBe(`XMedius Cloud refuses this (POST users): ${words}.`)
    expect(failure).toMatchObject({ kind: 'rejected', code: 'Refusal', effectUnknown: false })
  })
})
