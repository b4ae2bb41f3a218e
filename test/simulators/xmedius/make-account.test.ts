import { describe, expect, it } from 'vitest'
import {
  makeAccount,
  oddUsernames,
  profileFields,
  startXMedius,
  timeZones,
} from '../../../simulators/xmedius/index.ts'
import { call, dataOf } from './caller.ts'
import { ana, office } from './people.ts'

describe('a made-up account', () => {
  it('is the same for the same seed', () => {
    const users = (seed: number) => [...makeAccount({ users: 40, seed }).users.values()]
    expect(users(7)).toEqual(users(7))
    expect(users(8)).not.toEqual(users(7))
  })

  it('has as many users as asked for, every odd name among them, and numbers of every kind', () => {
    const account = makeAccount({ users: 100, freeFaxNumbers: 3 })
    const users = [...account.users.values()]
    expect(users).toHaveLength(100)
    expect(users.map(({ username }) => username)).toEqual(expect.arrayContaining([...oddUsernames]))
    expect(new Set(users.map(({ username }) => username.toLowerCase())).size).toBe(100)
    const kinds = users.map(({ id, main_fax_number_id: main }) => {
      if (main === null) return 'none'
      if (account.holderOf(main) === id) return 'own'
      return main === account.defaultFaxNumber ? 'default' : 'shared'
    })
    expect(new Set(kinds)).toEqual(new Set(['none', 'own', 'default', 'shared']))
  })

  it('holds nobody whom the portal would not have let in', async () => {
    const account = makeAccount({ users: 100 })
    await using original = await startXMedius({ account })
    await using copy = await startXMedius({ account: makeAccount({ users: 0, freeFaxNumbers: 100 }) })
    for (const user of account.users.values()) {
      const { username, email, group_id, language, time_zone, main_fax_number_id: main } = user
      const sent = {
        ...Object.fromEntries(profileFields.map(field => [field, user[field]])),
        ...{ username, email, group_id, language, time_zone, role: 'user', password_setup_type: 'auto' },
        ...(main === null
          ? { fax_number_type: 'enterprise' }
          : { fax_number_type: 'selected', selected_fax_number: main }),
      }
      dataOf(await call(copy, 'POST', 'users', { user: sent }))
      const told = dataOf(await call(original, 'GET', `users/${user.id}`)) as object
      const changeable = Object.entries(told).filter(
        ([field]) => !['id', 'username', 'email', 'external_id'].includes(field),
      )
      dataOf(await call(original, 'PUT', `users/${user.id}`, { user: Object.fromEntries(changeable) }))
      expect(account.users.get(user.id)).toEqual(user)
    }
    expect(copy.account.users.size).toBe(100)
  })
})

it('a name and an address that a test changes are free', () => {
  const account = office()
  account.put(ana({ username: 'anna', email: 'anna@example.com' }))
  expect([account.named('ana'), account.addressed('ana@example.com')]).toEqual([undefined, undefined])
  expect(account.named('Anna')).toBe(account.addressed('Anna@example.com'))
})

it('there are as many time zones as Rails has', () => {
  expect(timeZones.size).toBe(151)
  for (const zone of [
    'UTC',
    'Kyiv',
    "Nuku'alofa",
    'Eastern Time (US & Canada)',
    'Samoa',
    'International Date Line West',
  ]) {
    expect(timeZones).toContain(zone)
  }
})
