import { describe, expect, it } from 'vitest'
import {
  type Five9,
  makeDomain,
  type OperationName,
  type Quirk,
  startFive9,
} from '../../../simulators/five9/index.ts'
import { call, faultIn, namesIn, type Reply } from './caller.ts'
import { ManualClock } from './manual-clock.ts'
import { create, newcomer } from './people.ts'
import { parseXml, type Sent } from './xml.ts'

const start = (...quirks: Quirk[]) => startFive9({ domain: makeDomain({ users: 20 }), quirks })

/** The code of the network error that a call ends with. */
async function networkError(reply: Promise<Reply>): Promise<string> {
  const error = await reply.then(
    ({ status }) => new Error(`answered with ${status}`),
    (reason: Error) => reason,
  )
  const cause = error.cause as { code?: string } | undefined
  return cause?.code ?? error.message
}

/** Starts a call and waits until the server has it hanging; `ended` is the error that it ends with. */
async function hanging(
  five9: Five9,
  operation: OperationName,
  fields: Sent = {},
): Promise<{ ended: Promise<string> }> {
  const before = five9.calls.length
  const ended = networkError(call(five9, operation, fields))
  while (five9.calls.at(before)?.outcome !== 'hang') await new Promise(resolve => setImmediate(resolve))
  return { ended }
}

describe('the scope of a quirk', () => {
  it('is operations, the first calls and a predicate', async () => {
    await using five9 = await start(
      { effect: 'page', status: 503, operation: 'getSkills', first: 2 },
      {
        effect: 'page',
        status: 502,
        operation: ['getUserInfo', 'deleteUser'],
        when: ({ userName }) => userName === 'ana',
      },
    )
    const statuses: number[] = []
    for (const operation of ['getSkills', 'getAgentGroups', 'getSkills', 'getSkills'] as const) {
      statuses.push((await call(five9, operation)).status)
    }
    expect(statuses).toEqual([503, 200, 503, 200])
    expect((await call(five9, 'getUserInfo', { userName: 'ana' })).status).toBe(502)
    expect((await call(five9, 'getUserInfo', { userName: 'kim' })).status).toBe(500)
    five9.set([])
    expect((await call(five9, 'getUserGeneralInfo', { userName: five9.username })).status).toBe(200)
    expect(five9.calls.map(({ outcome }) => outcome)).toEqual([
      'HTTP 503',
      'answered',
      'HTTP 503',
      'answered',
      'HTTP 502',
      'UserNotFoundFault',
      'answered',
    ])
  })

  it('counts afresh when quirks are set again', async () => {
    const once: Quirk = { effect: 'page', status: 502, first: 1 }
    await using five9 = await start(once)
    expect([(await call(five9, 'getSkills')).status, (await call(five9, 'getSkills')).status]).toEqual([
      502, 200,
    ])
    five9.set([once])
    expect((await call(five9, 'getSkills')).status).toBe(502)
  })
})

describe('answers', () => {
  it('pad e-mail addresses', async () => {
    await using five9 = await start({ effect: 'paddedEmail' })
    const fields = { userName: five9.username }
    for (const operation of ['getUserInfo', 'getUserGeneralInfo'] as const) {
      expect((await call(five9, operation, fields)).text).toContain(
        '<EMail> rollcall.api@example.com  </EMail>',
      )
    }
    expect(five9.domain.users.get(five9.username)?.general.EMail).toBe('rollcall.api@example.com')
  })

  it('are chunked however small', async () => {
    await using five9 = await start({ effect: 'chunked' })
    const { headers, text } = await call(five9, 'closeSession')
    expect([headers.get('transfer-encoding'), headers.get('content-length')]).toEqual(['chunked', null])
    expect(parseXml(text).name).toBe('Envelope')
  })

  it('come late by the server’s clock', async () => {
    const clock = new ManualClock()
    await using five9 = await startFive9({
      domain: makeDomain({ users: 3 }),
      clock,
      quirks: [{ effect: 'slow', ms: 5_000 }],
    })
    const reply = call(five9, 'getSkills')
    while (clock.sleeping === 0) await new Promise(resolve => setImmediate(resolve))
    expect(five9.calls.map(({ outcome }) => outcome)).toEqual(['pending'])
    clock.advance(5_000)
    expect((await reply).status).toBe(200)
  })

  it('are cut after some bytes under an HTTP message that is whole', async () => {
    await using five9 = await start({ effect: 'truncated', bytes: 1_000 })
    const { status, text } = await call(five9, 'getUsersInfo')
    expect([status, text.length]).toEqual([200, 1_000])
    expect(() => parseXml(text)).toThrow()
    expect(five9.calls.map(({ outcome }) => outcome)).toEqual(['truncated'])
  })

  it('are cut in the middle of a user', async () => {
    await using five9 = await start({ effect: 'truncated', insideUser: 3 })
    const { text } = await call(five9, 'getUsersGeneralInfo')
    expect([text.match(/<return>/g)?.length, text.match(/<\/return>/g)?.length]).toEqual([3, 2])
    expect((await call(five9, 'getUserGeneralInfo', { userName: five9.username })).text).toMatch(/Envelope>$/)
  })

  it('are cut by a connection that breaks', async () => {
    await using five9 = await start({ effect: 'truncated', insideUser: 3, destroy: true })
    expect(await networkError(call(five9, 'getUsersInfo'))).toBe('UND_ERR_SOCKET')
    expect(await networkError(call(five9, 'getUsersInfo'))).toBe('UND_ERR_SOCKET')
  })

  it('never come when they hold too many users', async () => {
    await using five9 = await start({ effect: 'overload', users: 5, operation: 'getUsersInfo' })
    expect(namesIn(await call(five9, 'getUsersGeneralInfo'))).toHaveLength(20)
    expect((await call(five9, 'getUsersInfo', { userNamePattern: 'rollcall.*' })).status).toBe(200)
    const { ended } = await hanging(five9, 'getUsersInfo')
    expect(five9.calls.at(-1)).toMatchObject({ users: 20, outcome: 'hang' })
    await five9.close()
    expect(await ended).toBe('UND_ERR_SOCKET')
  })
})

describe('refusals', () => {
  it('travel under HTTP 200', async () => {
    await using five9 = await start({ effect: 'faultsUnder200', operation: 'getUserInfo' })
    const reply = await call(five9, 'getUserInfo', { userName: 'nobody' })
    expect([reply.status, faultIn(reply).fault]).toEqual([200, 'UserNotFoundFault'])
    expect((await call(five9, 'getUserGeneralInfo', { userName: 'nobody' })).status).toBe(500)
  })

  it('are any fault that an operation declares, and the call does nothing', async () => {
    await using five9 = await start({ effect: 'fault', fault: 'ConcurrentModificationFault', first: 1 })
    expect((await call(five9, 'getUsersInfo')).status).toBe(200)
    expect(faultIn(await create(five9)).fault).toBe('ConcurrentModificationFault')
    expect(five9.domain.users.size).toBe(20)
    expect((await create(five9)).status).toBe(200)
  })

  it('are none that it does not declare', async () => {
    await using five9 = await start()
    expect(() =>
      five9.set([{ effect: 'fault', fault: 'UserNotFoundFault', operation: 'getSkills' }]),
    ).toThrow('getSkills does not declare UserNotFoundFault')
  })

  it('for a limit are not counted, others are', async () => {
    await using five9 = await start(
      {
        effect: 'fault',
        fault: 'OperationsLimitExceededFault',
        first: 1,
        detail: { limit: 450, operationType: 'Query' },
      },
      { effect: 'fault', fault: 'ServerFault', first: 1 },
    )
    expect(faultIn(await call(five9, 'getSkills'))).toMatchObject({ limit: '450', operationType: 'Query' })
    expect(faultIn(await call(five9, 'getSkills')).fault).toBe('ServerFault')
    const { text } = await call(five9, 'getCallCountersState')
    expect(text).toContain('<limit>450</limit><operationType>Query</operationType><value>1</value>')
  })
})

describe('lost answers', () => {
  it.each([
    ['page', { effect: 'page', status: 503 }, 'answered with 503'],
    ['reset', { effect: 'reset' }, 'ECONNRESET'],
  ] as const)('by a %s before the call takes effect, or after', async (_, effect, error) => {
    await using five9 = await start({ ...effect, operation: 'createUser' })
    expect(await networkError(create(five9))).toBe(error)
    expect(five9.domain.users.size).toBe(20)
    five9.set([{ ...effect, operation: 'createUser', phase: 'after' }])
    expect(await networkError(create(five9))).toBe(error)
    expect(five9.domain.users.has(newcomer().userName ?? '')).toBe(true)
  })

  it.each([
    ['before', true],
    ['after', false],
  ] as const)('by silence %s the call takes effect, until the server closes', async (phase, left) => {
    await using five9 = await start({ effect: 'hang', phase })
    const [, userName = ''] = [...five9.domain.users.keys()]
    const { ended } = await hanging(five9, 'deleteUser', { userName })
    expect(five9.domain.users.has(userName)).toBe(left)
    await five9.close()
    expect(await ended).toBe('UND_ERR_SOCKET')
  })

  it('free the user as soon as the caller hangs up', async () => {
    await using five9 = await start({ effect: 'hang', first: 1 })
    const patience = new AbortController()
    const given = fetch(five9.endpoint, {
      method: 'POST',
      signal: patience.signal,
      headers: {
        'Content-Type': 'text/xml',
        Authorization: `Basic ${Buffer.from(`${five9.username}:${five9.password}`).toString('base64')}`,
      },
      body: '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><t:getSkills xmlns:t="http://service.admin.ws.five9.com/"/></s:Body></s:Envelope>',
    }).catch((error: Error) => error.name)
    while (five9.calls[0]?.outcome !== 'hang') await new Promise(resolve => setImmediate(resolve))
    expect(faultIn(await call(five9, 'getSkills')).fault).toBe('UserAlreadyLoggedInFault')
    patience.abort()
    expect(await given).toBe('AbortError')
    expect((await call(five9, 'getSkills')).status).toBe(200)
  })
})
