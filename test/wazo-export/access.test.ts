import { describe, expect, test } from 'vitest'
import { HttpClient } from '../../src/http/client.ts'
import { Wazo } from '../../src/platforms/wazo/platform.ts'
import { InstantClock } from '../work/instant-clock.ts'
import { exportTenant } from './in-process.ts'
import { rowsOf, type Served, serveTenant } from './served.ts'

function preflight(
  { server, tenant }: Served,
  { username, password }: { username: string; password: string },
) {
  const selected = { url: new URL(server.url), tenant, login: { username, password } }
  const clock = new InstantClock(Date.now())
  const wazo = new Wazo(
    { ...selected, includeSecrets: false, order: 'uuid' },
    { http: new HttpClient({ clock }), requestTimeout: 5_000, clock, onWait: () => undefined },
  )
  return wazo.preflight(new AbortController().signal)
}

/** What an export needs, and what it can do without. */
const needed = [
  'confd.users.read',
  'confd.users.*.read',
  'auth.users.read',
  'confd.voicemails.read',
  'confd.incalls.read',
  'confd.endpoints.sip.read',
]

describe('a token that allows just what an export needs', () => {
  test('exports everything, without the name of the tenant', async () => {
    await using served = await serveTenant({ users: 30 })
    const login = { token: served.server.token({ acl: needed }) }
    const { roster, result, told } = await exportTenant(served, { login, includeSecrets: true })
    expect(result?.errors).toEqual([])
    expect(rowsOf(roster ?? '').size).toBe(30)
    expect(told).toContain(`tenant ${served.tenant}.`)
  })

  test.each(needed)('and lacks %s is told so before anything is read', async missing => {
    await using served = await serveTenant({ users: 3 })
    const token = served.server.token({ acl: needed.filter(access => access !== missing) })
    const { refusal, told } = await exportTenant(served, { login: { token }, includeSecrets: true })
    const access = missing.replace('*', '[0-9a-f-]{36}')
    expect(refusal).toMatchObject({
      ...{ kind: 'fatal', code: 'AccessRefused' },
      message: expect.stringMatching(
        new RegExp(`^The account may not use ${access} in tenant ${served.tenant} `),
      ),
      cure: expect.stringContaining(`Give the account a policy with ${missing},`),
    })
    expect(told).not.toContain(token)
    expect(served.server.calls.some(({ query }) => query.has('view'))).toBe(false)
  })

  test('of a token that nobody knows is told without it', async () => {
    await using served = await serveTenant({ users: 3 })
    const token = '0e0e0e0e-1111-4222-8333-444444444444'
    const { refusal, told } = await exportTenant(served, { login: { token } })
    expect(refusal).toMatchObject({ kind: 'fatal', code: 'TokenRefused' })
    expect(told).not.toContain(token)
    expect(served.server.calls).toHaveLength(1)
  })
})

test('A tenant that the account does not see is named', async () => {
  await using served = await serveTenant({ users: 3 })
  const tenant = '0e0e0e0e-1111-4222-8333-444444444444'
  const { refusal } = await exportTenant(served, { tenant })
  expect(refusal).toMatchObject({
    ...{ kind: 'fatal', code: 'TenantRefused' },
    message: expect.stringContaining(tenant),
    cure: expect.stringContaining('input tenant'),
  })
  const unseen = { tenant, login: { token: served.server.token({ acl: needed }) } }
  expect((await exportTenant(served, unseen)).refusal).toMatchObject({
    ...{ kind: 'fatal', code: 'AccessRefused' },
    cure: expect.stringContaining('check that the input tenant is the uuid of a tenant that it may see'),
  })
})

test('A username with a wrong password is refused once', async () => {
  await using served = await serveTenant({ users: 3 })
  const login = { username: served.server.username, password: 'not-Th4t-one' }
  const { refusal, told } = await exportTenant(served, { login })
  expect(refusal).toMatchObject({ kind: 'fatal', code: 'LoginRefused' })
  expect(told).not.toContain(login.password)
  expect(served.server.calls).toHaveLength(1)
})

test('A server that is no Wazo is told from one that is', async () => {
  await using served = await serveTenant({ users: 3 })
  const { refusal } = await exportTenant(served, { url: new URL('somewhere/', served.server.url) })
  expect(refusal).toMatchObject({
    kind: 'fatal',
    code: 'NoService',
    cure: expect.stringContaining('input url'),
  })
})

test('An account that is itself a user of the tenant is among those who must be found', async () => {
  await using served = await serveTenant({ users: 12 })
  const { state } = served.server
  const [policy] = state.policies.all()
  const account = [...state.accounts.by('tenant', served.tenant)].find(({ username }) => username !== null)
  const login = { username: account?.username ?? '', password: 'Made-Up-Pass-8' }
  state.accounts.change(account?.uuid ?? '', { password: login.password, policy_uuids: [policy?.uuid ?? ''] })
  expect((await preflight(served, login)).account).toBe(account?.uuid)
  expect((await preflight(served, served.server)).account).toBeUndefined()
})
