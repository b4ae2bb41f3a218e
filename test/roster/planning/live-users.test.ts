import { expect, test } from 'vitest'
import { headerOf } from '../../../src/roster/planning/header.ts'
import { LiveUsers } from '../../../src/roster/planning/live-users.ts'
import { columns, rosterOf, snapshotOf } from './made-up-tenant.ts'

test('a user is read once for all the columns that rules ask for and the roster lacks', () => {
  const snapshot = snapshotOf({ ana: { phone: '1', locale: 'de' }, kim: { phone: '2', locale: 'en' } })
  const readings: string[] = []
  const watched = {
    ...snapshot,
    cells(key: string, names: readonly string[]) {
      readings.push(`${key}: ${names.join(', ')}`)
      return snapshot.cells(key, names)
    },
  }
  const users = new LiveUsers(watched, headerOf(rosterOf([], ['userName', 'groups']), columns), columns)
  for (const key of ['ana', 'kim', 'kim']) {
    const view = users.view(key, [key, ''])
    const asked = ['userName', 'phone', 'locale', 'phone'].map(name => view.get(name))
    expect(asked).toEqual(key === 'ana' ? ['ana', '1', 'de', '1'] : ['kim', '2', 'en', '2'])
  }
  expect(readings).toEqual(['ana: phone', 'ana: phone, locale', 'kim: phone, locale', 'kim: phone, locale'])
})
