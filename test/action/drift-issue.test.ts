import { expect, test } from 'vitest'
import type { RunOptions } from '../../simulators/github/index.ts'
import { editedStage } from './edited-stage.ts'
import { forPull, repositoryOf } from './pull-runs.ts'
import { withUser } from './roster-edits.ts'

const drift = { 'drift-issue': 'true' }
const nightly: Partial<RunOptions> = {
  event: { name: 'schedule' },
  permissions: { contents: 'read', issues: 'write' },
}

async function driftedStage() {
  const { edited, ...more } = await editedStage()
  return { ...more, drifted: edited, issues: () => [...repositoryOf(more.stage).issues.values()] }
}

test('drift is told in one issue, which is kept up to date and closed when there is none', async () => {
  const { stage, roster, drifted, one, issues } = await driftedStage()
  await using _ = stage
  const first = await stage.plan(drift, nightly)
  expect([first.conclusion, first.warnings]).toEqual(['success', []])
  expect(issues()).toMatchObject([
    { state: 'open', labels: [], title: 'Five9: the domain is not what five9-users.csv says' },
  ])
  const [issue] = issues()
  expect(first.outputs['issue-url']).toBe(`https://github.com/example/rosters/issues/${issue?.number}`)
  expect(issue?.body).toMatch(/^<!-- rollcall drift five9 \S+ five9-users\.csv -->\n/)
  expect(issue?.body).toContain('## ✅ Five9 plan: 1 user would change')
  expect(issue?.body).toContain(one)
  expect(first.summary).toContain('Five9 plan: 1 user would change')
  expect(issue?.body).toContain('Found by [attempt 1 of this run](https://')

  await stage.write({ 'five9-users.csv': withUser(drifted, one, { lastName: 'Also' }) })
  const second = await stage.plan(drift, nightly)
  expect(second.outputs['issue-url']).toBe(first.outputs['issue-url'])
  expect(issues()).toEqual([expect.objectContaining({ body: expect.stringContaining('| Also |') })])

  await stage.write({ 'five9-users.csv': roster.replace('userName', 'userNmae') })
  const unknown = await stage.plan(drift, nightly)
  expect([unknown.conclusion, unknown.outputs['issue-url']]).toEqual(['failure', undefined])
  expect(issues()).toMatchObject([{ state: 'open', body: expect.stringContaining('| Also |') }])

  await stage.write({ 'five9-users.csv': roster })
  const settled = await stage.plan(drift, nightly)
  expect([settled.conclusion, settled.outputs['issue-url']]).toEqual(['success', ''])
  expect(issues()).toMatchObject([{ state: 'closed', stateReason: 'completed' }])
  expect(issue?.body).toContain('Nothing would change any more')
})

test('what a pull request asks for is no drift', async () => {
  const { stage, issues } = await driftedStage()
  await using _ = stage
  const { number } = repositoryOf(stage).openPull()
  const { log, outputs } = await stage.plan(drift, forPull(stage, number, nightly.permissions))
  expect(log).toContain('what a pull request asks for is none')
  expect([outputs['issue-url'], issues()]).toEqual(['', [expect.objectContaining({ number })]])
})

test('an issue that may not be opened is a warning with the line to add', async () => {
  const { stage, issues } = await driftedStage()
  await using _ = stage
  const { conclusion, log, warnings, outputs } = await stage.plan(drift, {
    ...{ ...nightly, permissions: { contents: 'read' } },
  })
  expect([conclusion, outputs.changes, outputs['issue-url'], issues()]).toEqual(['success', '1', '', []])
  expect(warnings).toEqual([expect.stringContaining('the token of the workflow is not allowed to')])
  expect(log).toMatch(/^permissions:\n {2}contents: read\n {2}issues: (?:read|write)$/m)
})
