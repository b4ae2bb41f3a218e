import { describe, expect, test } from 'vitest'
import { type Five9Options, makeDomain, startFive9 } from '../../../../simulators/five9/index.ts'
import { HttpClient } from '../../../../src/http/client.ts'
import { five9Columns } from '../../../../src/platforms/five9/roster-columns.ts'
import type { PlannablePlatform } from '../../../../src/platforms/platform.ts'
import { columnsOf, openForPlanning } from '../../../../src/platforms/registry.ts'
import { InstantClock } from '../../../work/instant-clock.ts'

const signal = new AbortController().signal

async function withPlatform<T>(
  columns: readonly string[],
  use: (platform: PlannablePlatform, calls: () => string[]) => Promise<T>,
  options: Five9Options = {},
): Promise<T> {
  await using five9 = await startFive9({ domain: makeDomain({ users: 5 }), ...options })
  const { endpoint, username, password } = five9
  const clock = new InstantClock(Date.now())
  const platform = await openForPlanning(
    {
      platform: 'five9',
      ...{ endpoint: new URL(endpoint), username, password, scope: { kind: 'tenant' } },
      ...{ chunking: { kind: 'off' }, passwordMode: 'cells' },
    },
    columns,
    {
      ...{ http: new HttpClient({ clock }), requestTimeout: 5_000, clock, onWait: () => undefined },
      environment: name => (name === 'PASSWORD_KIM' ? 'Passw0rd' : undefined),
    },
  )
  return await use(platform, () => five9.calls.map(({ operation }) => operation))
}

describe('Five9 for a plan', () => {
  test('knows its columns without asking', async () => {
    expect(await columnsOf({ platform: 'five9' })).toBe(five9Columns)
    await withPlatform(['userName'], async (platform, calls) => {
      expect(platform.columns).toBe(five9Columns)
      expect(platform).toMatchObject({ name: 'five9', key: 'userName', doubts: [] })
      await Promise.resolve()
      expect(calls()).toEqual([])
    })
  })

  test('reads of users what its roster needs, and no more', async () => {
    const cells = await withPlatform(['userName', 'agent_SendMessages'], async platform => {
      const found = new Set<string>()
      for (const chunk of platform.chunks())
        await chunk.read((_key, user) => [...user.keys()].map(column => found.add(column)), {
          signal,
          attempt: 1,
        })
      return [...found].sort()
    })
    expect(cells).toEqual(['EMail', 'active', 'agent_SendMessages', 'extension', 'id', 'roles', 'userName'])
  })

  test('doubts columns that Five9 does not document', async () => {
    const columns = ['userName', 'agent_RecieveTransfer', 'media_enabled_VOICE', 'crmManager_Whatever']
    expect(await withPlatform(columns, async platform => Promise.resolve(platform.doubts))).toEqual([
      'agent_RecieveTransfer is not a column that Five9 documents; did you mean "agent_ReceiveTransfer"?',
      'crmManager_Whatever is not a column that Five9 documents',
    ])
  })

  test('judges rows by the domain, with the passwords that the step was handed', async () => {
    const problems = await withPlatform(['userName', 'roles', 'extension', 'password'], async platform => {
      const rules = await platform.rules(signal)
      const row = (password: string) => ({ roles: 'agent', extension: '1', password })
      return ['env:PASSWORD_KIM', 'env:PASSWORD_BEN', ''].map(password =>
        rules
          .interpret({ get: name => new Map(Object.entries(row(password))).get(name) }, undefined)
          .problems.map(({ code }) => code),
      )
    })
    expect(problems).toEqual([
      ['extension-length'],
      ['extension-length', 'secret-missing'],
      ['extension-length', 'no-password'],
    ])
  })

  test('forecasts mail as the domain is set, once its rules were read', async () => {
    const domain = makeDomain({ users: 3 })
    domain.configuration = { ...domain.configuration, emailProperties: { newUserNotification: false } }
    await withPlatform(
      ['userName'],
      async (platform, calls) => {
        const created = [{ kind: 'create', key: 'kim', line: 2, fields: [] }] as const
        expect(platform.costs(created)).toMatchObject({
          calls: { Modify: 1 },
          effects: [{ code: 'mail-to-new-users' }],
        })
        await platform.rules(signal)
        const before = calls().length
        expect(platform.costs(created).effects).toEqual([])
        expect(calls()).toHaveLength(before)
      },
      { domain },
    )
  })

  test('reads nothing but counters, settings and users', async () => {
    const operations = await withPlatform(
      ['userName', 'skills', 'agentGroups', 'userProfileName'],
      async (platform, calls) => {
        await platform.preflight(signal)
        await platform.rules(signal)
        for (const chunk of platform.chunks()) await chunk.read(() => undefined, { signal, attempt: 1 })
        return new Set(calls())
      },
    )
    expect([...operations].filter(operation => !operation.startsWith('get'))).toEqual([])
    expect(operations).toContain('getUsersInfo')
  })
})
