import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { HttpClient } from '../../src/http/client.ts'
import type { HttpRequest } from '../../src/http/request.ts'
import { Failure } from '../../src/work/failure.ts'
import { serve, serveRaw } from './loopback.ts'

/** Sends a request, reads its answer, and gives what that failed with. */
async function failureOf(url: URL, options: Partial<HttpRequest> = {}): Promise<Failure> {
  const { signal } = new AbortController()
  try {
    const answer = await new HttpClient().send({ method: 'POST', url, timeout: 10_000, signal, ...options })
    await answer.text(1_000_000)
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('The request did not fail')
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n'

test('A server that never answers is given up after the time-out', async () => {
  await using server = await serve(request => request.resume())
  const failure = await failureOf(server.url, { timeout: 150, body: 'work' })
  expect(failure).toMatchObject({ kind: 'timeout', code: 'Timeout', effectUnknown: true })
  expect(failure.message).toBe(`${server.url.host} had not begun to answer after 0.15 s.`)
})

test('A body that trickles in for ever is given up after the same time-out', async () => {
  await using server = await serve((_request, response) => {
    const trickle = () => response.write('.', () => setImmediate(trickle))
    trickle()
  })
  const failure = await failureOf(server.url, { timeout: 150 })
  expect(failure).toMatchObject({ kind: 'timeout', effectUnknown: true })
  expect(failure.message).toBe(`The answer of ${server.url.host} was not whole after 0.15 s.`)
})

test('A time-out strikes even while nobody reads the body', async () => {
  await using server = await serve((_request, response) => response.write('x'))
  const { signal } = new AbortController()
  const answer = await new HttpClient().send({ method: 'GET', url: server.url, timeout: 150, signal })
  await answer.closed
  await expect(answer.text(10)).rejects.toMatchObject({ kind: 'timeout' })
})

test('What only reads has had no effect, however it ends', async () => {
  await using silent = await serve(request => request.resume())
  const late = await failureOf(silent.url, { method: 'GET', timeout: 150 })
  expect(late).toMatchObject({ kind: 'timeout', effectUnknown: false })
  await using broken = await serve(request => request.socket.destroy())
  expect(await failureOf(broken.url, { method: 'GET' })).toMatchObject({
    kind: 'transient',
    effectUnknown: false,
  })
})

test('A request that was not taken in time has had no effect', async () => {
  const sockets: Socket[] = []
  await using server = await serveRaw(socket => sockets.push(socket.pause()))
  const failure = await failureOf(new URL(`https://${server.url.host}`), { timeout: 150 })
  expect(failure).toMatchObject({ kind: 'timeout', effectUnknown: false })
  expect(failure.message).toBe(`${server.url.host} had not taken the request after 0.15 s.`)
})

test.each(['before the headers', 'within the body'])(
  'An abort %s rejects with its reason within a second',
  async moment => {
    const controller = new AbortController()
    const reason = new Error('stop now')
    await using server = await serve((request, response) => {
      request.resume()
      if (moment === 'within the body') response.write('begun')
      else controller.abort(reason)
    })
    const { signal } = controller
    const begun = performance.now()
    const reading = async () => {
      const answer = await new HttpClient().send({ method: 'GET', url: server.url, timeout: 10_000, signal })
      for await (const _chunk of answer.body) controller.abort(reason)
    }
    await expect(reading()).rejects.toBe(reason)
    expect(performance.now() - begun).toBeLessThan(1_000)
  },
)

test('Nothing is sent when the signal has aborted before', async () => {
  await using server = await serve((_request, response) => response.end())
  const reason = new Error('too late')
  const http = new HttpClient()
  const signal = AbortSignal.abort(reason)
  await expect(http.send({ method: 'GET', url: server.url, timeout: 1_000, signal })).rejects.toBe(reason)
  expect(http.requests).toBe(0)
  expect(server.connections).toBe(0)
})

test('A connection that is reset after the request was read leaves its effect unknown', async () => {
  await using server = await serve(request => {
    request.resume().once('end', () => request.socket.resetAndDestroy())
  })
  expect(await failureOf(server.url, { body: 'work' })).toMatchObject({
    kind: 'transient',
    code: 'ECONNRESET',
    effectUnknown: true,
  })
})

test('A connection that is reset within the body is a failure, not a short body', async () => {
  await using server = await serveRaw(socket => {
    socket.once('data', () =>
      socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n5\r\nbegun\r\n`, () => socket.resetAndDestroy()),
    )
  })
  expect(await failureOf(server.url)).toMatchObject({ kind: 'transient', effectUnknown: true })
})

test.each([
  ['its length is not reached', `${head}Content-Length: 100\r\n\r\nshort`],
  ['its last chunk is missing', `${head}Transfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n`],
])('A body that the server closes before %s is a failure', async (_case, answer) => {
  await using server = await serveRaw(socket => socket.once('data', () => socket.end(answer)))
  expect(await failureOf(server.url)).toMatchObject({
    kind: 'transient',
    code: 'ECONNRESET',
    effectUnknown: true,
  })
})

test('A port where nobody listens has had no effect', async () => {
  const server = await serve(() => undefined)
  await server[Symbol.asyncDispose]()
  expect(await failureOf(server.url)).toMatchObject({
    kind: 'transient',
    code: 'ECONNREFUSED',
    message: `${server.url.host} accepts no connections (ECONNREFUSED).`,
    effectUnknown: false,
  })
})

test('A name that does not exist has had no effect', async () => {
  const failure = await failureOf(new URL('http://rollcall-test.invalid/'))
  expect(failure).toMatchObject({ kind: 'transient', effectUnknown: false })
  expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(failure.code)
})

test('A compressed body that breaks off cleanly is a failure', async () => {
  const compressed = gzipSync('a long text '.repeat(1_000))
  await using server = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(compressed.subarray(0, -9))
  })
  expect(await failureOf(server.url)).toMatchObject({ code: 'TruncatedAnswer', effectUnknown: true })
})

test('A body that is not what its encoding says is a failure', async () => {
  await using server = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain text')
  })
  expect(await failureOf(server.url)).toMatchObject({ kind: 'transient', code: 'MalformedAnswer' })
})

test('An encoding that was not asked for is a failure', async () => {
  await using server = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'br' }).end('?')
  })
  expect(await failureOf(server.url)).toMatchObject({ kind: 'fatal', code: 'ContentEncoding' })
})

test('A body longer than its reader allows is a failure', async () => {
  await using server = await serve((_request, response) => response.end('x'.repeat(1_000_001)))
  expect(await failureOf(server.url)).toMatchObject({ code: 'OversizedAnswer' })
})

test('An answer that is not HTTP is a failure that does not repeat it', async () => {
  await using server = await serveRaw(socket =>
    socket.once('data', () => socket.end('the secret is out\r\n\r\n')),
  )
  const failure = await failureOf(server.url)
  expect(failure).toMatchObject({ kind: 'transient', effectUnknown: true })
  expect(JSON.stringify([failure, failure.message, failure.cause])).not.toContain('secret')
})

test('Names and passwords in the address stay out of the message', async () => {
  const server = await serve(() => undefined)
  await server[Symbol.asyncDispose]()
  const url = new URL(server.url)
  url.username = 'kim'
  url.password = 'hidden'
  expect((await failureOf(url)).message).not.toMatch(/kim|hidden/)
})
