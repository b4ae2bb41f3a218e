import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unguard } from '../../src/roster/formula-guard.ts'
import { compareCodePoints } from '../../src/roster/order.ts'
import { exportTenant } from './in-process.ts'
import { type Row, rowsOf, secretsOf, servedExport, serveTenant } from './served.ts'

/** The joined values of a row in one order, pairs together: the server's own is by chance. */
function settled({ incall_ring_seconds: _, ...row }: Row): Row {
  const contexts = (row.incall_context ?? '').split(';')
  const pairs = (row.incall_exten ?? '').split(';').map((exten, at) => `${exten}@${contexts[at]}`)
  const permissions = (row.call_permissions ?? '').split(';')
  return {
    ...row,
    ...{ incall_exten: pairs.sort().join(';'), incall_context: '' },
    call_permissions: permissions.sort().join(';'),
    // The server does not tell that a line is for WebRTC.
    line_protocol: row.line_protocol === 'webrtc' ? 'sip' : (row.line_protocol ?? ''),
  }
}

const unguarded = (row: Row) =>
  Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, unguard(cell)]))

describe('an export', () => {
  test('has the cells of the export that the server itself makes, of any tenant', async () => {
    const protocols = new Set<string>()
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: 1, max: 140 }),
        async (seed, users) => {
          await using served = await serveTenant({ users }, { seed })
          const { result, roster = '' } = await exportTenant(served, { includeSecrets: true })
          expect(result?.errors).toEqual([])
          const ours = rowsOf(roster)
          const theirs = await servedExport(served)
          expect([...ours.keys()]).toEqual([...theirs.keys()].sort(compareCodePoints))
          for (const [uuid, row] of theirs)
            expect(settled(unguarded(ours.get(uuid) ?? {}))).toEqual(settled(row))
          for (const row of ours.values()) protocols.add(row.line_protocol ?? '')
        },
      ),
      { numRuns: 10, examples: [[1, 120]] },
    )
    expect(protocols).toEqual(new Set(['', 'sip', 'webrtc', 'sccp', 'custom']))
  })

  test('has the columns of the server in its order, and tells no secret unless asked', async () => {
    await using served = await serveTenant({ users: 60 })
    const [theirs] = (await servedExport(served)).values()
    const columns = Object.keys(theirs ?? {})
    expect(columns).toHaveLength(39)
    const withTime = columns.toSpliced(columns.indexOf('incall_context') + 1, 0, 'incall_ring_seconds')
    const secret = ['call_permission_password', 'voicemail_password', 'sip_secret']

    const open = await exportTenant(served)
    expect(open.roster?.split('\n')[0]).toBe(withTime.filter(name => !secret.includes(name)).join())
    const cells = [...rowsOf(open.roster ?? '').values()].flatMap(Object.values)
    const secrets = secretsOf(served)
    expect(secrets.size).toBeGreaterThan(30)
    // Made-up passwords of mailboxes are numbers, which other cells may have by chance; those of phones are not.
    for (const told of secrets) if (/[a-z]/.test(told)) expect(open.told).not.toContain(told)
    expect(cells.some(told => /[a-z]/.test(told))).toBe(true)
    expect(open.result?.errors).toEqual([])

    const asked = await exportTenant(served, { includeSecrets: true })
    expect(asked.roster?.split('\n')[0]).toBe(withTime.join())
    expect(asked.told).toContain('The roster will hold passwords')
  })

  test('tells how long calls from outside ring, each in the place of its number', async () => {
    await using served = await serveTenant({ users: 120 })
    const { state } = served.server
    const rows = rowsOf((await exportTenant(served)).roster ?? '')
    const seen = new Set<number>()
    for (const { id, uuid } of state.users.all()) {
      const told = [...state.incalls.all()].filter(({ destination }) => destination?.user_id === id)
      const pairs = told.flatMap(({ extension_ids, destination }) =>
        extension_ids.map(
          one => [state.extensions.need(one).exten, String(destination?.ring_time ?? '')] as const,
        ),
      )
      pairs.sort(([a], [b]) => compareCodePoints(a, b))
      seen.add(pairs.length)
      const row = rows.get(uuid)
      expect(row?.incall_exten).toBe(pairs.map(([exten]) => exten).join(';'))
      const seconds = pairs.map(([, ring]) => ring)
      expect(row?.incall_ring_seconds).toBe(seconds.every(ring => ring === '') ? '' : seconds.join(';'))
    }
    expect([...seen].sort()).toEqual(expect.arrayContaining([0, 1, 3]))
  })

  test.each(['uuid', 'username'] as const)('is sorted by %s', async order => {
    await using served = await serveTenant({ users: 40 })
    const { roster = '' } = await exportTenant(served, { order })
    const rows = [...rowsOf(roster).values()].map(row => ({
      uuid: row.uuid ?? '',
      username: row.username ?? '',
    }))
    const sorted = rows.toSorted(
      (a, b) => compareCodePoints(a[order], b[order]) || compareCodePoints(a.uuid, b.uuid),
    )
    expect(rows).toEqual(sorted)
    expect(new Set(rows.map(({ username }) => username)).size).toBeGreaterThan(20)
  })

  test('asks for no list without a limit, and for users by their uuids', async () => {
    await using served = await serveTenant({ users: 230 })
    const { result } = await exportTenant(served)
    expect(result?.summary).toMatchObject({ complete: true, users: 230, proof: { listed: 230 } })
    const lists = served.server.calls.filter(({ path }) => /^\/(users|voicemails|incalls)$/.test(path))
    expect(lists.every(({ query }) => Number(query.get('limit')) <= 1_000)).toBe(true)
    const asked = lists.filter(({ query }) => query.has('uuid') && !query.has('view'))
    expect(asked.map(({ query }) => query.get('uuid')?.split(',').length)).toEqual([100, 100, 30])
    expect(served.server.calls.some(({ path }) => path === '/endpoints/sip')).toBe(false)
    expect(served.server.calls.every(({ tenant }) => tenant === served.tenant)).toBe(true)
  })

  test('by username and password leaves no token behind', async () => {
    await using served = await serveTenant({ users: 30 })
    const { server } = served
    const login = { username: server.username, password: server.password }
    const { roster, told } = await exportTenant(served, { login })
    expect(roster).toBeDefined()
    const [made] = server.calls.filter(({ method }) => method === 'DELETE').map(({ parts }) => parts.token)
    expect(made).toEqual(expect.stringMatching(/./))
    expect(told).not.toContain(made)
    expect(told).not.toContain(server.password)
    expect([...server.state.tokens.all()]).toEqual([])
  })
})
