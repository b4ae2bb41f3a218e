import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  makeAccount,
  type XMedius as Portal,
  startXMedius,
  type User,
} from '../../../simulators/xmedius/index.ts'
import type { ChunkFacts } from '../../../src/platforms/platform.ts'
import type { XMedius } from '../../../src/platforms/xmedius/platform.ts'
import { unguard } from '../../../src/roster/formula-guard.ts'
import { compareCodePoints } from '../../../src/roster/order.ts'
import { ana, office } from '../../simulators/xmedius/people.ts'
import { failureOf, platformOf } from './clients.ts'
import { exported } from './export.ts'

const { signal } = new AbortController()

const columns = [
  ...['username', 'email', 'first_name', 'last_name', 'group', 'fax_number', 'salutation', 'job_title'],
  ...['company_name', 'address', 'city', 'state', 'country', 'zip_code', 'phone_number', 'mobile_number'],
  ...['language', 'time_zone', 'id', 'external_id'],
]

/** The cells that a user of the simulator is to have. */
function cellsOf(user: User, { account }: Pick<Portal, 'account'>): Record<string, string> {
  return {
    ...Object.fromEntries(columns.map(column => [column, String(user[column as keyof User] ?? '')])),
    group: account.groups.get(user.group_id) ?? '',
    fax_number: account.faxNumbers.get(user.main_fax_number_id ?? -1)?.number ?? '',
    language: user.language.toUpperCase(),
  }
}

interface Reading {
  readonly users: Map<string, Record<string, string>>
  readonly facts: ChunkFacts
}

async function read(platform: XMedius): Promise<Reading> {
  const users: Reading['users'] = new Map()
  const [chunk, ...others] = platform.chunks()
  if (!chunk || others.length > 0) throw new Error('there is one chunk')
  const facts = await chunk.read((key, cells) => users.set(key, Object.fromEntries(cells)), {
    signal,
    attempt: 1,
  })
  return { users, facts }
}

describe('the platform', () => {
  test('is told by account and portal', async () => {
    await using portal = await startXMedius({ account: office() })
    const platform = platformOf(portal)
    const { host } = new URL(portal.url)
    expect(await platform.preflight(signal)).toEqual({ tenant: `acme (${host})`, tenantId: `${host}/acme` })
    expect(platform).toMatchObject({ name: 'xmedius', title: 'XMedius Cloud', key: 'username', doubts: [] })
    expect(platform.selection).toEqual({ server: host, account: 'acme' })
    expect(JSON.stringify(platform)).not.toContain(portal.token)
  })

  test('answers a probe by its groups', async () => {
    await using portal = await startXMedius({ account: office() })
    await platformOf(portal).probe(signal)
    expect(portal.calls.map(({ operation }) => operation)).toEqual(['listGroups'])
    portal.set([{ effect: 'page', status: 503 }])
    await expect(platformOf(portal).probe(signal)).rejects.toMatchObject({ kind: 'transient' })
  })

  test.each(['by status', 'under 200'] as const)(
    'says that users cannot be seen with a token that may not list them (%s)',
    async tokenRefusals => {
      await using portal = await startXMedius({
        ...{ account: office(), permissions: ['Manage users'], tokenRefusals },
      })
      expect((await platformOf(portal).preflight(signal)).blind).toBe(
        'The users of the account cannot be seen: give the access token the permission "Query user directory" in the portal.',
      )
    },
  )

  test.each(['by status', 'under 200'] as const)(
    'cannot be used with a token that is not known (%s)',
    async tokenRefusals => {
      await using portal = await startXMedius({ account: office(), tokenRefusals })
      const failure = await failureOf(platformOf({ ...portal, token: 'another' }).preflight(signal))
      expect(failure.kind).toBe('fatal')
      expect(portal.calls.map(({ operation }) => operation)).toEqual(['listGroups'])
    },
  )

  test('does not take trouble with the listing for a missing permission', async () => {
    await using portal = await startXMedius({
      account: office(),
      quirks: [{ effect: 'page', status: 502, operation: 'listUsers' }],
    })
    await expect(platformOf(portal).preflight(signal)).rejects.toMatchObject({ kind: 'transient' })
  })
})

describe('reading', () => {
  test('lists the users once, whether there was a preflight or not', async () => {
    await using portal = await startXMedius({ account: office() })
    const platform = platformOf(portal)
    const listings = () => portal.calls.filter(({ operation }) => operation === 'listUsers').length
    await platform.preflight(signal)
    await read(platform)
    expect(listings()).toBe(1)
    await read(platform)
    await read(platformOf(portal))
    expect(listings()).toBe(3)
  })

  test('hands over the cells of every user, and lists the users', async () => {
    const account = office()
    account.put(ana({ group_id: 2, city: 'Köln', external_id: 'x', phone_number: '=1+1', zip_code: '' }))
    await using portal = await startXMedius({ account })
    const { users, facts } = await read(platformOf(portal))
    expect(facts).toEqual({ listed: ['ana', 'ben'] })
    expect(users.get('ana')).toEqual({
      ...{ username: 'ana', email: 'ana@example.com', group: 'Sales', fax_number: '+15550000012' },
      ...{ city: 'Köln', phone_number: '=1+1', zip_code: '', language: 'FR', time_zone: 'Paris' },
      ...{ id: '100', external_id: 'x' },
    })
  })

  test('of a group that was made after the users were listed has its name', async () => {
    const account = office()
    await using portal = await startXMedius({
      account,
      onAnswer: ({ operation }) => {
        if (operation === 'listUsers') account.groups.set(1, 'Renamed')
      },
    })
    expect((await read(platformOf(portal))).users.get('ana')?.group).toBe('Renamed')
  })

  test('of a group that the portal does not name has no group', async () => {
    const account = office()
    account.put(ana({ group_id: 77 }))
    await using portal = await startXMedius({ account })
    expect((await read(platformOf(portal))).users.get('ana')).not.toHaveProperty('group')
  })

  test('of a list that names somebody twice is not whole', async () => {
    const account = office()
    account.put(ana({ id: 102 }))
    await using portal = await startXMedius({ account })
    await expect(read(platformOf(portal))).rejects.toMatchObject({ kind: 'transient', code: 'ListedTwice' })
  })
})

describe('an export', () => {
  test('of a made-up account is exactly the cells of its users', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 40 }), async (seed, size) => {
        const account = makeAccount({ users: size, seed, freeFaxNumbers: 0 })
        await using portal = await startXMedius({ account })
        const { roster, errors } = await exported(platformOf(portal))
        expect(errors).toEqual([])
        const [header, ...rows] = parse(roster ?? '') as string[][]
        expect(header).toEqual(columns)
        const users = [...account.users.values()].toSorted((a, b) =>
          compareCodePoints(a.username, b.username),
        )
        expect(rows.map(row => row.map(unguard))).toEqual(
          users.map(user => Object.values(cellsOf(user, portal))),
        )
      }),
      { numRuns: 15 },
    )
  })

  test('of an account whose users cannot be seen fails, and names the permission', async () => {
    await using portal = await startXMedius({ account: office(), permissions: ['Manage users'] })
    const { roster, errors } = await exported(platformOf(portal))
    expect(roster).toBeUndefined()
    expect(errors.join()).toContain('the permission "Query user directory"')
    expect(portal.calls.map(({ operation }) => operation)).toEqual(['listGroups', 'listUsers'])
  })

  test.each([
    [{ effect: 'truncated', bytes: 200 }],
    [{ effect: 'paged' }],
    [{ effect: 'reset' }],
    [{ effect: 'page', status: 502 }],
  ] as const)('goes on after %o, and fails where it stays', async fault => {
    await using portal = await startXMedius({
      account: office(),
      quirks: [{ ...fault, operation: 'listUsers', first: 2 }],
    })
    expect((await exported(platformOf(portal))).roster).toContain('ana@example.com')
    portal.set([{ ...fault, operation: 'listUsers' }])
    const { roster, errors } = await exported(platformOf(portal))
    expect([roster, errors.length]).toEqual([undefined, 1])
  })
})
