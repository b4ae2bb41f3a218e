import { describe, expect, test } from 'vitest'
import { leastTime } from '../../src/work/forecast.ts'

const limits = [
  { limit: 'Query', window: 60, max: 10, used: 4 },
  { limit: 'Query', window: 3_600, max: 100, used: 80 },
]

describe('the least time that the limits allow', () => {
  test.each([
    [0, 0],
    [6, 0],
    [7, 60_000],
    [16, 60_000],
    [17, 120_000],
    [20, 120_000],
    [21, 3_600_000],
    [30, 3_600_000],
    [31, 3_660_000],
    [120, 4_140_000],
    [121, 7_200_000],
  ])('%i calls take %i ms', (calls, milliseconds) => {
    expect(leastTime({ Query: calls }, limits)).toBe(milliseconds)
  })

  test('follows the minutes within the hours', () => {
    const usual = [
      { limit: 'Modify', window: 60, max: 140, used: 0 },
      { limit: 'Modify', window: 3_600, max: 7_200, used: 0 },
      { limit: 'Modify', window: 86_400, max: 172_800, used: 0 },
    ]
    expect(leastTime({ Modify: 5_000 }, usual)).toBe(35 * 60_000)
    expect(leastTime({ Modify: 10_000 }, usual)).toBe(79 * 60_000)
    expect(leastTime({ Modify: 172_801 }, usual)).toBe(86_400_000)
  })

  test('is none where the limits are not known or are of other calls', () => {
    expect(leastTime({ Query: 1_000 }, [])).toBe(0)
    expect(leastTime({ Modify: 1_000 }, limits)).toBe(0)
  })
})
