import { describe, expect, test } from 'vitest'
import { timeZones as ofThePortal } from '../../../../simulators/xmedius/index.ts'
import { timeZone } from '../../../../src/platforms/xmedius/roster/time-zone.ts'
import { timeZones } from '../../../../src/platforms/xmedius/roster/time-zones.ts'
import { xmediusColumns } from '../../../../src/platforms/xmedius/roster-columns.ts'
import { columnOf } from '../../../../src/roster/columns/column.ts'

const type = timeZone()

describe('time_zone', () => {
  test('is one of the 151 names of Rails, which the portal takes too', () => {
    expect(timeZones.size).toBe(151)
    expect([...timeZones.keys()].sort()).toEqual([...ofThePortal].sort())
    for (const name of timeZones.keys()) expect(type.check(name), name).toBeUndefined()
  })

  test('is left as it is by an empty cell', () => {
    const set = xmediusColumns({ passwordSetupMode: 'random', literalPasswords: false })
    expect(columnOf(set, 'time_zone')).toMatchObject({ empty: 'untouched', requiredOnCreate: false })
  })

  test('has with each name an identifier that computers know', () => {
    for (const [name, identifier] of timeZones) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone: identifier }), name).not.toThrow()
    }
  })

  test.each([
    ['America/New_York', 'Eastern Time (US & Canada)'],
    ['europe/berlin', 'Berlin'],
    ['(GMT-05:00) Eastern Time (US & Canada)', 'Eastern Time (US & Canada)'],
    ['eastern time (us & canada)', 'Eastern Time (US & Canada)'],
    ['Eastern Time (US and Canada)', 'Eastern Time (US & Canada)'],
    ['Nukualofa', "Nuku'alofa"],
  ])('may not be %j, and is told to be %j', (cell, meant) => {
    expect(type.check(cell)).toContain(`; did you mean "${meant}"?`)
  })

  test('may not be what is near to nothing', () => {
    expect(type.check('Middle-earth Standard Time')).toBe(
      'must be the name of a time zone as Rails has it, such as "Eastern Time (US & Canada)", not "Middle-earth Standard Time"',
    )
  })
})
