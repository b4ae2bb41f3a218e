import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { HttpClient } from '../../../src/http/client.ts'
import { type Loopback, serve } from '../../http/loopback.ts'
import { clientOf } from './clients.ts'
import { answer, envelope, faultAnswer } from './envelopes.ts'

const { signal } = new AbortController()

/** A service that gives every request this answer, once it has read it. */
function serveAnswer(
  body: string | Buffer,
  status = 200,
  headers: Record<string, string> = {},
): Promise<Loopback> {
  return serve((request, response) => {
    request.resume().once('end', () => {
      response.writeHead(status, { 'content-type': 'text/xml;charset=utf-8', ...headers }).end(body)
    })
  })
}

function clientFor(server: Loopback) {
  return clientOf({ endpoint: server.url })
}

const named = (name: string) => `<generalInfo><userName>${name}</userName></generalInfo>`
const namesOf = (users: { generalInfo: { fields: Readonly<Record<string, string>> } }[]) =>
  users.map(({ generalInfo }) => generalInfo.fields.userName)

test('A request is SOAP 1.1 with Basic authentication', async () => {
  const asked: { request: IncomingMessage; body: string }[] = []
  await using server = await serve(async (request, response) => {
    asked.push({ request, body: (await request.setEncoding('utf8').toArray()).join('') })
    response.end(answer('getSkills'))
  })
  await clientOf({ endpoint: server.url, username: 'kim', password: 'pä:ss' }).call('getSkills', {}, signal)
  expect(asked[0]?.request.method).toBe('POST')
  expect(asked[0]?.request.headers).toMatchObject({
    authorization: `Basic ${Buffer.from('kim:pä:ss').toString('base64')}`,
    'content-type': 'text/xml; charset=utf-8',
    soapaction: '""',
  })
  expect(asked[0]?.body).toContain('<tns:getSkills></tns:getSkills>')
})

describe('An answer under HTTP 200', () => {
  test('that arrives byte by byte is read whole', async () => {
    const bytes = Buffer.from(answer('getUsersInfo', named('zoë 😀'), named('kim')))
    await using server = await serve(async (_request, response) => {
      for (const byte of bytes) await new Promise(resolve => response.write(Buffer.of(byte), resolve))
      response.end()
    })
    const users = await Array.fromAsync(clientFor(server).stream('getUsersInfo', {}, signal))
    expect(namesOf(users)).toEqual(['zoë 😀', 'kim'])
  })

  test('that is compressed is read the same', async () => {
    const many = Array.from({ length: 500 }, (_, index) => `user${index}`)
    const body = gzipSync(answer('getUsersInfo', ...many.map(named)))
    await using server = await serveAnswer(body, 200, { 'content-encoding': 'gzip' })
    const users = await Array.fromAsync(clientFor(server).stream('getUsersInfo', {}, signal))
    expect(namesOf(users)).toEqual(many)
  })

  test('that ends after any of its bytes but the last is a failure, never a short list', async () => {
    const whole = Buffer.from(answer('getUsersInfo', named('zoë'), named('kim')))
    const skills = Buffer.from(answer('getSkills', '<name>Zoë</name>', '<name>B</name>'))
    let body: Buffer = whole
    await using server = await serve((request, response) => {
      request.resume().once('end', () => response.end(body))
    })
    const client = clientFor(server)
    const broken = { kind: 'transient', code: /^(Truncated|Malformed)Answer$/, effectUnknown: false }
    const expectBroken = async (reading: Promise<unknown>, length: number) => {
      const error: unknown = await reading.catch((reason: unknown) => reason)
      expect(error, `after ${length} bytes`).toMatchObject({
        ...broken,
        code: expect.stringMatching(broken.code) as string,
      })
    }
    for (let length = 0; length < whole.length; length += 1) {
      body = whole.subarray(0, length)
      await expectBroken(Array.fromAsync(client.stream('getUsersInfo', {}, signal)), length)
    }
    for (let length = 0; length < skills.length; length += 1) {
      body = skills.subarray(0, length)
      await expectBroken(client.call('getSkills', {}, signal), length)
    }
    body = skills
    expect(await client.call('getSkills', {}, signal)).toEqual([{ name: 'Zoë' }, { name: 'B' }])
  })

  test.each([
    ['for another operation', answer('getUserProfiles')],
    ['with an empty body', envelope('')],
    ['to nothing that is known', envelope('<x/>')],
  ])('%s is a failure, never an empty list', async (_case, body) => {
    await using server = await serveAnswer(body)
    const client = clientFor(server)
    const expected = { kind: 'transient', code: 'UnexpectedAnswer' }
    await expect(client.call('getSkills', {}, signal)).rejects.toMatchObject(expected)
    await expect(Array.fromAsync(client.stream('getUsersInfo', {}, signal))).rejects.toMatchObject(expected)
  })

  test('that is an HTML page is a failure, whatever the page says', async () => {
    await using server = await serveAnswer('<html>hi</html>', 200, { 'content-type': 'text/html' })
    const expected = { kind: 'transient', code: 'HTTP 200' }
    await expect(clientFor(server).call('getSkills', {}, signal)).rejects.toMatchObject(expected)
    const users = clientFor(server).stream('getUsersInfo', {}, signal)
    await expect(Array.fromAsync(users)).rejects.toMatchObject(expected)
  })

  test('that holds a fault fails as the fault, even in pieces', async () => {
    const body = faultAnswer('UserNotFoundFault', 'Zoë is not there', '<userName>zoë</userName>')
    await using server = await serve(async (_request, response) => {
      for (const byte of Buffer.from(body))
        await new Promise(resolve => response.write(Buffer.of(byte), resolve))
      response.end()
    })
    await expect(clientFor(server).call('getUserGeneralInfo', {}, signal)).rejects.toMatchObject({
      kind: 'rejected',
      code: 'UserNotFoundFault',
      detail: { userName: 'zoë' },
    })
    expect(await clientFor(server).user('zoë', signal)).toBeUndefined()
  })

  test('that holds a fault of more than a megabyte is given up', async () => {
    await using server = await serveAnswer(faultAnswer('ServerFault', 'x'.repeat(1_000_001)))
    const users = clientFor(server).stream('getUsersInfo', {}, signal)
    await expect(Array.fromAsync(users)).rejects.toMatchObject({ kind: 'transient' })
  })

  test('whose domain has no id is a failure', async () => {
    await using server = await serveAnswer(answer('getVCCConfiguration', '<domainName>x</domainName>'))
    await expect(clientFor(server).domain(signal)).rejects.toMatchObject({ code: 'UnexpectedAnswer' })
  })

  test('keeps blanks, long numbers, empty texts and moments as they were sent, and drops what is nil', async () => {
    const nil = '<description xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>'
    const skill = `${nil}<id>900719925474099312</id><messageOfTheDay></messageOfTheDay><name> B &amp; C </name><newer>x</newer>`
    await using server = await serveAnswer(answer('getSkills', skill))
    expect(await clientFor(server).call('getSkills', {}, signal)).toEqual([
      { id: '900719925474099312', messageOfTheDay: '', name: ' B & C ' },
    ])
  })
})

describe('An answer under another status', () => {
  test.each([
    [301, 'fatal'],
    [401, 'fatal'],
    [404, 'fatal'],
    [500, 'transient'],
    [502, 'transient'],
  ])('%d, as a page, is a failure of its own kind', async (status, kind) => {
    await using server = await serveAnswer('<html><br></html>', status, { 'content-type': 'text/html' })
    const expected = { kind, code: `HTTP ${status}` }
    await expect(clientFor(server).call('getSkills', {}, signal)).rejects.toMatchObject(expected)
    const users = clientFor(server).stream('getUsersInfo', {}, signal)
    await expect(Array.fromAsync(users)).rejects.toMatchObject(expected)
  })

  test('500, as plain text, is a failure that does not repeat the text', async () => {
    await using server = await serveAnswer('secret <things>', 500, { 'content-type': 'text/plain' })
    const failure: unknown = await clientFor(server)
      .call('getSkills', {}, signal)
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({ kind: 'transient', effectUnknown: false })
    expect(String(failure)).not.toContain('secret')
  })

  test('500, as a fault that breaks off, is not taken for the fault', async () => {
    const body = faultAnswer('AccessDisallowedFault', 'No')
    await using server = await serveAnswer(body.slice(0, -20), 500)
    await expect(clientFor(server).call('getSkills', {}, signal)).rejects.toMatchObject({
      kind: 'transient',
      code: 'TruncatedAnswer',
    })
  })
})

test('A password that a fault repeats is not repeated further', async () => {
  await using server = await serveAnswer(
    faultAnswer('InvalidUserDataFault', 'tr0ub4dor is weak, p4ssw0rd too'),
    500,
  )
  const generalInfo = { userName: 'kim', password: 'tr0ub4dor' }
  await expect(
    clientFor(server).call('createUser', { userInfo: { generalInfo } }, signal),
  ).rejects.toMatchObject({
    message: expect.stringContaining('*** is weak, *** too') as string,
    detail: { message: '*** is weak, *** too' },
  })
})

test('A stream stops with the reason of an abort within a second, and closes its connection', async () => {
  const closed = Promise.withResolvers<void>()
  await using server = await serve((_request, response) => {
    response.once('close', () => closed.resolve())
    response.write(answer('getUsersInfo', named('kim')).replace(/<\/ns2.*/, ''))
  })
  const controller = new AbortController()
  const reason = new Error('stop now')
  const begun = performance.now()
  const reading = async () => {
    for await (const _user of clientFor(server).stream('getUsersInfo', {}, controller.signal)) {
      controller.abort(reason)
    }
  }
  await expect(reading()).rejects.toBe(reason)
  expect(performance.now() - begun).toBeLessThan(1_000)
  await closed.promise
})

test('A stream takes no more from the server than its consumer takes from it', async () => {
  const [head = '', tail = ''] = answer('getUsersInfo', '').split('<return></return>')
  const user = `<return>${named('kim')}<agentGroups>${'x'.repeat(100_000)}</agentGroups></return>`
  const total = 1_000
  let written = 0
  const write = async (response: ServerResponse) => {
    response.write(head)
    for (; written < total && !response.destroyed; written += 1) {
      await new Promise(resolve => response.write(user, resolve))
    }
    response.end(tail)
  }
  await using server = await serve((_request, response) => void write(response))
  await using other = await serve((_request, response) => response.end())
  const users = clientFor(server).stream('getUsersInfo', {}, signal)
  await users.next()

  // Only after many round trips without a byte more has the server surely come to a stop.
  const http = new HttpClient()
  for (let idle = 0, before = -1; idle < 50; idle = before === written ? idle + 1 : 0, before = written) {
    const beat = await http.send({ method: 'GET', url: other.url, timeout: 10_000, signal })
    await beat.text(10)
  }
  expect(written).toBeGreaterThan(0)
  expect(written).toBeLessThan(total / 2)

  let rest = 0
  for await (const _user of users) rest += 1
  expect(rest).toBe(total - 1)
})
