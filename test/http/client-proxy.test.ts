import { connect, type Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { HttpClient } from '../../src/http/client.ts'
import { type Loopback, serve, serveRaw } from './loopback.ts'

const { signal } = new AbortController()
const request = { method: 'GET', url: new URL('http://five9.test:8080/path'), timeout: 10_000, signal }

afterEach(() => {
  vi.unstubAllEnvs()
})

/** A proxy that answers CONNECT with `status`, leads tunnels to `target`, and notes what it was asked for. */
function serveProxy(target: Loopback, asked: string[], status = '200 OK'): Promise<Loopback> {
  return serveRaw((client: Socket) => {
    client.once('data', head => {
      asked.push(head.toString().split('\r\n')[0] ?? '')
      client.write(`HTTP/1.1 ${status}\r\n\r\n`)
      if (!status.startsWith('200')) return client.end()
      const upstream = connect(target.port, '127.0.0.1')
      upstream.on('error', () => client.destroy())
      return client.pipe(upstream).pipe(client)
    })
  })
}

test('A request goes through the proxy that the environment names', async () => {
  const asked: string[] = []
  await using server = await serve((incoming, response) =>
    response.end(`${incoming.headers.host}${incoming.url}`),
  )
  await using proxy = await serveProxy(server, asked)
  vi.stubEnv('http_proxy', proxy.url.href)
  const answer = await new HttpClient().send(request)
  expect(await answer.text(100)).toBe('five9.test:8080/path')
  expect(asked).toEqual(['CONNECT five9.test:8080 HTTP/1.1'])
})

test('A host that NO_PROXY names is asked directly', async () => {
  const asked: string[] = []
  await using server = await serve((_incoming, response) => response.end('direct'))
  await using proxy = await serveProxy(server, asked)
  vi.stubEnv('http_proxy', proxy.url.href)
  vi.stubEnv('no_proxy', 'five9.test')
  await expect(new HttpClient().send(request)).rejects.toMatchObject({ kind: 'transient' })
  expect(asked).toEqual([])
})

test('A proxy that refuses is named, and the request has had no effect', async () => {
  await using server = await serve((_incoming, response) => response.end())
  await using proxy = await serveProxy(server, [], '503 Busy')
  vi.stubEnv('http_proxy', proxy.url.href)
  await expect(new HttpClient().send(request)).rejects.toMatchObject({
    kind: 'transient',
    code: 'ProxyRefusal',
    message: 'The proxy gave no connection to five9.test:8080 (HTTP 503).',
    effectUnknown: false,
  })
})

test('A proxy that wants other credentials ends the work, without repeating those it was given', async () => {
  await using server = await serve((_incoming, response) => response.end())
  await using proxy = await serveProxy(server, [], '407 Who are you')
  vi.stubEnv('http_proxy', `http://kim:hidden@${proxy.url.host}`)
  const failure = await new HttpClient().send(request).catch((error: unknown) => error)
  expect(failure).toMatchObject({ kind: 'fatal', code: 'ProxyRefusal' })
  expect(String(failure)).not.toContain('hidden')
})

test('A proxy that cannot be reached is named', async () => {
  const gone = await serve(() => undefined)
  await gone[Symbol.asyncDispose]()
  vi.stubEnv('http_proxy', gone.url.href)
  await expect(new HttpClient().send(request)).rejects.toMatchObject({
    code: 'ProxyRefusal',
    message: 'The proxy gave no connection to five9.test:8080 (ECONNREFUSED).',
    effectUnknown: false,
  })
})

test('A proxy that never answers is given up after the time-out', async () => {
  await using proxy = await serveRaw(socket => socket.resume())
  vi.stubEnv('http_proxy', proxy.url.href)
  await expect(new HttpClient().send({ ...request, timeout: 150 })).rejects.toMatchObject({
    kind: 'timeout',
    effectUnknown: false,
  })
})

test('A proxy that never answers does not delay an abort', async () => {
  const controller = new AbortController()
  const reason = new Error('stop now')
  await using proxy = await serveRaw(socket => socket.once('data', () => controller.abort(reason)))
  vi.stubEnv('http_proxy', proxy.url.href)
  await expect(new HttpClient().send({ ...request, signal: controller.signal })).rejects.toBe(reason)
})
