import { describe, expect, test } from 'vitest'
import { createTenant, newState, startWazo, type WazoOptions } from '../../../../simulators/wazo/index.ts'
import { HttpClient } from '../../../../src/http/client.ts'
import { WazoClient } from '../../../../src/platforms/wazo/client.ts'
import { readTenantFacts } from '../../../../src/platforms/wazo/roster/tenant-facts.ts'
import { place } from '../../../../src/platforms/wazo/roster/words.ts'
import { InstantClock } from '../../../work/instant-clock.ts'
import { ScriptedServer, signal } from '../client/scripted.ts'

const everyColumn = [
  ...[
    'exten',
    'context',
    'line_protocol',
    'sip_username',
    'provisioning_code',
    'incall_exten',
    'incall_context',
  ],
  ...['voicemail_name', 'voicemail_number', 'voicemail_context', 'username', 'email', 'call_permissions'],
]

interface Office extends AsyncDisposable {
  readonly inside: string
  readonly outside: string
  /** Sends to confd, or to wazo-auth for a path that begins with `auth:`; hands back what it answers. */
  send(method: string, path: string, body?: object | string): Promise<Record<string, never>>
  facts(columns?: readonly string[], acl?: readonly string[]): ReturnType<typeof readTenantFacts>
  /** Paths that were read since it was last asked. */
  paths(): string[]
}

async function openOffice(options: WazoOptions = {}): Promise<Office> {
  const state = newState(3)
  const { tenant, internal, incall } = createTenant(state, { name: 'office' })
  const server = await startWazo({ ...options, state })
  let seen = 0
  return {
    inside: internal.name,
    outside: incall.name,
    async send(method, path, body) {
      const [service, below] = path.startsWith('auth:') ? ['auth/0.1', path.slice(5)] : ['confd/1.1', path]
      const csv = typeof body === 'string'
      const answer = await fetch(`${server.url}/api/${service}${below}`, {
        method,
        headers: {
          ...{ 'x-auth-token': server.token(), 'wazo-tenant': tenant.uuid },
          'content-type': csv ? 'text/csv; charset=utf-8' : 'application/json',
        },
        ...(body !== undefined && { body: csv ? body : JSON.stringify(body) }),
      })
      const text = await answer.text()
      if (!answer.ok) throw new Error(text)
      return text === '' ? {} : JSON.parse(text)
    },
    async facts(columns = everyColumn, acl) {
      const clock = new InstantClock(Date.now())
      const client = new WazoClient({
        ...{ server: new URL(server.url), tenant: tenant.uuid, http: new HttpClient({ clock }), clock },
        login: { token: server.token(acl && { acl }) },
        requestTimeout: 5_000,
      })
      return readTenantFacts(client, columns, signal)
    },
    paths() {
      const all = server.calls.slice(seen).map(({ route }) => route)
      seen = server.calls.length
      return all
    },
    [Symbol.asyncDispose]: () => server.close(),
  }
}

const csv = (...rows: readonly Readonly<Record<string, string>>[]) =>
  [Object.keys(rows[0] ?? {}), ...rows.map(row => Object.values(row))]
    .map(cells => cells.join(','))
    .join('\n')

describe('the facts of a tenant', () => {
  test('are not about what the columns of a user show, which the user can give up', async () => {
    await using office = await openOffice()
    const { inside, outside } = office
    const kim = {
      ...{ firstname: 'Kim', lastname: 'Lee', username: 'kim', email: 'kim@example.com' },
      ...{ exten: '1001', context: inside, line_protocol: 'sip', sip_username: 'kimphone' },
      ...{ incall_exten: '5551001', incall_context: outside },
      ...{ voicemail_name: 'Kim', voicemail_number: '1001', voicemail_context: inside },
    }
    await office.send('POST', '/users/import', csv(kim))
    const facts = await office.facts()
    expect(facts.numbers).toEqual(new Map())
    expect(facts.sipNames).toEqual(new Map())
    expect(facts.mailboxes).toEqual(new Map())
    expect(facts.severalLines).toEqual(new Set())
    expect([...facts.codes.values()]).toEqual(['Kim Lee'])
    expect(facts.permissions).toEqual(new Set(['intl', 'premium']))
    expect(facts.contexts?.named(inside)?.user_ranges).toEqual([{ start: '1000', end: '2999' }])
    expect(facts.logins.get('kim')).toMatchObject([{ words: 'the username of Kim Lee', column: 'username' }])
    expect(facts.logins.get('kim@example.com')).toMatchObject([
      { words: 'the e-mail address of Kim Lee', column: 'email' },
    ])
    expect(facts.doubts).toEqual([])
  })

  test('are about second lines, and lines and endpoints of nobody', async () => {
    await using office = await openOffice()
    const { inside: context } = office
    const { created } = await office.send(
      'POST',
      '/users/import',
      csv({ firstname: 'Ben', exten: '1001', context, line_protocol: 'sip', sip_username: 'benphone' }),
    )
    const [{ user_uuid: ben }] = created as unknown as [{ user_uuid: string }]
    const spare = async (exten: string, name: string) => {
      const { id } = await office.send('POST', '/lines', { context })
      const { uuid } = await office.send('POST', '/endpoints/sip', { name })
      await office.send('PUT', `/lines/${id}/endpoints/sip/${uuid}`)
      const extension = await office.send('POST', '/extensions', { exten, context })
      await office.send('PUT', `/lines/${id}/extensions/${extension.id}`)
      return id
    }
    const second = await spare('1002', 'second')
    await office.send('PUT', `/users/${ben}/lines/${second}`)
    const bare = await spare('1003', 'bare')
    await office.send('POST', '/endpoints/sip', { name: 'loose' })
    await office.send('POST', '/extensions', { exten: '1004', context })

    const facts = await office.facts()
    expect(facts.numbers).toEqual(
      new Map([
        [place('1002', context), 'another line of Ben'],
        [place('1003', context), `a line that no user has (line ${bare})`],
      ]),
    )
    expect(facts.sipNames).toEqual(
      new Map([
        ['second', { user: undefined, words: 'another line of Ben' }],
        ['bare', { user: undefined, words: `a line that no user has (line ${bare})` }],
        ['loose', { user: undefined, words: 'a SIP endpoint without a line' }],
      ]),
    )
    expect(facts.severalLines).toEqual(new Set([ben]))
  })

  test('are about an endpoint that is called otherwise than its phone logs in', async () => {
    await using office = await openOffice()
    const { inside: context } = office
    const { created } = await office.send(
      'POST',
      '/users/import',
      csv({ firstname: 'Ada', exten: '1001', context, line_protocol: 'sip', sip_username: 'adaphone' }),
    )
    const [{ sip_uuid: sip, user_uuid: ada }] = created as unknown as [
      { sip_uuid: string; user_uuid: string },
    ]
    await office.send('PUT', `/endpoints/sip/${sip}`, { auth_section_options: [['username', 'newphone']] })
    expect((await office.facts()).sipNames).toEqual(new Map([['adaphone', { user: ada, words: 'Ada' }]]))
  })

  test('are about mailboxes of nobody and of several, and several numbers of one user', async () => {
    await using office = await openOffice()
    const { inside, outside } = office
    const box = { voicemail_name: 'All', voicemail_number: '1500', voicemail_context: inside }
    await office.send('POST', '/users/import', csv({ firstname: 'Ada', ...box }))
    const { created } = await office.send('POST', '/users/import', csv({ firstname: 'Ben', ...box }))
    const [{ user_id }] = created as unknown as [{ user_id: number }]
    await office.send('POST', '/voicemails', { name: 'Left', number: '1501', context: inside })
    for (const exten of ['5551001', '5551002', '5551003']) {
      const destination = exten === '5551003' ? { type: 'none' } : { type: 'user', user_id }
      const { id } = await office.send('POST', '/incalls', { destination })
      const extension = await office.send('POST', '/extensions', { exten, context: outside })
      await office.send('PUT', `/incalls/${id}/extensions/${extension.id}`)
    }

    const facts = await office.facts()
    expect(
      [...facts.mailboxes].map(([at, users]) => [at, users.map(({ firstname }) => firstname).sort()]),
    ).toEqual(
      expect.arrayContaining([
        [place('1500', inside), ['Ada', 'Ben']],
        [place('1501', inside), []],
      ]),
    )
    expect(facts.numbers).toEqual(
      new Map(
        ['5551001', '5551002'].map(exten => [
          place(exten, outside),
          'Ben, to whom several numbers from outside lead',
        ]),
      ),
    )
  })

  test('are about accounts that no user has, whatever their letters', async () => {
    await using office = await openOffice()
    const { uuid } = await office.send('POST', 'auth:/users', {
      username: 'Root',
      email_address: 'Root@example.com',
    })
    const { logins } = await office.facts()
    expect(logins.get('root')).toEqual([
      { uuid, words: 'the username of an account that no user has (Root)', column: undefined },
    ])
    expect(logins.get('root@example.com')).toEqual([
      { uuid, words: 'the e-mail address of an account that no user has (Root)', column: undefined },
    ])
  })

  test('are read for the columns of the roster alone', async () => {
    await using office = await openOffice()
    const read = async (...columns: readonly string[]) => {
      await office.facts(['firstname', ...columns])
      return office.paths().map(route => route.replace('GET ', ''))
    }
    expect(await read()).toEqual([])
    expect(await read('call_permissions')).toEqual(['confd/callpermissions'])
    expect(await read('voicemail_email')).toEqual(['confd/contexts', 'confd/voicemails'])
    expect(await read('username')).toEqual(['auth/users', 'confd/users'])
    expect(await read('provisioning_code')).toEqual(['confd/contexts', 'confd/lines'])
    expect(new Set(await read(...everyColumn))).toEqual(
      new Set([
        ...[
          'auth/users',
          'confd/callpermissions',
          'confd/contexts',
          'confd/endpoints/sip',
          'confd/extensions',
        ],
        ...['confd/incalls', 'confd/lines', 'confd/users', 'confd/voicemails'],
      ]),
    )
  })

  test('go without what the account may not read, and say so', async () => {
    await using office = await openOffice()
    const facts = await office.facts(everyColumn, [
      ...['confd.users.read', 'confd.voicemails.read', 'confd.incalls.read', 'auth.users.read'],
    ])
    expect(facts).toMatchObject({ contexts: undefined, permissions: undefined })
    expect(facts.doubts).toEqual(
      ['Contexts', 'Names of call permissions', 'Lines', 'SIP usernames', 'Numbers in use'].map(what =>
        expect.stringMatching(
          new RegExp(
            `^${what} cannot be checked: The account may not use confd\\.[\\w.]+\\.read in tenant .*\\)\\. Give the `,
          ),
        ),
      ),
    )
  })

  test('are not made up when the server fails', async () => {
    const quirks = [{ effect: 'page', status: 503, route: 'GET confd/contexts' } as const]
    await using office = await openOffice({ quirks })
    await expect(office.facts()).rejects.toMatchObject({ kind: 'transient' })
  })
})

test('numbers of groups, queues and the like are told by what has them', async () => {
  const extension = (id: number, use: object) => ({
    ...{ id, exten: String(1000 + id), context: 'inside', lines: [], incall: null },
    ...{ group: null, queue: null, conference: null, parking_lot: null, outcall: null },
    ...use,
  })
  const items: Readonly<Record<string, readonly object[]>> = {
    '/extensions': [
      extension(1, { group: { name: 'grp-office-1', label: 'Sales' } }),
      extension(2, { queue: { name: 'support' } }),
      extension(3, { conference: { name: 'Board' } }),
      extension(4, { parking_lot: { name: null } }),
      extension(5, { outcall: { name: 'abroad' } }),
      extension(6, { incall: { id: 61 } }),
      extension(7, { incall: { id: 62 } }),
      extension(8, {}),
    ],
    '/incalls': [
      { id: 61, destination: { type: 'queue', queue_id: 3 }, extensions: [{ id: 6 }] },
      { id: 62, destination: { type: 'none' }, extensions: [{ id: 7 }] },
    ],
  }
  await using server = await ScriptedServer.start(({ path }) => {
    const found = Object.entries(items).find(([name]) => path.includes(`${name}?`))?.[1] ?? []
    return { status: 200, body: { total: found.length, items: found } }
  })
  const { numbers } = await readTenantFacts(server.client(), ['exten'], signal)
  expect([...numbers]).toEqual([
    [place('1001', 'inside'), 'the group Sales'],
    [place('1002', 'inside'), 'the queue support'],
    [place('1003', 'inside'), 'the conference room Board'],
    [place('1004', 'inside'), 'the parking lot'],
    [place('1005', 'inside'), 'the outcall abroad'],
    [place('1006', 'inside'), 'a number from outside that leads to a queue'],
  ])
})
