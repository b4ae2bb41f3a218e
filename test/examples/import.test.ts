import { expect, test } from 'vitest'
import { z } from 'zod'
import { newcomer } from '../action/ordinary-users.ts'
import { edited, type Row } from '../action/roster-edits.ts'
import { readText } from '../workflow-files.ts'
import { exportedRoster, Five9Repository, manyRuns, roster } from './five9-repository.ts'
import type { Played } from './hub/played.ts'

const workflow = 'five9-import.yml'
const schema = z.fromJSONSchema(JSON.parse(readText('schemas/results.schema.json')))

test(
  'the example workflow first tells by hand, then imports, and its results fit their published schema',
  manyRuns,
  async () => {
    await using repository = await Five9Repository.open()
    const { hub, site } = repository
    const [changed, refused] = site.people
    const change = (rows: Row[]) => [
      ...rows.map(row =>
        [changed, refused].includes(row.userName ?? '') ? { ...row, lastName: 'Asked' } : row,
      ),
      newcomer('Nora', { password: 'env:INITIAL_PASSWORD' }),
    ]
    hub.push({ [roster]: edited(exportedRoster, change, ['password']) })
    site.refuse(refused)
    const byHand = (inputs: Readonly<Record<string, string>>) =>
      hub.play(workflow, hub.started('workflow_dispatch', inputs))
    const left = (imported: Played, file: string) =>
      hub.artifact(imported, 'rollcall-five9-import-attempt-1', file)

    const dry = await byHand({})
    expect(dry.errors).toEqual([])
    expect(dry.rollcall('import').outputs).toMatchObject({ created: '0', 'not-attempted': '3' })
    expect(site.writes).toBe(0)

    const real = await byHand({ 'dry-run': 'false' })
    expect(real.rollcall('import').outputs).toMatchObject({
      ...{ created: '1', updated: '1', failed: '1', 'not-attempted': '0', reviewed: 'false' },
    })

    for (const imported of [dry, real]) {
      const results = JSON.parse(left(imported, 'results.json'))
      expect(schema.safeParse(results).error).toBeUndefined()
      expect(schema.safeParse({ ...results, attempt: 0 }).success).toBe(false)
    }
  },
)

test('a push past pull requests applies nothing', async () => {
  await using repository = await Five9Repository.open()
  const { hub, site } = repository
  const pushed = await hub.play(workflow, repository.push(site.people.slice(0, 1)))
  expect(pushed.conclusion).toBe('failure')
  expect(pushed.errors.join()).toContain('Nothing is applied without a plan that was reviewed')
  expect(site.writes).toBe(0)
})
