import { expect, test } from 'vitest'
import { conclusions, Five9Repository, manyRuns } from './five9-repository.ts'

const workflow = 'five9-merge-queue.yml'

test('in a merge queue, the plan is compared with what was reviewed', manyRuns, async () => {
  await using repository = await Five9Repository.open()
  const { hub, site } = repository
  const [first, second] = site.people
  const numbers = [repository.propose('one', [first]), repository.propose('two', [second])]
  for (const number of numbers) {
    const reviewed = await hub.play(workflow, hub.pullEvent(number, 'opened'))
    expect(reviewed.errors).toEqual([])
    expect(hub.repository.commentsOf(number)).toHaveLength(1)
  }
  const other = hub.propose('other', { 'NOTES.md': 'Nothing about users\n' })

  const [one, two] = hub.enqueue([...numbers, other])
  if (!one || !two) throw new Error('the queue is empty')
  expect((await hub.play(workflow, one)).errors).toEqual([])
  const group = await hub.play(workflow, two)
  expect(group.errors).toEqual([])
  expect(group.rollcall('plan').outputs).toMatchObject({ changes: '2', reviewed: 'true', held: '0' })

  site.rename(first, 'Portal')
  const late = await hub.play(workflow, one)
  expect(late.conclusion).toBe('failure')
  expect(late.rollcall('plan').outputs.held).toBe('1')
  expect(late.errors.join()).toContain('from the plan that was reviewed')
})

test('a pull request that is about no roster passes the queue without asking Five9', async () => {
  await using repository = await Five9Repository.open()
  const { hub } = repository
  const number = hub.propose('other', { 'NOTES.md': 'Nothing about users\n' })
  for (const event of [hub.pullEvent(number, 'opened'), ...hub.enqueue([number])]) {
    const played = await hub.play(workflow, event)
    expect(conclusions(played.jobs.get('plan'))).toEqual(['success', 'success', 'skipped'])
  }
  expect(hub.repository.commentsOf(number)).toEqual([])
})
