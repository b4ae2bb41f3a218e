import { expect } from 'vitest'
import type { Correct } from './story.ts'

/** A workflow opens a pull request with the file; somebody calls it ready, sees its plan and merges it. */
export const byPullRequest: Correct = async (hub, { platform }, imported, file) => {
  const what = file === 'undo.csv' ? 'undo' : 'fix-it'
  const event =
    what === 'undo'
      ? hub.started('workflow_dispatch', { run: String(imported.runId) })
      : hub.completed(imported)
  const opening = await hub.play(`${platform}-${what}.yml`, event)
  expect(opening.errors).toEqual([])
  const number = hub.pullOf(`${platform}-${what}-${imported.runId}-1`) ?? 0
  const plan = await hub.play(`${platform}-correction.yml`, hub.pullEvent(number, 'ready_for_review'))
  expect(plan.errors).toEqual([])
  expect(hub.repository.commentsOf(number)).toHaveLength(1)
  return hub.play(`${platform}-correction.yml`, hub.merge(number, 'squash'))
}
