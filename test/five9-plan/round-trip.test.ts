import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DomainOptions, makeDomain, startFive9 } from '../../simulators/five9/index.ts'
import { rounds } from '../thorough.ts'
import { Desk } from './in-process.ts'

const domains: fc.Arbitrary<DomainOptions> = fc.record(
  {
    users: fc.integer({ min: 1, max: 12 }),
    seed: fc.nat(),
    distribution: fc.constantFrom('mixed' as const, 'numeric' as const),
    account: fc.constantFrom('rollcall.api@example.com', 'Api', '007'),
    unknownPermission: fc.constantFrom('CanTimeTravel', 'Zażółć', '2fast'),
  },
  { requiredKeys: ['users', 'seed'] },
)

test('what was just exported plans no change, for random domains', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(domains, fc.boolean(), async (options, padded) => {
      await using five9 = await startFive9({
        domain: makeDomain(options),
        ...(padded && { quirks: [{ effect: 'paddedEmail' }] }),
      })
      using desk = new Desk(five9)
      await desk.export()
      const { plan, findings, errors } = await desk.plan({ onMissing: 'delete' })
      expect(errors).toEqual([])
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(plan?.changes).toEqual([])
      expect(plan?.counts).toMatchObject({ unchanged: options.users, missing: 0, invalid: 0 })
    }),
    { numRuns: rounds(100, 1_000) },
  )
})
