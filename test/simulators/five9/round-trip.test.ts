import fc from 'fast-check'
import { expect, it } from 'vitest'
import { makeDomain, permissionNames, type Role, startFive9 } from '../../../simulators/five9/index.ts'
import { call, returned } from './caller.ts'
import { create } from './people.ts'
import { find, type Node, textAt } from './xml.ts'

const legal = fc.constantFrom(...'abcXYZ019.-_@$ éß"`')
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  // XML 1.0 has no control characters but tab and line feed, and a name must not be blank.
  .filter(value => value.trim() !== '' && !/[^\P{C}\p{Cf}\t\n]|[\ufffe\uffff]/u.test(value))
const person = fc.record({
  EMail: text,
  firstName: text,
  lastName: text,
  password: fc.constant('Passw0rd'),
  userName: fc.string({ unit: legal, minLength: 1, maxLength: 20 }).filter(value => value.trim() !== ''),
  active: fc.boolean(),
  phoneNumber: fc.option(fc.string({ unit: 'grapheme-ascii' }), { nil: undefined }),
  startDate: fc.constantFrom(undefined, '2026-02-28T23:59:59.999-08:00', '2024-02-29T00:00:00Z'),
})

const sets = <R extends Role>(role: R) => fc.subarray([...permissionNames[role]], { minLength: 1 })
const roles = fc.record(
  { admin: sets('admin'), reporting: sets('reporting'), supervisor: sets('supervisor') },
  { requiredKeys: ['reporting'] },
)

it('what is created is what is read', async () => {
  await using five9 = await startFive9({
    domain: makeDomain({ users: 2 }),
    limits: { Modify: { minute: 9_999, hour: 9_999, day: 9_999 } },
  })
  await fc.assert(
    fc.asyncProperty(person, roles, async (general, granted) => {
      const wanted = new Map<string, readonly string[]>(
        Object.entries(granted).map(([role, types]) => [
          role,
          [...types, ...(role === 'supervisor' ? ['Agents'] : [])].filter(
            type => type !== 'AccessBillingApplication',
          ),
        ]),
      )
      // An empty list would mean the defaults, not nothing.
      fc.pre([...wanted.values()].every(types => types.length > 0))
      const sent = [...wanted].map(([role, types]) => [
        role,
        { permissions: types.map(type => ({ type, value: true })) },
      ])
      expect((await create(five9, general, { roles: Object.fromEntries(sent) })).status).toBe(200)
      const [user] = returned(await call(five9, 'getUserInfo', { userName: general.userName }))
      const { password: _, ...visible } = general
      for (const [field, value] of Object.entries(visible)) {
        expect(textAt(user, `generalInfo/${field}`)).toBe(value === undefined ? undefined : String(value))
      }
      for (const [role, types] of wanted) expect(grantedIn(user, role)).toEqual(new Set(types))
      expect(find(user, 'roles')[0]?.children.map(({ name }) => name)).toEqual(
        [...wanted.keys()].sort(byName),
      )
      five9.domain.remove(general.userName)
    }),
    { numRuns: 60 },
  )
})

function grantedIn(user: Node | undefined, role: string): Set<string | undefined> {
  const permissions = find(user, `roles/${role}/permissions`)
  return new Set(permissions.filter(one => textAt(one, 'value') === 'true').map(one => textAt(one, 'type')))
}

function byName(a: string, b: string): number {
  return a < b ? -1 : 1
}
