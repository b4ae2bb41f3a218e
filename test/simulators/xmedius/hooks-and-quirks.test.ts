import { describe, expect, it } from 'vitest'
import { type Call, type Quirk, startXMedius, type XMedius } from '../../../simulators/xmedius/index.ts'
import { ManualClock } from '../five9/manual-clock.ts'
import { call, errorsIn, type Reply } from './caller.ts'
import { newcomer, office } from './people.ts'

const start = (...quirks: Quirk[]) => startXMedius({ account: office(), quirks })
const create = (xmedius: XMedius) => call(xmedius, 'POST', 'users', { user: newcomer() })
const made = ({ account }: XMedius) => account.named('kim.example') !== undefined

/** The code of the network error that a call ends with, or its status. */
async function endOf(reply: Promise<Reply>): Promise<string> {
  return reply.then(
    ({ status }) => `HTTP ${status}`,
    ({ cause, message }: Error) => (cause as { code?: string } | undefined)?.code ?? message,
  )
}

describe('hooks', () => {
  it('are awaited before a call takes effect and before its answer goes out', async () => {
    const seen: string[] = []
    await using xmedius = await startXMedius({
      account: office(),
      onCall: async one => {
        await Promise.resolve()
        seen.push(`call ${one.operation} ${xmedius.account.users.size} ${one.outcome}`)
      },
      onAnswer: async one => {
        await Promise.resolve()
        seen.push(`answer ${one.operation} ${xmedius.account.users.size}`)
      },
    })
    await call(xmedius, 'DELETE', 'users/100')
    seen.push('answered')
    expect(seen).toEqual(['call deleteUser 2 pending', 'answer deleteUser 1', 'answered'])
  })

  it('that throw break the connection and fail the closing', async () => {
    const xmedius = await startXMedius({
      onCall: () => {
        throw new Error('the test is wrong')
      },
    })
    await expect(call(xmedius, 'GET', 'groups')).rejects.toThrow()
    await expect(xmedius.close()).rejects.toThrow('the test is wrong')
  })
})

it('the log of calls holds what was asked, whom it concerned and how it ended', async () => {
  const clock = new ManualClock()
  await using xmedius = await startXMedius({ account: office(), clock })
  await call(xmedius, 'GET', 'users')
  await call(xmedius, 'POST', 'users', { user: newcomer({ email: 'x' }) })
  await call(xmedius, 'POST', 'fax_numbers/13/associate', { user_id: 101 })
  await call(xmedius, 'DELETE', 'users/100')
  const at = clock.now()
  expect(xmedius.calls).toEqual<Call[]>([
    {
      at,
      operation: 'listUsers',
      id: undefined,
      body: undefined,
      username: undefined,
      outcome: 'answered',
      users: 2,
    },
    {
      ...{ at, operation: 'createUser', id: undefined, body: { user: newcomer({ email: 'x' }) } },
      ...{ username: 'kim.example', outcome: 'refused', users: 0 },
    },
    {
      ...{ at, operation: 'associate', id: 13, body: { user_id: 101 } },
      ...{ username: 'ben', outcome: 'answered', users: 0 },
    },
    { at, operation: 'deleteUser', id: 100, body: undefined, username: 'ana', outcome: 'answered', users: 0 },
  ])
})

it('a quirk befalls operations, the first calls, and what a predicate picks', async () => {
  const once: Quirk = { effect: 'page', status: 503, operation: 'listGroups', first: 2 }
  await using xmedius = await start(once, {
    effect: 'page',
    status: 502,
    operation: ['readUser', 'deleteUser'],
    when: ({ username }) => username === 'ana',
  })
  const statuses: number[] = []
  for (const path of ['groups', 'fax_numbers', 'groups', 'groups', 'users/100', 'users/101']) {
    statuses.push((await call(xmedius, 'GET', path)).status)
  }
  expect(statuses).toEqual([503, 200, 503, 200, 502, 200])
  xmedius.set([once])
  expect((await call(xmedius, 'GET', 'groups')).status).toBe(503)
})

describe.each([
  ['before', false],
  ['after', true],
] as const)('%s the call takes effect', (phase, effective) => {
  it.each<[Quirk, string]>([
    [{ effect: 'page', status: 500, phase }, 'HTTP 500'],
    [{ effect: 'redirect', phase }, 'HTTP 302'],
    [{ effect: 'refusal', errors: { base: ['no'] }, phase }, 'HTTP 200'],
    [{ effect: 'refusal', errors: { token: 'no' }, status: 401, phase }, 'HTTP 401'],
    [{ effect: 'reset', phase }, 'ECONNRESET'],
  ])('its answer is lost by %o', async (quirk, end) => {
    await using xmedius = await start(quirk)
    expect(await endOf(create(xmedius))).toBe(end)
    expect(made(xmedius)).toBe(effective)
  })

  it('its answer never comes', async () => {
    await using xmedius = await start({ effect: 'hang', phase })
    const ended = endOf(create(xmedius))
    while (xmedius.calls[0]?.outcome !== 'hang') await new Promise(resolve => setImmediate(resolve))
    expect(made(xmedius)).toBe(effective)
    await xmedius.close()
    expect(await ended).toBe('UND_ERR_SOCKET')
  })
})

describe('an answer', () => {
  it('is a page in HTML', async () => {
    await using xmedius = await start({ effect: 'page', status: 403 })
    const { status, headers, text } = await call(xmedius, 'GET', 'users')
    expect([status, headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8'])
    expect(text).toContain('<h1>403 Forbidden</h1>')
  })

  it('sends elsewhere', async () => {
    await using xmedius = await start({
      effect: 'redirect',
      status: 307,
      location: 'https://other.example.com/',
    })
    const { status, headers } = await create(xmedius)
    expect([status, headers.get('location')]).toEqual([307, 'https://other.example.com/'])
  })

  it('is a refusal in the words that were asked for', async () => {
    await using xmedius = await start({ effect: 'refusal', errors: { email: ['is odd'] }, first: 1 })
    expect(errorsIn(await create(xmedius))).toEqual({ email: ['is odd'] })
    expect(made(xmedius)).toBe(false)
    expect((await create(xmedius)).json?.result).toBe(true)
  })

  it('comes late by the server’s clock', async () => {
    const clock = new ManualClock()
    const quirks: Quirk[] = [{ effect: 'slow', ms: 5_000 }]
    await using xmedius = await startXMedius({ account: office(), clock, quirks })
    const reply = create(xmedius)
    while (clock.sleeping === 0) await new Promise(resolve => setImmediate(resolve))
    expect(made(xmedius)).toBe(false)
    clock.advance(5_000)
    expect((await reply).status).toBe(200)
  })

  it('is cut off', async () => {
    await using xmedius = await start({ effect: 'truncated', bytes: 100 })
    const { status, text, json } = await call(xmedius, 'GET', 'users')
    expect([status, text.length, json]).toEqual([200, 100, undefined])
    expect(xmedius.calls[0]?.outcome).toBe('truncated')
    xmedius.set([{ effect: 'truncated', bytes: 100, destroy: true }])
    expect(await endOf(call(xmedius, 'GET', 'users'))).toBe('UND_ERR_SOCKET')
    xmedius.set([{ effect: 'truncated', bytes: 1_000_000 }])
    expect((await call(xmedius, 'GET', 'users')).json?.result).toBe(true)
  })

  it('says that there is more', async () => {
    await using xmedius = await start({ effect: 'paged', operation: 'listUsers' })
    expect((await call(xmedius, 'GET', 'users')).headers.get('link')).toBe('<?page=2>; rel="next"')
    expect((await call(xmedius, 'GET', 'groups')).headers.get('link')).toBeNull()
  })
})
