import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import type { Wazo } from '../../../../simulators/wazo/index.ts'
import { InstantClock } from '../../../work/instant-clock.ts'
import { creation, takeChanges } from './changes.ts'
import { contentOf } from './content.ts'
import { MemoryJournal, onStage, type Stage } from './stage.ts'

const imports = 'POST confd/users/import'

/** New users of whom each is known by something else. */
const people = [
  creation('by login', { firstname: 'Ada', lastname: 'One', username: 'ada' }),
  creation('by address', { firstname: 'Ada', lastname: 'One', email: 'ada@example.com' }),
  creation('by name', { firstname: 'Ada', lastname: 'One' }),
  creation('by other name', { firstname: 'Bea' }),
]

function byNumber({ internal }: Stage) {
  return creation('by number', {
    ...{ firstname: 'Ada', lastname: 'One', exten: '1001', context: internal, line_protocol: 'sip' },
  })
}

const sent = ({ calls }: Wazo) => calls.filter(({ route }) => route === imports)
const held = ({ wazo, furnished }: Stage) => contentOf(wazo.state, furnished.tenant)

/** Sends what the server would get from somebody else: a text as CSV, anything else as JSON. */
async function post({ wazo, furnished }: Stage, path: string, body: unknown): Promise<number> {
  const isCsv = typeof body === 'string'
  const response = await fetch(`${wazo.url}/api/${path}`, {
    method: 'POST',
    headers: {
      ...{ 'x-auth-token': wazo.token(), 'wazo-tenant': furnished.tenant.uuid },
      'content-type': isCsv ? 'text/csv; charset=utf-8' : 'application/json',
    },
    body: isCsv ? body : JSON.stringify(body),
  })
  await response.text()
  return response.status
}

/** A clock on which something happens during one of its sleeps, counted from 1. */
class ClockWithAlarm extends InstantClock {
  readonly #at: number
  readonly #alarm: () => Promise<unknown>

  constructor(at: number, alarm: () => Promise<unknown>) {
    super()
    this.#at = at
    this.#alarm = alarm
  }

  override async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    await super.sleep(milliseconds, signal)
    if (this.sleeps.length === this.#at) await this.#alarm()
  }
}

/** Whose uuid is which, as the results of steps tell it. */
function uuidsIn(results: ReadonlyMap<string, Readonly<Record<string, string>>>): Record<string, string> {
  return Object.assign({}, ...results.values())
}

/** What passes on requests as if they came from a form. */
async function formMaker(target: string): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((request, response) => {
    const { method = 'GET', url = '' } = request
    const token = String(request.headers['x-auth-token'])
    const tenant = String(request.headers['wazo-tenant'])
    const type = 'application/x-www-form-urlencoded'
    const headers = { 'x-auth-token': token, 'wazo-tenant': tenant, 'content-type': type }
    const pass = async () => {
      request.resume()
      const answer = await fetch(new URL(url, target), { method, headers })
      response.writeHead(answer.status, { 'content-type': 'application/json' })
      response.end(await answer.text())
    }
    void pass()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

describe('an import whose answer is lost', () => {
  test('is found out by looking, whatever users are known by, and sent once', () =>
    onStage(async stage => {
      const { wazo } = stage
      wazo.set([{ effect: 'reset', phase: 'after', route: imports, first: 1 }])
      const { failures, results } = await takeChanges(stage, [...people, byNumber(stage)])
      expect(failures).toEqual({})
      expect(sent(wazo)).toHaveLength(1)
      const uuids = uuidsIn(results)
      const user = (key: string) => wazo.state.users.need(uuids[key] ?? '')
      expect(new Set(Object.values(uuids)).size).toBe(5)
      expect(wazo.state.accounts.need(uuids['by login'] ?? '').username).toBe('ada')
      expect(user('by address').email).toBe('ada@example.com')
      expect(user('by number').line_ids).toHaveLength(1)
      expect(user('by name')).toMatchObject({ firstname: 'Ada', email: null, line_ids: [] })
      expect(user('by other name').firstname).toBe('Bea')
    }))

  test.each([502, 503, 504] as const)('the same where the front answers %i for it', status =>
    onStage(async stage => {
      const { wazo } = stage
      wazo.set([{ effect: 'page', status, phase: 'after', route: imports, first: 1 }])
      expect((await takeChanges(stage, people)).failures).toEqual({})
      expect(sent(wazo)).toHaveLength(1)
      expect(held(stage).users).toHaveLength(4)
    }),
  )

  test('is sent again when it never reached the server', () =>
    onStage(async stage => {
      stage.wazo.set([{ effect: 'reset', phase: 'before', route: imports, first: 1 }])
      expect((await takeChanges(stage, people)).failures).toEqual({})
      expect(sent(stage.wazo)).toHaveLength(2)
      expect(held(stage).users).toHaveLength(4)
    }))

  test('is waited for where the server goes on without its caller', () =>
    onStage(async stage => {
      const { wazo } = stage
      let lost = ''
      wazo.set([
        {
          ...{ effect: 'reset', phase: 'before', route: imports, first: 1 },
          when: ({ body }) => {
            lost = body
            return true
          },
        },
      ])
      // The server has done its work when it was looked for a few times.
      const clock = new ClockWithAlarm(4, () => post(stage, 'confd/1.1/users/import', lost))
      const { failures } = await takeChanges(stage, people, { clock })
      expect(failures).toEqual({})
      // Ours, and what the alarm has made of it.
      expect(sent(wazo)).toHaveLength(2)
      expect(held(stage).users).toHaveLength(4)
    }))

  test('is not waited for in eternity', () =>
    onStage(async stage => {
      const clock = new InstantClock()
      stage.wazo.set([{ effect: 'reset', phase: 'before', route: imports, first: 1 }])
      const from = clock.now()
      await takeChanges(stage, people, { clock })
      const waited = clock.now() - from
      expect(waited).toBeGreaterThan(20_000)
      expect(waited).toBeLessThan(60_000)
    }))

  test('tells fatally where something on the way takes the body off', () =>
    onStage(async stage => {
      await using proxy = await formMaker(stage.wazo.url)
      const { wazo, furnished } = stage
      const behind = { furnished, wazo: { ...wazo, url: proxy.url } }
      const { codes } = await takeChanges(behind, [creation('A', { firstname: 'A' })])
      expect(codes).toEqual({ A: 'NotAllCreated' })
      expect(held(stage).users).toEqual([])
    }))
})

describe('an error of the server', () => {
  // A digit that the server takes for one, and then cannot read: rules keep it out.
  const poison = creation('poison', {
    firstname: 'Zoe',
    lastname: 'Last',
    username: 'zoe',
    ring_seconds: '²',
  })
  const good = ['ada', 'bea', 'cem', 'dan'].map(name =>
    creation(name, { firstname: name, username: name, email: `${name}@example.com` }),
  )

  test('keeps out the user because of whom it comes, and leaves no account behind', () =>
    onStage(async stage => {
      const { codes } = await takeChanges(stage, [...good, poison])
      expect(codes).toEqual({ poison: 'HTTP 500' })
      expect(held(stage)).toMatchObject({ accounts: [] })
      expect(held(stage).users).toHaveLength(4)
      // Nobody was ever refused for an account that was left behind.
      expect(new Set(sent(stage.wazo).map(({ outcome }) => outcome))).toEqual(new Set([500, 201]))
    }))

  test('after which no answer comes leaves accounts that are removed as well', () =>
    onStage(async stage => {
      stage.wazo.set([{ effect: 'reset', phase: 'before', route: imports, first: 1 }])
      const account = { username: 'ada', firstname: 'ada', email_address: 'ada@example.com' }
      const clock = new ClockWithAlarm(1, () => post(stage, 'auth/0.1/users', account))
      const { failures } = await takeChanges(stage, good, { clock })
      expect(failures).toEqual({})
      expect(held(stage)).toMatchObject({ accounts: [] })
    }))

  test.each([
    ['knows', '["import","1"]'],
    ['does not know', 'something else'],
  ])('of an earlier attempt leaves accounts that one removes whose journal %s of it', (_what, unit) =>
    onStage(async stage => {
      const journal = new MemoryJournal()
      const text = 'firstname,username,email,ring_seconds\nada,ada,ada@example.com,30\nZoe,zoe,,²\n'
      expect(await post(stage, 'confd/1.1/users/import', text)).toBe(500)
      expect(held(stage).accounts).toEqual(['ada'])
      journal.append({ event: 'started', unit })
      const { failures } = await takeChanges(stage, good, { later: true, work: { journal } })
      expect(failures).toEqual({})
      expect(held(stage)).toMatchObject({ accounts: [] })
      expect(held(stage).users).toHaveLength(4)
    }),
  )

  test('removes no account that has something else than the row', () =>
    onStage(async stage => {
      await post(stage, 'auth/0.1/users', { username: 'ada', firstname: 'Another', lastname: 'Ada' })
      const { codes } = await takeChanges(stage, good, { later: true })
      expect(codes).toEqual({ ada: 'LoginTaken' })
      expect(held(stage).accounts).toEqual(['ada'])
    }))

  test('removes no account in a first attempt in which nothing went wrong', () =>
    onStage(async stage => {
      await post(stage, 'auth/0.1/users', {
        ...{ username: 'ada', firstname: 'ada', email_address: 'ada@example.com' },
      })
      const { codes } = await takeChanges(stage, good)
      expect(codes).toEqual({ ada: 'LoginTaken' })
      expect(held(stage).accounts).toEqual(['ada'])
    }))
})

describe('a later attempt', () => {
  test('finds those who are there and creates the others', () =>
    onStage(async stage => {
      const [first, second, third, fourth] = people
      if (!first || !second || !third || !fourth) throw new Error('too few')
      await takeChanges(stage, [first, third])
      const { failures, results } = await takeChanges(stage, people, { later: true })
      expect(failures).toEqual({})
      expect(held(stage).users).toHaveLength(4)
      expect(new Set(Object.keys(uuidsIn(results)))).toEqual(new Set(people.map(({ key }) => key)))
    }))

  test('tries those again who were refused, each by itself', () =>
    onStage(async stage => {
      const { wazo } = stage
      const journal = new MemoryJournal()
      const changes = [
        creation('ada', { firstname: 'Ada', username: 'ada' }),
        creation('bea', { firstname: 'Bea', call_permissions: 'later' }),
        creation('cem', { firstname: 'Cem', username: 'cem' }),
      ]
      expect((await takeChanges(stage, changes, { work: { journal } })).codes).toEqual({
        bea: 'CallPermissionNotFound',
      })
      wazo.state.callPermissions.put({
        ...wazo.state.callPermissions.need(stage.furnished.permissions[0]?.id ?? 0),
        ...{ id: 9_999, name: 'later' },
      })
      const before = sent(wazo).length
      const again = await takeChanges(stage, changes, { later: true, work: { journal } })
      expect(again.failures).toEqual({})
      expect(sent(wazo)).toHaveLength(before + 1)
      expect(held(stage).users).toHaveLength(3)
    }))
})
