import { expect, test } from 'vitest'
import { conclusions, exportedRoster, Five9Repository, withNames } from './five9-repository.ts'

const workflow = 'five9-correction.yml'
const one = 'corrections/five9-1-1-undo.csv'
const two = 'corrections/five9-2-1-undo.csv'

test('corrections come one at a time, and one that is removed asks for nothing', async () => {
  await using repository = await Five9Repository.open()
  const { hub, site } = repository
  const correction = withNames(exportedRoster, site.people)
  const both = await hub.play(workflow, hub.push({ [one]: correction, [two]: correction }))
  expect(both.errors.join()).toContain('One correction at a time')
  const removed = await hub.play(workflow, hub.push({ [one]: undefined }))
  expect(removed.errors).toEqual([])
  expect(conclusions(removed.jobs.get('import'))).toEqual(['success', 'success', 'skipped'])
  expect(site.calls).toBe(0)
})
