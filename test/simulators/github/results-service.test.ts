import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ResultsService } from '../../../simulators/github/service/results-service.ts'

const caller = {
  repository: 'example/rosters',
  runId: 1,
  attempt: 1,
  runBackendId: 'run',
  jobBackendId: 'job',
  cacheScopes: [{ ref: 'refs/heads/main', writable: true }],
}
const ids = { workflow_run_backend_id: 'run', workflow_job_run_backend_id: 'job' }
let service: ResultsService
beforeAll(async () => {
  service = await ResultsService.start()
})
afterAll(async () => service.close())

type Answer = { status: number } & Record<string, unknown>

async function call(path: string, body: unknown, token = service.tokenFor(caller)): Promise<Answer> {
  const response = await fetch(`${service.url}twirp/github.actions.results.api.v1.${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, ...((await response.json()) as object) }
}

async function put(url: unknown, body: string, query = ''): Promise<number> {
  const headers = { 'x-ms-blob-type': 'BlockBlob' }
  return (await fetch(`${String(url)}${query}`, { method: 'PUT', headers, body })).status
}

it('refuses a request that is not exactly what the service defines', async () => {
  const wrong: [string, unknown, string][] = [
    ['CacheService/CreateCacheEntry', { key: 'a' }, 'invalid_argument'],
    ['CacheService/CreateCacheEntry', { key: 'a', version: 'v', extra: 1 }, 'invalid_argument'],
    ['CacheService/CreateCacheEntry', { key: 'a,b', version: 'v' }, 'invalid_argument'],
    ['CacheService/CreateCacheEntry', { key: 'k'.repeat(513), version: 'v' }, 'invalid_argument'],
    ['CacheService/FinalizeCacheEntryUpload', { key: 'a', version: 'v', size_bytes: 3 }, 'invalid_argument'],
    ['CacheService/FinalizeCacheEntryUpload', { key: 'a', version: 'v', size_bytes: '3' }, 'not_found'],
    ['ArtifactService/CreateArtifact', { ...ids, name: 'a/b', version: 7 }, 'invalid_argument'],
    ['ArtifactService/CreateArtifact', { ...ids, name: 'a', version: 1 }, 'invalid_argument'],
    [
      'ArtifactService/CreateArtifact',
      { ...ids, workflow_run_backend_id: 'other', name: 'a', version: 7 },
      'permission_denied',
    ],
    ['ArtifactService/GetSignedArtifactURL', { ...ids, name: 'a' }, 'not_found'],
    ['ArtifactService/CreateCacheEntry', { key: 'a', version: 'v' }, 'bad_route'],
    ['CacheService/CreateCacheEntry', 'not JSON', 'malformed'],
  ]
  for (const [path, body, code] of wrong) {
    expect(await call(path, body), `${path} ${JSON.stringify(body)}`).toMatchObject({ code })
  }
})

it('wants a token it signed itself', async () => {
  const [header, payload] = service.tokenFor(caller).split('.')
  for (const token of ['', 'none', `${header}.${payload}.${'A'.repeat(43)}`]) {
    const answer = await call('CacheService/CreateCacheEntry', { key: 'a', version: 'v' }, token)
    expect(answer).toMatchObject({ status: 401, code: 'unauthenticated' })
  }
})

it('shows a cache only once it is finalized with the right size, and then for good', async () => {
  const entry = { key: 'k-1', version: 'v' }
  const find = () => call('CacheService/GetCacheEntryDownloadURL', { key: 'k-', version: 'v' })
  const finalize = (size: string) =>
    call('CacheService/FinalizeCacheEntryUpload', { ...entry, size_bytes: size })
  const { signed_upload_url: url } = await call('CacheService/CreateCacheEntry', entry)
  expect(await call('CacheService/CreateCacheEntry', entry)).toMatchObject({
    status: 409,
    code: 'already_exists',
  })
  expect(await finalize('5')).toMatchObject({ code: 'failed_precondition' })
  expect(await put(url, 'bytes')).toBe(201)
  expect(await finalize('6')).toMatchObject({ code: 'failed_precondition' })
  expect(await find()).toMatchObject({ ok: false })
  expect(await finalize('5')).toMatchObject({ ok: true })
  expect(await find()).toMatchObject({ ok: true, matched_key: 'k-1' })
  expect(await put(url, 'other')).toBe(409)
  expect(await call('CacheService/CreateCacheEntry', entry)).toMatchObject({ code: 'already_exists' })
})

it('prefers the exact key, then the newest with the prefix, then the restore keys in their order', async () => {
  for (const key of ['p-1', 'p-10', 'q-1', 'p-2']) {
    const { signed_upload_url: url } = await call('CacheService/CreateCacheEntry', { key, version: 'w' })
    await put(url, key)
    await call('CacheService/FinalizeCacheEntryUpload', { key, version: 'w', size_bytes: String(key.length) })
  }
  const match = async (key: string, ...restoreKeys: string[]) =>
    (
      await call('CacheService/GetCacheEntryDownloadURL', {
        key,
        version: 'w',
        ...(restoreKeys.length > 0 && { restore_keys: restoreKeys }),
      })
    ).matched_key
  expect(await match('p-1')).toBe('p-1')
  expect(await match('p-')).toBe('p-2')
  expect(await match('none', 'q-', 'p-')).toBe('q-1')
  expect(await match('none')).toBeUndefined()
})

it('keeps repositories and branches apart, and lets a read-only token only read', async () => {
  const topic = { ref: 'refs/heads/topic', writable: true }
  const onTopic = service.tokenFor({
    ...caller,
    cacheScopes: [topic, { ref: 'refs/heads/main', writable: false }],
  })
  const entry = { key: 'branch', version: 'x' }
  const find = (token?: string) => call('CacheService/GetCacheEntryDownloadURL', entry, token)
  const { signed_upload_url: url } = await call('CacheService/CreateCacheEntry', entry, onTopic)
  await put(url, 'topic')
  const finalize = { ...entry, size_bytes: '5' }
  expect(await call('CacheService/FinalizeCacheEntryUpload', finalize)).toMatchObject({ code: 'not_found' })
  expect(await call('CacheService/FinalizeCacheEntryUpload', finalize, onTopic)).toMatchObject({ ok: true })
  expect(await find(onTopic)).toMatchObject({ ok: true })
  expect(await find()).toMatchObject({ ok: false })
  expect(
    await find(service.tokenFor({ ...caller, repository: 'example/other', cacheScopes: [topic] })),
  ).toMatchObject({ ok: false })
  const reader = service.tokenFor({ ...caller, cacheScopes: [{ ...topic, writable: false }] })
  expect(await find(reader)).toMatchObject({ ok: true })
  expect(await call('CacheService/CreateCacheEntry', { ...entry, key: 'new' }, reader)).toMatchObject({
    status: 200,
    ok: false,
    message: expect.stringMatching(/^cache write denied: /) as string,
  })
})

it('fails the way it is told to, as often as it is told to', async () => {
  const list = () => call('ArtifactService/ListArtifacts', ids)
  service.faults.set('ListArtifacts', { status: 429, message: 'slow down' }, { times: 1 })
  expect(await list()).toMatchObject({ status: 429, msg: 'slow down' })
  service.faults.set('ListArtifacts', 'malformed', { times: 1 })
  await expect(list()).rejects.toThrow('JSON')
  service.faults.set('ListArtifacts', 'reset')
  await expect(list()).rejects.toThrow('fetch failed')
  service.faults.clear('ListArtifacts')
  expect(await list()).toMatchObject({ status: 200 })
  expect(service.requests.filter(({ operation }) => operation === 'ListArtifacts')).toHaveLength(4)
})

it('puts an artifact together from blocks and checks its hash', async () => {
  const create = await call('ArtifactService/CreateArtifact', { ...ids, name: 'a', version: 7 })
  const finalize = (hash: string) =>
    call('ArtifactService/FinalizeArtifact', { ...ids, name: 'a', size: '6', hash: `sha256:${hash}` })
  const list = '<BlockList><Latest>Mg==</Latest><Latest>MQ==</Latest></BlockList>'
  expect(await put(create.signed_upload_url, list, '&comp=blocklist')).toBe(400)
  expect(await put(create.signed_upload_url, 'two', '&comp=block&blockid=MQ%3D%3D')).toBe(201)
  expect(await put(create.signed_upload_url, 'one', '&comp=block&blockid=Mg%3D%3D')).toBe(201)
  expect(await put(create.signed_upload_url, list, '&comp=blocklist')).toBe(201)
  expect(await finalize('0'.repeat(64))).toMatchObject({ code: 'failed_precondition' })
  expect(await finalize(createHash('sha256').update('onetwo').digest('hex'))).toMatchObject({ ok: true })

  const { signed_url: url } = await call('ArtifactService/GetSignedArtifactURL', { ...ids, name: 'a' })
  const part = await fetch(String(url), { headers: { range: 'bytes=2-3' } })
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
    206,
    'bytes 2-3/6',
    'et',
  ])
  expect((await fetch(String(url), { headers: { range: 'bytes=6-' } })).status).toBe(416)
  expect((await fetch(String(create.signed_upload_url))).status).toBe(403)
  expect((await fetch(String(url).replace(/sig=.*/, 'sig=forged'))).status).toBe(403)
})
