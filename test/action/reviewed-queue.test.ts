import { expect, test } from 'vitest'
import type { MergeGroupPayload } from '../../simulators/github/rest/payloads.ts'
import type { Planned } from './action-stage.ts'
import { bound, ReviewDesk } from './review-desk.ts'

const asked = { phoneNumber: '+15550100' }

/** Runs the plan of a merge queue. */
function recheck({ stage }: ReviewDesk, group: MergeGroupPayload | undefined): Promise<Planned> {
  const payload = { ...group }
  return stage.plan(
    { recheck: 'true', 'on-drift': 'fail' },
    { event: { name: 'merge_group', payload }, permissions: bound },
  )
}

test('a merge queue lets pass what was reviewed, and what it lands is bound to the plans of all its pull requests', async () => {
  await using desk = await ReviewDesk.open()
  const { repository } = desk
  const [one = '', other = '', third = ''] = desk.people
  const first = await desk.propose({ [one]: asked })
  // Its branch stands on that of the first here, so its plan has the change of that too.
  const second = await desk.propose({ [other]: asked })
  const [, group] = repository.enqueue([first.number, second.number])
  const passed = await recheck(desk, group)
  expect(passed.errors).toEqual([])
  expect(passed.outputs).toMatchObject({ changes: '2', held: '0', reviewed: 'true' })
  expect(passed.plan?.reviewed?.map(({ pull }) => pull)).toEqual([1, 2])
  expect(passed.summary).toContain('Bound to the plan that was reviewed on pull request')

  const unseen = await desk.open({ [third]: asked })
  const [, , longer] = repository.enqueue([first.number, second.number, unseen.number])
  const failed = await recheck(desk, longer)
  expect(failed.errors).toEqual([
    '1 change deviates from the plan that was reviewed. The report says how; have the plan of now reviewed.',
  ])
  expect(failed.plan?.changes.map(({ key, held }) => [key, held?.reason])).toEqual(
    [
      [one, undefined],
      [other, undefined],
      [third, 'unreviewed'],
    ].toSorted(),
  )

  const pushes = [first, second, unseen].map(({ number }) => repository.merge(number, { method: 'squash' }))
  const all = { ...pushes[2], before: pushes[0]?.before, commits: pushes.flatMap(({ commits }) => commits) }
  const imported = await desk.import(all)
  expect(imported.outputs).toMatchObject({ updated: '2', held: '1', reviewed: 'true' })
  expect(imported.log).toContain(
    'Pull request #3 has no comment with a plan of five9-users.csv for this tenant. What only it asks for is held.',
  )
})

test('a merge queue stops what somebody has changed on the platform since, and a queue without a plan whatever changes', async () => {
  await using desk = await ReviewDesk.open()
  const [one = ''] = desk.people
  const unseen = await desk.open({ [one]: asked })
  const unreviewed = await recheck(desk, desk.repository.enqueue([unseen.number])[0])
  expect(unreviewed.errors).toEqual([
    '1 change deviates from the plan that was reviewed. The report says how; have the plan of now reviewed.',
  ])
  expect(unreviewed.outputs.reviewed).toBe('false')
  expect(unreviewed.log).toContain('No plan was found that was reviewed, so every change is held.')

  // On the pull request itself the plan is the one to be reviewed.
  const told = await desk.tell(unseen, { recheck: 'true' })
  expect(told.outputs).toMatchObject({ changes: '1', held: '0', reviewed: 'false' })
  expect(told.log).toContain('This plan is the one to be reviewed, so recheck compares it with none.')

  desk.changeOnPlatform(one, '+15550177')
  const moved = await recheck(desk, desk.repository.enqueue([unseen.number])[0])
  expect(moved.conclusion).toBe('failure')
  expect(moved.plan?.changes.map(({ held }) => held?.reason)).toEqual(['moved'])
  expect(moved.errors).toHaveLength(2)
  expect(moved.summary).toContain('**Changed since the review**')
})
