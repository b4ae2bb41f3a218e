import { expect, test } from 'vitest'
import { users } from '../../../../src/platforms/wazo/resources.ts'
import { serveRaw } from '../../../http/loopback.ts'
import { failureOf, type Received, type Scripted, ScriptedServer, signal, tenant, token } from './scripted.ts'

const login = { username: 'roster@example.com', password: 'corr3ct-horse' }
const hour = 3_600_000

/** Makes tokens that hold for an hour, numbered from 1, and knows those that `known` lets through. */
function wazo(known: (token: string) => boolean = () => true) {
  let made = 0
  return ({ method, path, headers }: Received): Scripted => {
    if (method === 'POST' && path === '/api/auth/0.1/token') {
      made += 1
      const times = { utc_issued_at: '2026-01-05T09:30:20.5', utc_expires_at: '2026-01-05T10:30:20.5' }
      return { status: 200, body: { data: { token: `made-${made}`, auth_id: 'x', ...times } } }
    }
    if (method === 'DELETE') return { status: 200, body: { data: { message: 'success' } } }
    const sent = String(headers['x-auth-token'])
    return known(sent)
      ? { status: 200, body: { total: 0, items: [] } }
      : { status: 401, body: [`('${sent}', 'confd.users.read')`] }
  }
}

const tokens = ({ received }: ScriptedServer) =>
  received.filter(({ path }) => path.startsWith('/api/confd')).map(({ headers }) => headers['x-auth-token'])

const logins = ({ received }: ScriptedServer) =>
  received.filter(({ path }) => path.endsWith('/auth/0.1/token'))

test('A token that was given is sent as it is, with the tenant, and never revoked', async () => {
  await using server = await ScriptedServer.start(wazo())
  const client = server.client()
  await client.page(users, { limit: '1' }, signal)
  await client.close()
  expect(server.received).toHaveLength(1)
  expect(server.received[0]).toMatchObject({
    path: '/api/confd/1.1/users?order=id&limit=1',
    headers: { 'x-auth-token': token, 'wazo-tenant': tenant, accept: 'application/json' },
  })
})

test('A server may lie below a path', async () => {
  await using server = await ScriptedServer.start(wazo())
  await server.client({ server: new URL('wazo/', server.url) }).page(users, {}, signal)
  expect(server.received[0]?.path).toBe('/wazo/api/confd/1.1/users?order=id')
})

test('With a username a token is made once, and revoked at the end', async () => {
  await using server = await ScriptedServer.start(wazo())
  const client = server.client({ login })
  await Promise.all([client.page(users, {}, signal), client.page(users, {}, signal)])
  await client.page(users, {}, signal)
  await client.close()
  expect(tokens(server)).toEqual(['made-1', 'made-1', 'made-1'])
  expect(logins(server)).toHaveLength(1)
  expect(logins(server)[0]).toMatchObject({
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from('roster@example.com:corr3ct-horse').toString('base64')}` },
    body: '{"expiration":7200}',
  })
  expect(server.received.at(-1)).toMatchObject({ method: 'DELETE', path: '/api/auth/0.1/token/made-1' })
})

test('A token is renewed before it ends, by the time that the server grants', async () => {
  await using server = await ScriptedServer.start(wazo())
  const client = server.client({ login })
  for (const milliseconds of [0, 0.7 * hour, 0.1 * hour, 0.7 * hour, 0.1 * hour]) {
    server.clock.pass(milliseconds)
    await client.page(users, {}, signal)
  }
  expect(tokens(server)).toEqual(['made-1', 'made-1', 'made-2', 'made-2', 'made-3'])
  await client.close()
  const revoked = server.received
    .filter(({ method }) => method === 'DELETE')
    .map(({ path }) => path.slice(-6))
  expect(revoked.sort()).toEqual(['made-1', 'made-2', 'made-3'])
})

test('A token that ends before its time is replaced, and what it was refused for is sent again', async () => {
  await using server = await ScriptedServer.start(wazo(sent => sent !== 'made-1'))
  const client = server.client({ login })
  await client.page(users, {}, signal)
  expect(tokens(server)).toEqual(['made-1', 'made-2'])
})

test('Tokens that are never known are given up at once', async () => {
  await using server = await ScriptedServer.start(wazo(() => false))
  const failure = await failureOf(server.client({ login }).page(users, {}, signal))
  expect(failure).toMatchObject({ kind: 'fatal', code: 'TokenRefused' })
  expect(tokens(server)).toEqual(['made-1', 'made-2'])
  expect(failure).toMatchObject({ message: expect.not.stringContaining('made-') })
})

test('A permission that is missing is no matter of the token, and none is made for it', async () => {
  const answers = wazo()
  await using server = await ScriptedServer.start(request =>
    request.path.startsWith('/api/confd')
      ? { status: 401, body: [`('made-1', 'confd.users.read', '${tenant}')`] }
      : answers(request),
  )
  const failure = await failureOf(server.client({ login }).page(users, {}, signal))
  expect(failure).toMatchObject({ code: 'AccessRefused' })
  expect(logins(server)).toHaveLength(1)
})

test('A token that was given has no other in its place', async () => {
  await using server = await ScriptedServer.start(wazo(() => false))
  expect(await failureOf(server.client().page(users, {}, signal))).toMatchObject({ code: 'TokenRefused' })
  expect(server.received).toHaveLength(1)
})

test('What is said of a login holds neither the password nor the two together', async () => {
  const both = Buffer.from(`${login.username}:${login.password}`).toString('base64')
  await using server = await ScriptedServer.start(() => ({
    status: 400,
    body: { message: `Not good: Basic ${both} is ${login.username} with ${login.password}` },
  }))
  expect(await failureOf(server.client({ login }).page(users, {}, signal))).toMatchObject({
    message: expect.stringContaining('Not good: Basic *** is roster@example.com with ***'),
  })
})

test('A login that is refused is told without the password, and not tried again', async () => {
  await using server = await ScriptedServer.start(() => ({
    status: 401,
    body: { reason: ['Authentication Failed'], timestamp: [1], status_code: 401 },
  }))
  const client = server.client({ login })
  const failure = await failureOf(client.page(users, {}, signal))
  expect(await failureOf(client.page(users, {}, signal))).toBe(failure)
  expect(failure).toMatchObject({
    ...{ kind: 'fatal', code: 'LoginRefused', effectUnknown: false },
    message: expect.stringMatching(
      /^Wazo does not accept the username and the password \(POST \/token, HTTP 401/,
    ),
  })
  expect(server.received).toHaveLength(1)
})

test.each<[string, Scripted, object]>([
  [
    'that is away',
    { status: 503, type: 'text/html', body: '<html>' },
    { kind: 'transient', effectUnknown: false },
  ],
  ['without a token', { status: 200, body: { data: {} } }, { kind: 'transient', code: 'UnexpectedAnswer' }],
])('A login %s leaves nothing open', async (_, answer, expected) => {
  await using server = await ScriptedServer.start(() => answer)
  const change = server.client({ login }).change(users, 'x', { lastname: 'Moor' }, signal)
  expect(await failureOf(change)).toMatchObject({ ...expected, effectUnknown: false })
})

test('A login without any answer leaves nothing open', async () => {
  await using torn = await serveRaw(socket => void socket.once('data', () => socket.destroy()))
  await using server = await ScriptedServer.start(wazo())
  const client = server.client({ login, server: torn.url })
  const change = client.change(users, 'x', { lastname: 'Moor' }, signal)
  expect(await failureOf(change)).toMatchObject({ kind: 'transient', effectUnknown: false })
})

test('A token that cannot be revoked is left to its end', async () => {
  const answers = wazo()
  await using server = await ScriptedServer.start(request =>
    request.method === 'DELETE' ? { status: 503 } : answers(request),
  )
  const client = server.client({ login })
  await client.page(users, {}, signal)
  await client.close()
  expect(server.received.at(-1)?.method).toBe('DELETE')
})
