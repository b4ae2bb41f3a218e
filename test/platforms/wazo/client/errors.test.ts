import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WazoClient } from '../../../../src/platforms/wazo/client.ts'
import { accounts, users } from '../../../../src/platforms/wazo/resources.ts'
import { Failure } from '../../../../src/work/failure.ts'
import { serveRaw } from '../../../http/loopback.ts'
import { failureOf, type Scripted, ScriptedServer, signal, tenant, token } from './scripted.ts'

const page = '<!doctype html><title>Not Found</title><h1>Not Found</h1>'
const uuid = '3c0d3f6e-9d8c-4b7a-8f6e-5d4c3b2a1f0e'

type Asking = (client: WazoClient) => Promise<unknown>

const reading: Asking = client => client.page(users, { limit: '5' }, signal)
const readingAccounts: Asking = client => client.page(accounts, {}, signal)
const writing: Asking = client => client.change(users, uuid, { lastname: 'Moor' }, signal)
const importing: Asking = client => client.importUsers('firstname\nKim\n', [], signal)

async function failed(answer: Scripted, asking: Asking): Promise<Failure> {
  await using server = await ScriptedServer.start(() => answer)
  const failure = await failureOf(asking(server.client()))
  if (failure instanceof Failure) return failure
  throw failure
}

/** As wazo-auth puts an error. */
function authError(error_id: string, message: unknown, details: object) {
  return { message, error_id, details, timestamp: 1_769_000_000.25, resource: 'users' }
}

describe('an answer that is an error', () => {
  test.each<[string, Asking, Scripted, Partial<Failure>]>([
    [
      'of confd, about fields',
      writing,
      {
        status: 400,
        body: ["Input Error - email: ['Not a valid email address.']", "Input Error - language: ['No.']"],
      },
      {
        kind: 'rejected',
        code: 'Refused',
        message: expect.stringMatching(
          /^Wazo refuses this: Input Error - email: \['Not a valid email address\.'\]; Input Error - language: \['No\.'\] \(PUT \/users\/3c0d.*, HTTP 400 from 127\.0\.0\.1:\d+\)\.$/,
        ),
        detail: { email: "['Not a valid email address.']", language: "['No.']" },
      },
    ],
    [
      'of confd, about a field without its prefix',
      writing,
      { status: 400, body: ["exten: ['String does not match expected pattern.']"] },
      { kind: 'rejected', detail: { exten: "['String does not match expected pattern.']" } },
    ],
    [
      'of confd, about a quoted field',
      writing,
      { status: 400, body: ["Input Error - field 'context': Context was not found ('context': 'nowhere')"] },
      { kind: 'rejected', detail: { context: "Context was not found ('context': 'nowhere')" } },
    ],
    [
      'of confd, about a thing that is not there',
      writing,
      { status: 404, body: ["Resource Not Found - User was not found ('id': 7)"] },
      { kind: 'rejected', code: 'NotFound', detail: {} },
    ],
    [
      'of wazo-auth, about what somebody else has',
      client => client.change(accounts, uuid, { username: 'kim' }, signal),
      {
        status: 409,
        body: authError('conflict', 'Conflict detected', {
          username: { constraint_id: 'unique', message: 'The login "kim" is already used' },
        }),
      },
      {
        kind: 'rejected',
        code: 'Conflict',
        message: expect.stringContaining(
          'Wazo has this already: Conflict detected; The login "kim" is already used',
        ),
        detail: { username: 'The login "kim" is already used' },
      },
    ],
    [
      'of wazo-auth, about an account that is not there',
      client => client.change(accounts, uuid, { username: 'kim' }, signal),
      { status: 404, body: authError('unknown-user', 'No such user', { uuid }) },
      {
        ...{ kind: 'rejected', code: 'NotFound', detail: {} },
        message: expect.stringContaining('Wazo does not have this: No such user (PUT'),
      },
    ],
    [
      'of wazo-auth, with a message that is none',
      readingAccounts,
      {
        status: 400,
        body: authError(
          'invalid-list-param',
          { limit: [{ constraint_id: 'range', message: 'Must not be so.' }] },
          {},
        ),
      },
      { kind: 'rejected', message: expect.stringContaining('Wazo refuses this: limit: Must not be so (GET') },
    ],
    [
      'of wazo-auth, as a list of reasons',
      readingAccounts,
      { status: 400, body: { reason: ['This is why'], timestamp: [1], status_code: 400 } },
      { kind: 'rejected', message: expect.stringContaining('Wazo refuses this: This is why (GET') },
    ],
    [
      'a method that there is not',
      writing,
      { status: 405, body: { message: 'The method is not allowed for the requested URL.' } },
      { kind: 'rejected', code: 'MethodNotAllowed' },
    ],
    [
      'a body that is too long for confd',
      importing,
      { status: 413, body: { message: 'The data value transmitted exceeds the capacity limit.' } },
      { kind: 'rejected', code: 'TooLarge' },
    ],
    [
      'a body that is too long for the front',
      importing,
      { status: 413, type: 'text/html', body: page },
      { kind: 'rejected', code: 'TooLarge', message: expect.not.stringContaining('<') },
    ],
    [
      'an address that the router does not know',
      reading,
      { status: 404, type: 'text/html; charset=utf-8', body: page },
      { kind: 'fatal', code: 'NoService', cure: expect.stringContaining('input url') },
    ],
    [
      'a page that is no error',
      reading,
      { status: 200, type: 'text/html', body: page },
      { kind: 'fatal', code: 'NoService' },
    ],
    [
      'a redirect',
      reading,
      { status: 302, type: 'text/html', body: page },
      { kind: 'fatal', code: 'HTTP 302' },
    ],
    ['too many requests', reading, { status: 429, body: '' }, { kind: 'transient', code: 'HTTP 429' }],
    [
      'what is not JSON',
      reading,
      { status: 200, body: '{"total": 3, "it' },
      { kind: 'transient', code: 'UnexpectedAnswer' },
    ],
    [
      'what is not what was asked for',
      reading,
      { status: 200, body: { total: 1, items: [{ uuid }] } },
      { kind: 'transient', code: 'UnexpectedAnswer', message: expect.stringContaining('items.0.') },
    ],
  ])('%s', async (_, asking, answer, expected) => {
    expect(await failed(answer, asking)).toMatchObject(expected)
  })

  test.each([
    ['nothing to people', 500, '', 'transient'],
    ['its own mistake', 500, ['Unexpected error: something broke'], 'transient'],
    ['a page of the front', 502, page, 'transient'],
    ['that it is away', 503, page, 'transient'],
    ['that confd is late', 504, page, 'timeout'],
  ])(
    'of the server, that says %s, may have taken effect where it was a write',
    async (_, status, body, kind) => {
      const type = body === page ? 'text/html' : 'application/json'
      const code = `HTTP ${status}`
      const answer = { status, type, body }
      expect(await failed(answer, reading)).toMatchObject({ kind, code, effectUnknown: false })
      for (const asking of [writing, importing])
        expect(await failed(answer, asking)).toMatchObject({ kind, code, effectUnknown: true })
    },
  )

  test('is one line, of bounded length, without signs that a log could take for its own', async () => {
    const said = `\u001B[31m::error::no\r\n${'long '.repeat(1_000)}`
    const { message } = await failed({ status: 400, body: [said] }, writing)
    expect(message).not.toMatch(/[\p{Cc}]/u)
    expect(message.length).toBeLessThan(700)
  })
})

describe('no answer', () => {
  test.each([
    ['a reading', reading, false],
    ['a write', writing, true],
  ])('leaves open whether it took effect only where it could: %s', async (_, asking, effectUnknown) => {
    await using silent = await serveRaw(() => undefined)
    await using torn = await serveRaw(socket => void socket.once('data', () => socket.destroy()))
    await using server = await ScriptedServer.start(() => ({ status: 204 }))
    const late = server.client({ server: silent.url, requestTimeout: 100 })
    expect(await failureOf(asking(late))).toMatchObject({ kind: 'timeout', effectUnknown })
    const broken = server.client({ server: torn.url })
    expect(await failureOf(asking(broken))).toMatchObject({ kind: 'transient', effectUnknown })
  })
})

describe('access that is refused', () => {
  const refused = (details: object) => authError('unauthorized', 'Unauthorized', details)

  test.each<[string, Asking, unknown, Partial<Failure>]>([
    ['the token, by confd', reading, [`('${token}', 'confd.users.read')`], { code: 'TokenRefused' }],
    [
      'the token, by wazo-auth',
      readingAccounts,
      refused({ invalid_token: token, reason: 'not_found_or_expired', required_access: 'auth.users.read' }),
      { code: 'TokenRefused', cure: expect.stringContaining('new token') },
    ],
    [
      'a permission, by confd',
      reading,
      [`('${token}', 'confd.users.read', '${tenant}')`],
      {
        code: 'AccessRefused',
        message: expect.stringContaining(
          `The account may not use confd.users.read in tenant ${tenant} (GET /users,`,
        ),
        cure: expect.stringContaining('a policy with confd.users.read'),
      },
    ],
    [
      'a permission, by wazo-auth',
      readingAccounts,
      refused({
        ...{ invalid_token: token, reason: 'missing_permission_or_invalid_tenant' },
        ...{ required_access: 'auth.users.read', tenant_uuid: tenant },
      }),
      { code: 'AccessRefused', cure: expect.stringContaining('a policy with auth.users.read') },
    ],
    [
      'a permission for one of many',
      reading,
      [`('${token}', 'confd.users.${tenant}.lines.12.update', '${tenant}')`],
      {
        code: 'AccessRefused',
        message: expect.stringContaining(`may not use confd.users.${tenant}.lines.12.update in`),
        cure: expect.stringContaining('a policy with confd.users.*.lines.*.update,'),
      },
    ],
    [
      'the tenant, by wazo-auth',
      readingAccounts,
      authError('unauthorized-tenant', 'Unauthorized tenant', { tenant_uuid: tenant }),
      {
        code: 'TenantRefused',
        message: expect.stringContaining(tenant),
        cure: expect.stringContaining('input tenant'),
      },
    ],
    [
      'an import, whose answer is called CSV',
      importing,
      JSON.stringify([`('${token}', 'confd.users.import.create', '${tenant}')`]),
      { code: 'AccessRefused', cure: expect.stringContaining('confd.users.import.create') },
    ],
  ])('%s', async (_, asking, body, expected) => {
    const failure = await failed({ status: 401, body }, asking)
    expect(failure).toMatchObject({ kind: 'fatal', detail: {}, effectUnknown: false, ...expected })
    expect(told(failure)).not.toContain(token)
  })
})

describe('what must not be told', () => {
  const sign = fc.constantFrom(...'xyz089#*.&<"\\é🔑')
  const secrets = fc.array(fc.string({ minLength: 1, maxLength: 12, unit: sign }), { maxLength: 4 })

  test('a row that is sent back is dropped, and of its message the secrets', async () => {
    let errors: object[] = []
    await using server = await ScriptedServer.start(() => ({ status: 400, body: { errors } }))
    const client = server.client()
    await fc.assert(
      fc.asyncProperty(secrets, async sent => {
        errors = ['no secret', ...sent].map((cell, at) => ({
          ...{ message: `it has '${cell}' in it`, timestamp: 1 },
          details: { row: { firstname: 'Kim', sip_secret: `${cell}!` }, row_number: at },
        }))
        const refused = sent.map((_, at) => ({ row: at + 1, message: "it has '***' in it" }))
        expect(await client.importUsers('firstname\n', sent, signal)).toEqual({
          refused: [{ row: 0, message: "it has 'no secret' in it" }, ...refused],
        })
      }),
      { numRuns: 100 },
    )
  })

  test.each<[string, Asking, string]>([
    [
      'a password of a body',
      client => client.create(accounts, { uuid, password: 'Tr0ub4dor' }, signal),
      'Tr0ub4dor',
    ],
    [
      'a secret among options',
      client =>
        client.change(
          users,
          uuid,
          {
            auth_section_options: [
              ['username', 'kim'],
              ['password', 'h4ndset'],
            ],
          },
          signal,
        ),
      'h4ndset',
    ],
    ['a few signs', client => client.change(users, uuid, { call_permission_password: '*4#' }, signal), '*4#'],
    ['the token', reading, token],
  ])('%s', async (_, asking, secret) => {
    const said = [`Input Error - field: '${secret}' is wrong`, `Resource Error - no ${secret}`]
    const failure = await failed({ status: 400, body: said }, asking)
    expect(told(failure)).toContain("'***' is wrong")
    expect(told(failure)).not.toContain(secret)
  })

  test('a row, even where its error is not of the usual shape', async () => {
    const row = { firstname: 'Kim', password: 'Tr0ub4dor' }
    const said = { firstname: ['Missing data.'] }
    const error = { message: said, timestamp: 1, details: { row, row_number: 1 } }
    const failure = await failed({ status: 400, body: { errors: [error] } }, importing)
    expect(failure.message).toContain(
      'Wazo refuses this: errors: firstname: Missing data (POST /users/import',
    )
    expect(told(failure)).not.toContain('Tr0ub4dor')
  })

  test('a number of a few digits may be a part of another', async () => {
    const asking: Asking = client => client.change(users, uuid, { call_permission_password: '42' }, signal)
    const failure = await failed({ status: 400, body: ['Extension 5424 is taken'] }, asking)
    expect(failure.message).toContain('Extension 5424 is taken')
  })
})

function told({ message, cure, detail }: Failure): string {
  return JSON.stringify({ message, cure, detail })
}
