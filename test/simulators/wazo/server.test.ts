import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { get } from 'node:https'
import { describe, expect, test } from 'vitest'
import { type Call, newState, type Quirk, startWazo, type Wazo } from '../../../simulators/wazo/index.ts'
import { createTenant } from '../../../simulators/wazo/tenant/create-tenant.ts'
import { TemporaryFolder } from '../../temporary-folder.ts'
import { ManualClock } from '../five9/manual-clock.ts'
import { ask, turns } from './caller.ts'

const create = (wazo: Wazo) => ask(wazo, 'POST', 'confd/users', { body: { firstname: 'Ines' } })
const namesIn = ({ state }: Wazo) => [...state.users.all()].map(({ firstname }) => firstname)
const start = (...quirks: Quirk[]) => startWazo({ state: newState(), quirks })

async function networkError(reply: Promise<unknown>): Promise<string> {
  const error = (await reply.then(
    () => new Error('answered'),
    (reason: Error) => reason,
  )) as Error & { cause?: { code?: string } }
  return error.cause?.code ?? error.message
}

describe('tokens', () => {
  test('are made for credentials and last as long as was asked', async () => {
    const clock = new ManualClock()
    await using wazo = await startWazo({ state: newState(), clock, username: 'root', password: 'Pass-7' })
    const authorization = `Basic ${Buffer.from('root:Pass-7').toString('base64')}`
    const made = await ask(wazo, 'POST', 'auth/token', {
      headers: { authorization },
      body: { expiration: 60 },
    })
    const { data } = JSON.parse(made.text) as { data: { token: string; expires_at: string; acl: string[] } }
    expect(data).toMatchObject({ expires_at: '2026-03-04T10:21:30.000000', acl: ['#'] })
    const headers = { 'x-auth-token': data.token }
    clock.advance(59_999)
    expect((await ask(wazo, 'GET', 'confd/users', { headers })).status).toBe(200)
    clock.advance(1)
    expect(await ask(wazo, 'GET', 'confd/users', { headers })).toMatchObject({
      status: 401,
      text: `["('${data.token}', 'confd.users.read')"]\n`,
    })
    expect((await ask(wazo, 'GET', `auth/token/${data.token}`)).status).toBe(404)
  })

  test('may be limited', async () => {
    await using wazo = await start()
    const headers = { 'x-auth-token': wazo.token({ acl: ['confd.lines.*.read'] }) }
    expect((await ask(wazo, 'GET', 'confd/lines/7', { headers })).status).toBe(404)
    expect((await ask(wazo, 'GET', 'confd/lines', { headers })).status).toBe(401)
    expect((await ask(wazo, 'DELETE', 'confd/lines/7', { headers })).status).toBe(401)
  })

  test('of a tenant below see that tenant only', async () => {
    const state = newState()
    const { tenant } = createTenant(state, { name: 'below' })
    await using wazo = await startWazo({ state })
    const headers = { 'wazo-tenant': tenant.uuid }
    const body = { username: 'clerk', password: 'Pass-7', purpose: 'internal' }
    await ask(wazo, 'POST', 'auth/users', { headers, body })
    await create(wazo)
    await ask(wazo, 'POST', 'confd/users', { headers, body: { firstname: 'Below' } })
    const totalOf = async (query: string) =>
      JSON.parse((await ask(wazo, 'GET', `confd/users${query}`)).text).total
    expect([await totalOf(''), await totalOf('?recurse=true')]).toEqual([1, 2])
    const authorization = `Basic ${Buffer.from('clerk:Pass-7').toString('base64')}`
    const made = await ask(wazo, 'POST', 'auth/token', { headers: { authorization } })
    const { token } = JSON.parse(made.text).data
    state.tokens.change(token, { acl: ['#'] })
    const clerk = { 'x-auth-token': token }
    expect(JSON.parse((await ask(wazo, 'GET', 'confd/users', { headers: clerk })).text).total).toBe(1)
    const above = { ...clerk, 'wazo-tenant': state.topTenant.uuid }
    expect((await ask(wazo, 'GET', 'confd/users', { headers: above })).status).toBe(401)
  })
})

describe('the front', () => {
  test('speaks TLS where it has a certificate, and links say so', async () => {
    const { key, cert } = makeIdentity()
    await using wazo = await startWazo({ state: newState(), tls: { key, cert } })
    const headers = { 'x-auth-token': wazo.token() }
    const text = await new Promise<string>((resolve, reject) => {
      const url = `${wazo.url}/api/confd/1.1/endpoints/sip/templates?label=global`
      get(url, { ca: cert, headers }, answer => {
        answer.setEncoding('utf8').on('data', resolve)
      }).on('error', reject)
    })
    expect(JSON.parse(text).items[0].links[0].href).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/api\/confd\/1\.1\//)
  })

  test('knows two services and nothing else', async () => {
    await using wazo = await start()
    const answer = await fetch(`${wazo.url}/api/other/1.0/users`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html'])
    expect(await answer.text()).toContain('nginx')
  })

  test('takes 16 MiB', async () => {
    await using wazo = await start()
    const most = 16 * 1024 * 1024
    expect(await ask(wazo, 'POST', 'confd/users', { body: 'x'.repeat(most) })).toMatchObject({ status: 400 })
    const more = await ask(wazo, 'POST', 'confd/users', { body: 'x'.repeat(most + 1) })
    expect(more).toMatchObject({ status: 413, type: 'text/html' })
    expect(more.text).toContain('<h1>413 Request Entity Too Large</h1>')
    expect(wazo.calls.at(-1)).toMatchObject({ route: 'POST confd/users', outcome: 413 })
  })

  test('loses patience after three minutes, and the service goes on', async () => {
    const clock = new ManualClock()
    await using wazo = await startWazo({
      state: newState(),
      clock,
      quirks: [{ effect: 'slow', ms: 200_000 }],
    })
    const answer = create(wazo)
    await turns(() => clock.sleeping === 2)
    clock.advance(180_000)
    expect(await answer).toMatchObject({ status: 504, type: 'text/html' })
    expect(namesIn(wazo)).toEqual([])
    clock.advance(20_000)
    await turns(() => wazo.state.users.size > 0)
    expect(namesIn(wazo)).toEqual(['Ines'])
  })
})

describe('quirks', () => {
  test('are limited to routes, to the first calls, and by a predicate', async () => {
    await using wazo = await start(
      { effect: 'page', status: 502, route: 'GET confd/users', first: 1 },
      {
        effect: 'page',
        status: 503,
        route: ['GET confd/lines', 'PUT confd/users/{user}'],
        when: ({ query }) => query.has('bad'),
      },
    )
    const statuses: number[] = []
    for (const path of ['users', 'users', 'lines', 'lines?bad=1']) {
      statuses.push((await ask(wazo, 'GET', `confd/${path}`)).status)
    }
    expect(statuses).toEqual([502, 200, 200, 503])
    expect((await ask(wazo, 'PUT', 'confd/users/7?bad=1', { body: {} })).status).toBe(503)
    wazo.set([])
    expect((await ask(wazo, 'PUT', 'confd/users/7?bad=1', { body: {} })).status).toBe(404)
    expect(wazo.calls.map(({ outcome }) => outcome)).toEqual([502, 200, 200, 503, 503, 404])
  })

  test.each([401, 413, 502, 503, 504] as const)('the page of the front with status %i', async status => {
    await using wazo = await start({ effect: 'page', status, phase: 'before', first: 1 })
    const answer = await create(wazo)
    expect(answer).toMatchObject({ status, type: 'text/html' })
    expect(answer.text).toMatch(
      /^<html>\r\n<head><title>\d{3} [\w -]+<\/title><\/head>\r\n[\s\S]*nginx\/1\.22\.1/,
    )
    expect(namesIn(wazo)).toEqual([])
    wazo.set([{ effect: 'page', status, phase: 'after', first: 1 }])
    expect((await create(wazo)).status).toBe(status)
    expect(namesIn(wazo)).toEqual(['Ines'])
  })

  test.each([
    ['before', []],
    ['after', ['Ines']],
  ] as const)('a connection that is reset %s the effect', async (phase, names) => {
    await using wazo = await start({ effect: 'reset', phase, first: 1 })
    expect(await networkError(create(wazo))).toBe('ECONNRESET')
    expect(namesIn(wazo)).toEqual(names)
    expect(wazo.calls[0]?.outcome).toBe('reset')
  })

  test.each([
    ['before', []],
    ['after', ['Ines']],
  ] as const)('an answer that never comes, %s the effect', async (phase, names) => {
    await using wazo = await start({ effect: 'hang', phase, first: 1 })
    const caller = new AbortController()
    const reply = ask(wazo, 'POST', 'confd/users', { body: { firstname: 'Ines' }, signal: caller.signal })
    const ended = networkError(reply)
    await turns(() => wazo.calls[0]?.outcome === 'hang')
    caller.abort(new Error('gone'))
    expect(await ended).toBe('gone')
    expect(namesIn(wazo)).toEqual(names)
  })

  test('a call that is slow takes effect when its caller has left', async () => {
    const clock = new ManualClock()
    await using wazo = await startWazo({ state: newState(), clock, quirks: [{ effect: 'slow', ms: 1_000 }] })
    const caller = new AbortController()
    const reply = ask(wazo, 'POST', 'confd/users', { body: { firstname: 'Ines' }, signal: caller.signal })
    await turns(() => clock.sleeping > 0)
    caller.abort(new Error('gone'))
    expect(await networkError(reply)).toBe('gone')
    clock.advance(1_000)
    await turns(() => wazo.calls[0]?.outcome === 201)
    expect(namesIn(wazo)).toEqual(['Ines'])
  })
})

describe('hooks', () => {
  test('are awaited before a call takes effect, and before its answer goes out', async () => {
    const seen: unknown[] = []
    const note = (name: string) => async (call: Call) => {
      await new Promise(resolve => setImmediate(resolve))
      seen.push([name, call.route, namesIn(wazo).length])
    }
    await using wazo = await startWazo({ state: newState(), onCall: note('call'), onAnswer: note('answer') })
    await create(wazo)
    expect(seen).toEqual([
      ['call', 'POST confd/users', 0],
      ['answer', 'POST confd/users', 1],
    ])
  })

  test('end the call with what they throw, which closing throws', async () => {
    const wazo = await startWazo({
      state: newState(),
      onCall: () => {
        throw new Error('killed')
      },
    })
    expect(await networkError(create(wazo))).toMatch(/SOCKET|ECONNRESET/)
    await expect(wazo.close()).rejects.toThrow('killed')
    expect(namesIn(wazo)).toEqual([])
  })
})

describe('a call', () => {
  test('is kept with what was asked', async () => {
    const clock = new ManualClock()
    await using wazo = await startWazo({ state: newState(), clock })
    const headers = { 'wazo-tenant': wazo.state.topTenant.uuid }
    await ask(wazo, 'PUT', 'confd/users/7/lines/8?x=y', { headers, body: 'nothing' })
    expect(wazo.calls).toEqual([
      {
        at: clock.now(),
        method: 'PUT',
        service: 'confd',
        path: '/users/7/lines/8',
        query: new URLSearchParams('x=y'),
        route: 'PUT confd/users/{user}/lines/{line}',
        parts: { user: '7', line: '8' },
        tenant: wazo.state.topTenant.uuid,
        body: 'nothing',
        outcome: 404,
      },
    ])
  })

  test('is answered with the time of the clock', async () => {
    await using wazo = await startWazo({ state: newState(), clock: new ManualClock() })
    const answer = await fetch(`${wazo.url}/api/confd/1.1/users`)
    expect(answer.headers.get('date')).toBe('Wed, 04 Mar 2026 10:20:30 GMT')
  })
})

function makeIdentity(): { readonly key: string; readonly cert: string } {
  using folder = new TemporaryFolder()
  const [key, cert] = [folder.file('key.pem'), folder.file('cert.pem')]
  const subject = ['-subj', '/CN=wazo', '-addext', 'subjectAltName=IP:127.0.0.1']
  const made = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert]
  execFileSync('openssl', ['req', ...made, ...subject], { stdio: 'pipe' })
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
}
