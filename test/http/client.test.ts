import { inspect } from 'node:util'
import { deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { HttpClient } from '../../src/http/client.ts'
import { InstantClock } from '../work/instant-clock.ts'
import { serve } from './loopback.ts'

const { signal } = new AbortController()
const timeout = 10_000

test('An answer has its status, its headers and its body, whatever the status', async () => {
  await using server = await serve((request, response) => {
    request.pipe(response.writeHead(418, { 'x-method': request.method, 'x-sent': request.headers['x-sent'] }))
  })
  const answer = await new HttpClient().send({
    method: 'PUT',
    url: server.url,
    headers: { 'x-sent': 'along' },
    body: 'kettle é',
    timeout,
    signal,
  })
  expect(answer.status).toBe(418)
  expect(answer.headers).toMatchObject({ 'x-method': 'PUT', 'x-sent': 'along' })
  expect(await answer.text(100)).toBe('kettle é')
})

test('A redirect is answered, not followed', async () => {
  const paths: (string | undefined)[] = []
  await using server = await serve((request, response) => {
    paths.push(request.url)
    response.writeHead(302, { location: '/elsewhere' }).end()
  })
  const answer = await new HttpClient().send({ method: 'GET', url: server.url, timeout, signal })
  expect(answer.status).toBe(302)
  expect(await answer.text(100)).toBe('')
  expect(paths).toEqual(['/'])
})

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['identity', (bytes: Buffer) => bytes],
])('A body sent with content-encoding %s is read as it was before', async (encoding, compress) => {
  const text = 'Zoë '.repeat(50_000)
  await using server = await serve((request, response) => {
    expect(request.headers['accept-encoding']).toBe('gzip, deflate')
    response.writeHead(200, { 'content-encoding': encoding }).end(compress(Buffer.from(text)))
  })
  const answer = await new HttpClient().send({ method: 'GET', url: server.url, timeout, signal })
  expect(await answer.text(1_000_000)).toBe(text)
})

test('A connection is used again', async () => {
  await using server = await serve((_request, response) => response.end('ok'))
  const http = new HttpClient()
  for (const turn of [1, 2, 3]) {
    const answer = await http.send({ method: 'GET', url: server.url, timeout, signal })
    await answer.text(100)
    await answer.closed
    expect(http.requests).toBe(turn)
  }
  expect(server.connections).toBe(1)
})

test('The exchange is over when the body was read, when its reader left, and when it was discarded', async () => {
  await using server = await serve((_request, response) => response.write('x'.repeat(100_000)))
  await using whole = await serve((_request, response) => response.end('whole'))
  const http = new HttpClient()
  const get = (url: URL) => http.send({ method: 'GET', url, timeout, signal })

  const read = await get(whole.url)
  await read.text(100)
  await read.closed
  const left = await get(server.url)
  for await (const chunk of left.body) {
    expect(chunk.length).toBeGreaterThan(0)
    break
  }
  await left.closed
  const discarded = await get(server.url)
  discarded.discard()
  await discarded.closed
})

test("The server's clock is followed by its Date header, to the middle of the second", async () => {
  await using server = await serve((_request, response) => {
    response.writeHead(200, { date: 'Mon, 05 Jan 2026 10:00:00 GMT' }).end()
  })
  const clock = new InstantClock(Date.UTC(2026, 0, 5, 9, 30, 20))
  const http = new HttpClient({ clock })
  expect(http.serverNow()).toBe(Date.UTC(2026, 0, 5, 9, 30, 20))
  const answer = await http.send({ method: 'GET', url: server.url, timeout, signal })
  await answer.text(100)
  clock.pass(60_000)
  expect(http.serverNow()).toBe(Date.UTC(2026, 0, 5, 10, 1, 0, 500))
})

test('A missing or unreadable Date header changes nothing', async () => {
  await using server = await serve((_request, response) => {
    response.writeHead(200, { date: 'yesterday' }).end()
  })
  const http = new HttpClient({ clock: new InstantClock(1_000) })
  await (await http.send({ method: 'GET', url: server.url, timeout, signal })).text(100)
  expect(http.serverNow()).toBe(1_000)
})

test('Nothing that was sent can be seen in the client or in its answer', async () => {
  await using server = await serve((_request, response) => response.end('ok'))
  const http = new HttpClient()
  const url = new URL(server.url)
  url.password = 'url-secret'
  const headers = { authorization: 'Basic header-secret' }
  const answer = await http.send({ method: 'POST', url, headers, body: 'body-secret', timeout, signal })
  expect(inspect({ http, answer }, { depth: 10, showHidden: true })).not.toContain('secret')
  await answer.text(10)
})
