import { expect, test } from 'vitest'
import { exportedRoster, Five9Repository, manyRuns, roster } from './five9-repository.ts'

test(
  'an import that is to be approved tells first what it would do, and does it after the approval',
  manyRuns,
  async () => {
    await using repository = await Five9Repository.open()
    const { hub, site } = repository
    const [asked] = site.people
    const number = repository.propose('marriage', [asked])
    await hub.play('five9-plan.yml', hub.pullEvent(number, 'opened'))

    const played = await hub.play('five9-approval.yml', hub.merge(number, 'squash'))
    expect(played.errors).toEqual([])
    expect([...played.jobs.keys()]).toEqual(['dry-run', 'approval', 'import'])
    expect(played.rollcall('dry-run').outputs).toMatchObject({ updated: '0', 'not-attempted': '1' })
    expect(played.rollcall('dry-run').summary).toContain('dry run')
    expect(played.rollcall('import').outputs).toMatchObject({ updated: '1', complete: 'true' })
    expect(site.lastName(asked)).toBe('Asked')
  },
)

test('nobody is asked to approve nothing', async () => {
  await using repository = await Five9Repository.open()
  const { hub, site } = repository
  const number = hub.propose('blank-line', { [roster]: `${exportedRoster}\n` })
  await hub.play('five9-plan.yml', hub.pullEvent(number, 'opened'))
  const played = await hub.play('five9-approval.yml', hub.merge(number))
  expect(played.errors).toEqual([])
  expect([...played.jobs.keys()]).toEqual(['dry-run'])
  expect(site.writes).toBe(0)
})
