import { expect, test } from 'vitest'
import { makeTenant, newState, startWazo } from '../../../../simulators/wazo/index.ts'
import { HttpClient } from '../../../../src/http/client.ts'
import type { Chunk, Key } from '../../../../src/platforms/platform.ts'
import { Wazo } from '../../../../src/platforms/wazo/platform.ts'
import {
  digestedSecrets,
  digestKey,
  type SecretCells,
  secretDigest,
} from '../../../../src/platforms/wazo/reading/secrets.ts'
import { InstantClock } from '../../../work/instant-clock.ts'

const context = { signal: new AbortController().signal, attempt: 1 }

async function open(users: number) {
  const state = newState()
  const { tenant } = makeTenant(state, { users })
  const server = await startWazo({ state })
  const login = { token: server.token() }
  const clock = new InstantClock(Date.now())
  const platform = (secrets?: SecretCells) =>
    new Wazo(
      { url: new URL(server.url), tenant: tenant.uuid, login, includeSecrets: false, order: 'uuid' },
      { http: new HttpClient({ clock }), requestTimeout: 5_000, clock, onWait: () => undefined },
      secrets,
    )
  return { state, login, tenant, platform, [Symbol.asyncDispose]: () => server.close() }
}

/** Reads a chunk and all that follow from it. */
async function readAll(chunks: readonly Chunk[]): Promise<ReadonlyMap<Key, ReadonlyMap<string, string>>> {
  const users = new Map<Key, ReadonlyMap<string, string>>()
  for (const chunk of chunks) {
    const facts = await chunk.read((key, cells) => users.set(key, cells), context)
    for (const [key, cells] of await readAll(chunk.followers?.(facts) ?? [])) users.set(key, cells)
  }
  return users
}

test('Chunks are the same in every attempt, for the same listing', async () => {
  await using opened = await open(120)
  const listing = async () => {
    const [chunk] = opened.platform().chunks()
    const facts = await chunk?.read(() => undefined, context)
    return chunk?.followers?.(facts ?? {}) ?? []
  }
  const [first, second] = [await listing(), await listing()]
  expect(first.map(({ id }) => id)).toEqual(second.map(({ id }) => id))
  const halves = first.flatMap(chunk => chunk.split?.({ kind: 'timeout', code: 'Timeout' }) ?? [])
  const ids = [...first, ...halves].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect((await readAll(halves)).size).toBe(120)
})

test('For a plan secrets are digests, of just those columns that the roster has', async () => {
  await using opened = await open(40)
  const key = digestKey(opened.login, opened.tenant.uuid)
  const platform = opened.platform(digestedSecrets(['firstname', 'sip_secret'], key))
  const users = await readAll(platform.chunks())
  let compared = 0
  for (const user of opened.state.users.all()) {
    const [line] = user.line_ids.map(id => opened.state.lines.need(id))
    const endpoint = line?.endpoint?.kind === 'sip' ? opened.state.sip.need(line.endpoint.uuid) : undefined
    const secret = endpoint?.auth_section_options.find(([name]) => name === 'password')?.[1]
    const cells = users.get(user.uuid)
    expect(cells?.get('sip_secret')).toBe(secret === undefined ? '' : secretDigest(key, secret))
    expect(cells?.has('voicemail_password')).toBe(false)
    if (secret !== undefined) compared += 1
  }
  expect(compared).toBeGreaterThan(10)
})

test('What was read under one key of digests does not serve a plan under another', async () => {
  await using opened = await open(1)
  const { uuid } = opened.tenant
  const under = (token: string, columns = ['sip_secret']) =>
    opened.platform(digestedSecrets(columns, digestKey({ token }, uuid))).selection
  expect(under('a')).toEqual(under('a'))
  expect(under('a')).not.toEqual(under('b'))
  expect(under('a')).not.toEqual(under('a', ['sip_secret', 'voicemail_password']))
  expect(under('a', [])).toEqual(under('b', []))
  expect(under('a', [])).toEqual(opened.platform().selection)
})
