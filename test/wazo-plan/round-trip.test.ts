import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Row, serveTenant } from '../wazo-export/served.ts'
import { Desk } from './in-process.ts'

const tenant = { users: fc.integer({ min: 1, max: 24 }), seed: fc.integer({ min: 1, max: 1_000_000 }) }

const exports = fc.record({
  ...tenant,
  order: fc.constantFrom('uuid' as const, 'username' as const),
  includeSecrets: fc.boolean(),
})

test('what was just exported plans no change: 40 random tenants', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(exports, async ({ users, seed, ...wishes }) => {
      await using served = await serveTenant({ users }, { seed })
      using desk = new Desk(served.server, served.tenant, { literalPasswords: wishes.includeSecrets })
      await desk.export(wishes)
      const { plan, findings, errors } = await desk.plan({ onMissing: 'delete' })
      expect(errors).toEqual([])
      expect(findings).toEqual([])
      expect(plan?.changes).toEqual([])
      expect(plan?.counts).toMatchObject({ unchanged: users, missing: 0, invalid: 0 })
    }),
    { numRuns: 40 },
  )
})

test('nor does it without uuids, in any order: 25 random tenants', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.record(tenant), fc.func(fc.integer()), async ({ users, seed }, place) => {
      await using served = await serveTenant({ users }, { seed })
      using desk = new Desk(served.server, served.tenant)
      await desk.export()
      const rows = parse(desk.roster, { columns: true }) as Row[]
      const anonymous = rows.map(({ uuid: _uuid, ...row }) => row)
      desk.roster = stringify(
        anonymous.toSorted((a, b) => place(a) - place(b)),
        { header: true },
      )
      const { plan, findings } = await desk.plan()
      // Those who have nothing but a name are told apart by it, where it is theirs alone.
      const named = rows.filter(({ username, email, exten }) => !username && !email && !exten)
      const errors = findings.filter(({ severity }) => severity === 'error')
      expect(errors.length).toBeLessThanOrEqual(named.length)
      expect(
        new Set(errors.map(({ code }) => code)).difference(new Set(['ambiguous-key', 'repeated-key'])),
      ).toEqual(new Set())
      expect(plan?.changes).toEqual([])
      expect(plan?.counts).toMatchObject({ unchanged: users - errors.length })
    }),
    { numRuns: 25 },
  )
})
