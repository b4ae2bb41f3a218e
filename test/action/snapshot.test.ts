import { statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { password, Stage } from './stage.ts'

const longAgo = new Date('2020-01-02T03:04:05Z')

test('an export tells whether it has changed the roster, and leaves one alone that is the same', async () => {
  await using stage = await Stage.open({ users: 30, run: { machine: 'kept' } })
  const first = await stage.export()
  expect(first.outputs).toMatchObject({ changed: 'true', roster: 'five9-users.csv' })
  expect(first.outputs.message).toBe('Five9 export: 30 users read, the roster has changed.')
  const path = join(first.result.machine.workspace, 'five9-users.csv')
  utimesSync(path, longAgo, longAgo)

  const second = await stage.export()
  expect(second.outputs).toMatchObject({ changed: 'false', complete: 'true', roster: 'five9-users.csv' })
  expect(second.outputs.message).toBe('Five9 export: 30 users read, nothing has changed.')
  expect(second.log).toContain('The roster is the same as before.')
  expect(statSync(path).mtime).toEqual(longAgo)

  const [user] = stage.five9.domain.users.values()
  if (user) stage.five9.domain.put({ ...user, general: { ...user.general, firstName: 'Renamed' } })
  const third = await stage.export()
  expect(third.outputs.changed).toBe('true')
  expect(third.log).not.toContain('The roster is the same as before.')
  expect(third.roster).toContain('Renamed')
})

test('an export that comes to nothing has changed nothing, and says so', async () => {
  await using stage = await Stage.open({ users: 30 })
  const { outputs } = await stage.export({ password: `not ${password}` })
  expect(outputs.message).toBe('Five9 export: no user was read, the roster was left as it was.')
})
