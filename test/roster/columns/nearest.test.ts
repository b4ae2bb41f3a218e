import { expect, test } from 'vitest'
import { nearest } from '../../../src/roster/columns/nearest.ts'

test.each<[string, readonly string[], string | undefined]>([
  ['billing', ['Sales', 'Billing'], 'Billing'],
  ['Biling', ['Sailing', 'Billing'], 'Billing'],
  ['agnet', ['agent', 'admin'], 'agent'],
  ['CHATT', ['voice', 'chat'], 'chat'],
  ['VIP', ['VAP', 'IT'], 'VAP'],
  ['VIP', ['IT'], undefined],
  ['AB', ['AC'], undefined],
  ['ab', ['AB'], 'AB'],
  ['Cooking', ['Billing', 'Sales'], undefined],
  ['anything', [], undefined],
])('of %s and %j, %s is near', (given, names, found) => {
  expect(nearest(given, names)).toBe(found)
})
