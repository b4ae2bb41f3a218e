import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AccountOptions, makeAccount, startXMedius } from '../../simulators/xmedius/index.ts'
import { Desk } from './in-process.ts'

const accounts: fc.Arbitrary<AccountOptions> = fc.record({
  users: fc.integer({ min: 1, max: 12 }),
  seed: fc.nat(),
})

test('what was just exported plans no change: 60 random accounts', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(accounts, fc.constantFrom('random', 'manual', 'user_choice'), async (options, mode) => {
      await using server = await startXMedius({ account: makeAccount(options) })
      using desk = new Desk(server, { passwordSetupMode: mode })
      await desk.export()
      const { plan, findings, errors } = await desk.plan({ onMissing: 'delete' })
      expect(errors).toEqual([])
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(plan?.changes).toEqual([])
      expect(plan?.counts).toMatchObject({ unchanged: options.users, missing: 0, invalid: 0 })
    }),
    { numRuns: 60 },
  )
})
