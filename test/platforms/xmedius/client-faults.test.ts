import { describe, expect, test } from 'vitest'
import {
  type OperationName,
  type Quirk,
  startXMedius,
  type XMedius,
} from '../../../simulators/xmedius/index.ts'
import type { XMediusClient } from '../../../src/platforms/xmedius/client.ts'
import type { NewUser } from '../../../src/platforms/xmedius/portal-user.ts'
import type { Failure } from '../../../src/work/failure.ts'
import { office } from '../../simulators/xmedius/people.ts'
import { clientOf, failureOf, kim } from './clients.ts'

const { signal } = new AbortController()
const ana = { id: '100', username: 'ana', email: 'ana@example.com' }

type Call = (client: XMediusClient, signal: AbortSignal) => Promise<unknown>

const reads: readonly [OperationName, Call][] = [
  ['listGroups', (client, signal) => client.groups(signal)],
  ['listFaxNumbers', (client, signal) => client.faxNumbers(signal)],
  ['listUsers', (client, signal) => client.listUsers(signal)],
  ['readUser', (client, signal) => client.user('100', signal)],
]
const writes: readonly [OperationName, Call][] = [
  ['createUser', (client, signal) => client.createUser(kim, signal)],
  ['updateUser', (client, signal) => client.updateUser(ana, signal)],
  ['deleteUser', (client, signal) => client.deleteUser('100', signal)],
  ['associate', (client, signal) => client.associate('13', '101', signal)],
  ['disassociate', (client, signal) => client.disassociate('12', '100', signal)],
]

const token = 'tok"en/1+'

async function failing(quirk: Quirk, call: Call): Promise<{ failure: Failure; portal: XMedius }> {
  await using portal = await startXMedius({ account: office(), quirks: [quirk] })
  return { failure: await failureOf(call(clientOf(portal), signal)), portal }
}

const faults: readonly [Quirk, Partial<Failure>, 'never' | 'of writes'][] = [
  [{ effect: 'page', status: 401 }, { kind: 'fatal', code: 'HTTP 401' }, 'never'],
  [{ effect: 'page', status: 403 }, { kind: 'fatal', code: 'HTTP 403' }, 'never'],
  [{ effect: 'page', status: 429 }, { kind: 'transient', code: 'HTTP 429' }, 'never'],
  [{ effect: 'page', status: 500 }, { kind: 'transient', code: 'HTTP 500' }, 'of writes'],
  [{ effect: 'page', status: 502 }, { kind: 'transient', code: 'HTTP 502' }, 'of writes'],
  [{ effect: 'page', status: 503 }, { kind: 'transient', code: 'HTTP 503' }, 'of writes'],
  [{ effect: 'page', status: 200 }, { kind: 'transient', code: 'UnexpectedAnswer' }, 'of writes'],
  [{ effect: 'redirect' }, { kind: 'fatal', code: 'HTTP 302' }, 'of writes'],
  [{ effect: 'redirect', status: 307 }, { kind: 'fatal', code: 'HTTP 307' }, 'of writes'],
  [{ effect: 'reset' }, { kind: 'transient', code: 'ECONNRESET' }, 'of writes'],
  [{ effect: 'truncated', bytes: 9 }, { kind: 'transient', code: 'UnexpectedAnswer' }, 'of writes'],
  [{ effect: 'truncated', bytes: 9, destroy: true }, { kind: 'transient' }, 'of writes'],
  [{ effect: 'paged' }, { kind: 'transient', code: 'UnexpectedAnswer' }, 'of writes'],
  [{ effect: 'refusal', errors: { token: 'expired' } }, { kind: 'fatal', code: 'TokenRefused' }, 'never'],
  [
    { effect: 'refusal', errors: { token: 'expired' }, status: 401 },
    { kind: 'fatal', code: 'HTTP 401' },
    'never',
  ],
  [
    { effect: 'refusal', errors: { token: 'expired' }, status: 403 },
    { kind: 'fatal', code: 'HTTP 403' },
    'never',
  ],
  [{ effect: 'refusal', errors: {}, status: 503 }, { kind: 'transient', code: 'HTTP 503' }, 'of writes'],
  [
    { effect: 'refusal', errors: { base: ['is odd'] } },
    { kind: 'rejected', code: 'Refusal', detail: { base: 'is odd' } },
    'never',
  ],
  [
    { effect: 'refusal', errors: { base: ['is odd'] }, status: 500 },
    { kind: 'rejected', code: 'Refusal', detail: { base: 'is odd' } },
    'never',
  ],
]

describe.each(faults)('%o', (quirk, expected, effectUnknown) => {
  test.each(reads)('is a failure of %s', async (_, call) => {
    const { failure } = await failing(quirk, call)
    expect(failure).toMatchObject({ ...expected, effectUnknown: false })
  })

  test.each(writes)('is a failure of %s', async (_, call) => {
    const { failure } = await failing(quirk, call)
    expect(failure).toMatchObject({ ...expected, effectUnknown: effectUnknown === 'of writes' })
  })
})

describe('A portal that hangs', () => {
  test.each([...reads, ...writes])('is given up by %s after the time-out', async (operation, call) => {
    await using portal = await startXMedius({ account: office(), quirks: [{ effect: 'hang' }] })
    const failure = await failureOf(call(clientOf(portal, { requestTimeout: 100 }), signal))
    expect(failure.kind).toBe('timeout')
    expect(failure.effectUnknown).toBe(writes.some(([name]) => name === operation))
  })

  test('is left when the work is to stop', async () => {
    await using portal = await startXMedius({ account: office(), quirks: [{ effect: 'hang' }] })
    const stop = new AbortController()
    const call = clientOf(portal).listUsers(stop.signal)
    while (portal.calls[0]?.outcome !== 'hang') await new Promise(resolve => setImmediate(resolve))
    const reason = new Error('stop')
    stop.abort(reason)
    await expect(call).rejects.toBe(reason)
  })
})

describe('What a message says', () => {
  test('of a refusal is the field and the portal’s words', async () => {
    await using portal = await startXMedius({ account: office() })
    const failure = await failureOf(clientOf(portal).createUser({ ...kim, email: 'email@invalid' }, signal))
    expect(failure.message).toBe(
      'XMedius Cloud refuses this (POST users): email does not appear to be valid.',
    )
    expect(failure.detail).toEqual({ email: 'does not appear to be valid' })
    expect(failure.cure).toBe('Mend what the portal names in the roster, then run again.')
    portal.set([{ effect: 'refusal', errors: { base: ['Not now'] } }])
    // There is nothing in a roster that would help against the refusal of a reading.
    expect((await failureOf(clientOf(portal).groups(signal))).cure).toBeUndefined()
  })

  test('of a missing permission is its name', async () => {
    await using portal = await startXMedius({ account: office(), permissions: [] })
    const client = clientOf(portal)
    const { host } = new URL(portal.url)
    const listing = await failureOf(client.listUsers(signal))
    expect(listing.message).toBe(
      `XMedius Cloud denies the access token this (GET users, HTTP 403 from ${host}: token The access token lacks the permission Query user directory).`,
    )
    expect(listing.cure).toBe('Give the access token the permission "Query user directory" in the portal.')
    for (const [, call] of [reads[0], ...writes].filter(one => one !== undefined)) {
      expect((await failureOf(call(client, signal))).cure).toBe(
        'Give the access token the permission "Manage users" in the portal.',
      )
    }
  })

  test('of a token that is not known is what to look at', async () => {
    await using portal = await startXMedius({ account: office() })
    const { message, cure } = await failureOf(clientOf({ ...portal, token: 'another' }).groups(signal))
    expect(message).toContain('does not accept the access token for this (GET groups, HTTP 401 from ')
    expect(cure).toBe(
      'Give the access token the permission "Manage users" in the portal; if it has it, check the token and account inputs.',
    )
  })

  test('of an account that does not exist is the address', async () => {
    await using portal = await startXMedius({ account: office() })
    const failure = await failureOf(clientOf({ ...portal, account: { name: 'acne' } }).groups(signal))
    expect(failure).toMatchObject({ kind: 'fatal', code: 'HTTP 404' })
    expect(failure.cure).toContain('Check the url and account inputs')
  })

  test('of a user who is gone is no matter for the others', async () => {
    await using portal = await startXMedius({ account: office(), quirks: [{ effect: 'page', status: 404 }] })
    const failure = await failureOf(clientOf(portal).deleteUser('999', signal))
    expect(failure).toMatchObject({ kind: 'rejected', code: 'HTTP 404', effectUnknown: false })
  })

  test('of a redirect is where to, without the rest of the address', async () => {
    const { failure } = await failing(
      { effect: 'redirect', status: 301, location: 'https://portal.example.org/login?ticket=1' },
      client => client.groups(signal),
    )
    expect(failure.message).toMatch(
      /^XMedius Cloud sends the request elsewhere, to https:\/\/portal\.example\.org; redirects are not followed \(GET groups, HTTP 301 from 127\.0\.0\.1:\d+\)\.$/,
    )
    expect(
      (await failing({ effect: 'redirect', location: 'login' }, c => c.groups(signal))).failure.message,
    ).toContain('elsewhere; redirects')
  })

  test('is one line of bounded length', async () => {
    const long = [`a\nb\u0007${'x'.repeat(5_000)}`]
    const errors = { base: long, email: long, role: long }
    const { failure } = await failing({ effect: 'refusal', errors }, client => client.groups(signal))
    expect(failure.message).not.toMatch(/\p{Cc}/u)
    expect(failure.message.length).toBeLessThanOrEqual(500)
    expect(failure.detail.base?.length).toBeLessThanOrEqual(200)
  })

  test.each(['token', 'base', 'password'])('holds neither the token nor a password (%s)', async field => {
    const user: NewUser = {
      ...{ username: 'kim.example', email: 'kim@example.com', role: 'user', group_id: '1' },
      ...{ fax_number_type: 'enterprise', password_setup_type: 'force' },
      ...{ password: 'pass"word<1>', password_confirmation: 'pass"word<1>' },
    }
    const words = `${token} ${JSON.stringify(token)} ${encodeURIComponent(token)} pass"word<1> ${JSON.stringify('pass"word<1>')}`
    await using portal = await startXMedius({
      ...{ account: office(), token },
      quirks: [{ effect: 'refusal', errors: { [field]: [words], [`${token} pass"word<1>`]: ['is odd'] } }],
    })
    const failure = await failureOf(clientOf(portal).createUser(user, signal))
    const told =
      JSON.stringify([failure.message, failure.cure, failure.detail]) + failure.message + failure.stack
    expect(told).toContain('***')
    for (const secret of ['tok', 'en/1', 'word<1>', encodeURIComponent(token)]) {
      expect(told.replaceAll('token', '')).not.toContain(secret)
    }
  })
})
