import type { AccountFacts } from '../../../../src/platforms/xmedius/roster/account-facts.ts'
import { factsOf } from '../../../../src/platforms/xmedius/roster/account-facts.ts'

/** An account with groups and numbers of every kind; 12 and 13 are own numbers. */
export const facts: AccountFacts = factsOf(
  {
    default: '1',
    names: new Map([
      ['1', 'Everybody'],
      ['2', 'Sales'],
      ['3', 'Twins'],
      ['4', 'Twins'],
    ]),
  },
  {
    default: '10',
    numbers: new Map([
      ['10', { number: '+15550000010', shared: false }],
      ['11', { number: '+15550000011', shared: true }],
      ['12', { number: '+15550000012', shared: false }],
      ['13', { number: '+15550000013', shared: false }],
      ['14', { number: '+15550000014', shared: false }],
    ]),
  },
)

/** A number of the account: `n(12)`. */
export const n = (id: number) => `+155500000${id}`
