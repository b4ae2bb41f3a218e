import { describe, expect, test } from 'vitest'
import { makeDomain, oddUserNames, type PatternSemantics } from '../../simulators/five9/index.ts'
import { compareCodePoints } from '../../src/roster/order.ts'
import { some } from '../thorough.ts'
import { namesOf, Stage } from './stage.ts'

const readings: PatternSemantics[] = (['full', 'prefix', 'find', 'wildcard'] as const).flatMap(match =>
  (['sensitive', 'ignore'] as const).map(letters => ({ match, case: letters })),
)

/** What each chunking can name, and the warning it owes for the rest. */
const chunkings = [
  { name: 'auto', inputs: { chunking: 'auto', 'chunk-size': '9' }, names: () => true },
  { name: 'off', inputs: { chunking: 'off' }, names: () => true },
  {
    name: 'alphanumeric',
    inputs: { chunking: 'alphanumeric' },
    names: (name: string) => /^[A-Za-z0-9]/.test(name),
  },
  {
    name: 'alphanumeric of a few characters',
    inputs: { chunking: 'alphanumeric', 'prefix-characters': 'ar_.-@$' },
    names: (name: string) => /^[ar_.\-@$]/.test(name),
  },
  {
    name: 'numeric',
    inputs: { chunking: 'numeric', 'numeric-prefix-width': '2' },
    names: (name: string) => /^[0-9]{2}/.test(name),
  },
  {
    name: 'numeric from a start',
    inputs: { chunking: 'numeric', 'numeric-prefix-width': '2', 'numeric-prefix-start': '10' },
    names: (name: string) => /^[1-9][0-9]/.test(name),
  },
]

describe.each(some(readings, 3))('where a pattern is read as $match, case $case', semantics => {
  describe.each(chunkings)('chunking $name', ({ inputs, names }) => {
    test('exports the users that it can name, once each, and tells of the others', async () => {
      const domain = makeDomain({ users: 80 })
      const all = [...domain.users.keys()].sort(compareCodePoints)
      expect(all.some(name => oddUserNames.includes(name))).toBe(true)
      await using stage = await Stage.open({ domain, five9: { pattern: semantics } })
      const { roster, warnings, outputs, errors } = await stage.export({
        roster: 'five9-users.csv',
        ...inputs,
      })
      expect(errors).toEqual([])
      const named = all.filter(names)
      expect(namesOf(roster)).toEqual(named)
      const outside = all.length - named.length
      expect(outputs.complete).toBe(String(outside === 0))
      if (outside > 0)
        expect(warnings.join()).toContain(`${outside} users exist that the chosen chunking does not ask for`)
      else expect(warnings).toEqual([])
    })
  })
})
