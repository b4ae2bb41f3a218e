import { expect, test } from 'vitest'
import { exportedRoster, Five9Repository } from './five9-repository.ts'

test('the example for large domains keeps the roster as an artifact, and needs no repository', async () => {
  await using repository = await Five9Repository.open()
  const { hub } = repository
  const played = await hub.play('five9-large-domain.yml', hub.started('schedule'))
  expect(played.errors).toEqual([])
  expect(played.rollcall('export').outputs).toMatchObject({ complete: 'true', users: '40' })
  expect(hub.artifact(played, 'rollcall-five9-users-attempt-1', 'five9-users.csv')).toBe(exportedRoster)
})
