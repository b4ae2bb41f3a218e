import { expect, test } from 'vitest'
import { makeDomain, startFive9 } from '../../simulators/five9/index.ts'
import { leastTime } from '../../src/work/forecast.ts'
import { edited } from '../action/roster-edits.ts'
import { InstantClock } from '../work/instant-clock.ts'
import { ImportDesk } from './in-process.ts'

const changes = 5_000

test('5,000 changes stay within the real limits, and take hardly longer than those demand', {
  timeout: 300_000,
}, async () => {
  const clock = new InstantClock(Date.UTC(2026, 0, 5, 9, 0, 0))
  const domain = makeDomain({ users: changes + 1, distribution: 'numeric' })
  await using five9 = await startFive9({ domain, clock })
  using desk = new ImportDesk(five9, clock)
  await desk.export()
  desk.roster = edited(desk.roster, rows =>
    rows.map(row =>
      row.userName === five9.username ? row : { ...row, federationId: `new-${row.userName}` },
    ),
  )
  // So that the calls of the snapshot are in other windows than those that are measured.
  clock.pass(3_600_000)
  const from = clock.now()
  const { report, errors } = await desk.import()
  const took = clock.now() - from
  expect(errors).toEqual([])
  expect(report?.counts.updated).toBe(changes)
  expect(five9.calls.filter(({ outcome }) => outcome === 'OperationsLimitExceededFault')).toEqual([])
  const queries = five9.calls.filter(({ at, counter }) => at >= from && counter === 'Query').length
  const usual = (limit: string, perMinute: number, perHour: number) => [
    { limit, window: 60, max: perMinute, used: 0 },
    { limit, window: 3_600, max: perHour, used: 0 },
  ]
  const least = leastTime({ Modify: changes, Query: queries }, [
    ...usual('Modify', 140, 7_200),
    ...usual('Query', 450, 15_000),
  ])
  expect(took).toBeGreaterThanOrEqual(least)
  expect(took).toBeLessThan(least * 1.05)
})
