import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HttpClient } from '../../src/http/client.ts'
import { serve, serveTls } from './loopback.ts'

const { signal } = new AbortController()
let folder: string
let identity: { key: string; cert: string }

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-tls-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = ['-subj', '/CN=rollcall test', '-addext', 'subjectAltName=IP:127.0.0.1']
  const made = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert]
  execFileSync('openssl', ['req', ...made, ...subject], { stdio: 'pipe' })
  identity = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
})

afterAll(() => rmSync(folder, { recursive: true }))

test('A certificate that nobody vouches for ends the work before anything is sent', async () => {
  let asked = 0
  await using server = await serveTls(identity, (_request, response) => {
    asked += 1
    response.end()
  })
  const sent = new HttpClient().send({ method: 'POST', url: server.url, body: 'x', timeout: 10_000, signal })
  await expect(sent).rejects.toMatchObject({
    kind: 'fatal',
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    effectUnknown: false,
    cure: expect.stringMatching(/the input ca-file;.* NODE_EXTRA_CA_CERTS/) as string,
  })
  expect(asked).toBe(0)
})

test('A certificate for another host ends the work', async () => {
  await using server = await serveTls(identity, (_request, response) => response.end())
  const url = new URL(`https://localhost:${server.port}/`)
  const sent = new HttpClient({ ca: identity.cert }).send({ method: 'GET', url, timeout: 10_000, signal })
  await expect(sent).rejects.toMatchObject({ kind: 'fatal', code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
})

test('A certificate of a given authority is trusted', async () => {
  await using server = await serveTls(identity, (_request, response) => response.end('trusted'))
  const http = new HttpClient({ ca: identity.cert })
  const answer = await http.send({ method: 'GET', url: server.url, timeout: 10_000, signal })
  expect(await answer.text(100)).toBe('trusted')
})

test('A server that speaks no TLS has not been asked anything', async () => {
  await using server = await serve((_request, response) => response.end())
  const url = new URL(`https://${server.url.host}/`)
  const sent = new HttpClient().send({ method: 'POST', url, body: 'x', timeout: 10_000, signal })
  await expect(sent).rejects.toMatchObject({ kind: 'transient', effectUnknown: false })
})
