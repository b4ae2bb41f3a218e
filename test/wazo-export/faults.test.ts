import { describe, expect, test } from 'vitest'
import type { Call, Quirk } from '../../simulators/wazo/index.ts'
import { exportTenant } from './in-process.ts'
import { rowsOf, type Served, serveTenant } from './served.ts'

/** What an export asks. */
const routes = [
  'POST auth/token',
  'GET auth/token/{token}',
  'GET auth/tenants/{tenant}',
  'GET auth/users',
  'GET confd/users',
  'GET confd/users/{user}',
  'GET confd/voicemails',
  'GET confd/incalls',
  'GET confd/endpoints/sip',
]

async function exported(served: Served, quirks: readonly Quirk[] = [], requestTimeout?: number) {
  const { server } = served
  server.set(quirks)
  const login = { username: server.username, password: server.password }
  const ended = await exportTenant(served, {
    ...{ login, includeSecrets: true },
    ...(requestTimeout !== undefined && { requestTimeout }),
  })
  return { ...ended, errors: [...(ended.result?.errors ?? []), ended.refusal?.message ?? ''].join('\n') }
}

/** The same for every server, since the same people are made up. */
const made = { users: 18 }

const untroubled = await (async () => {
  await using served = await serveTenant(made)
  return (await exported(served)).roster
})()

const troubles: readonly (readonly [string, Quirk])[] = [
  ['a reset', { effect: 'reset' }],
  ['a reset after the work was done', { effect: 'reset', phase: 'after' }],
  ['a bad gateway', { effect: 'page', status: 502 }],
  ['a page that the service is away', { effect: 'page', status: 503 }],
  ['a page that the service is late', { effect: 'page', status: 504 }],
]

describe.each(routes)('%s', route => {
  test.each(troubles)('%s, once and for ever', async (_, quirk) => {
    await using served = await serveTenant(made)
    const once = await exported(served, [{ ...quirk, route, first: 1 }])
    expect(once.roster).toBe(untroubled)
    const always = await exported(served, [{ ...quirk, route }])
    expect(always.roster).toBeUndefined()
    expect(always.errors).not.toBe('')
  })

  test('a login page of the front ends the export at once', async () => {
    // What the tenant is called can be done without.
    if (route === 'GET auth/tenants/{tenant}') return
    await using served = await serveTenant(made)
    const { roster, refusal } = await exported(served, [{ effect: 'page', status: 401, route }])
    expect(roster).toBeUndefined()
    expect(refusal).toMatchObject({ kind: 'fatal' })
    expect(served.server.calls.filter(call => call.route === route)).toHaveLength(1)
  })
})

test.each(['POST auth/token', 'GET confd/users'])('No answer to %s, once', async route => {
  await using served = await serveTenant(made)
  const once = await exported(served, [{ effect: 'hang', route, first: 1 }], 1_000)
  expect(once.roster).toBe(untroubled)
})

test('Users who cannot be read together are read in halves, and the one who cannot be read is named', async () => {
  await using served = await serveTenant({ users: 60 })
  const [victim = ''] = rowsOf((await exported(served)).roster ?? '').keys()
  const { result, roster, errors } = await exported(served, [
    { effect: 'page', status: 502, when: ({ query }) => query.get('uuid')?.includes(victim) ?? false },
  ])
  expect(roster).toBeUndefined()
  expect(result?.summary).toMatchObject({ complete: false, users: 59 })
  expect(errors).toContain(victim)
})

describe('what changes while it is read', () => {
  /** @param happen between the listing of users and the reading of the first */
  async function meanwhile(happen: (served: Served) => void) {
    const happened = new Set<string>()
    const onAnswer = ({ query }: Call) => {
      if (query.get('view') !== 'summary' || happened.has('yes')) return
      happened.add('yes')
      happen(served)
    }
    await using served = await serveTenant({ users: 30 }, { onAnswer })
    return { ...(await exported(served)), state: served.server.state }
  }

  test('a user who is deleted is not missed', async () => {
    const { result, errors } = await meanwhile(({ server: { state } }) => {
      const [user] = state.users.all()
      if (user) state.users.remove(user.uuid)
    })
    expect(errors).toBe('')
    expect(result?.summary).toMatchObject({ complete: true, users: 29, proof: { listed: 30 } })
    expect(result?.summary.proof.gone).toHaveLength(1)
  })

  test('a user who is created is left to the next export', async () => {
    const { result, errors } = await meanwhile(({ server: { state }, tenant }) => {
      const [user] = state.users.by('tenant', tenant)
      if (user) state.users.put({ ...user, uuid: state.make.uuid(), id: state.ids.user.next() })
    })
    expect(errors).toBe('')
    expect(result?.summary).toMatchObject({ complete: true, users: 30 })
  })
})
