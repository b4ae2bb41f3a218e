import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { artifactFiles, GitHub, type RunOptions, script, uses } from '../../../simulators/github/index.ts'
import { publish } from './fixtures/folders.ts'

function run(github: GitHub, inputs: Record<string, string>, options: Omit<RunOptions, 'steps'> = {}) {
  return github.run({ ...options, steps: [uses(publish, { with: inputs })] })
}

it.concurrent('keeps a zip and a single file under names of their own, and hands them out again', async () => {
  await using github = await GitHub.start()
  const workflow = github.run({
    retentionDays: 3,
    steps: [
      uses(publish, { id: 'zip', with: { upload: 'zip', download: 'reports' } }),
      uses(publish, { id: 'raw', with: { upload: 'raw', download: 'report.html' } }),
      uses(publish, { id: 'taken', with: { upload: 'raw' } }),
      uses(publish, { id: 'delete', with: { delete: 'reports' }, if: 'failure()' }),
    ],
  })
  const attempt = workflow.start()
  await attempt.line('Found 2 artifact(s)')
  const [zip, raw] = github.artifacts.list()
  if (zip === undefined || raw === undefined) throw new Error('There should be two artifacts')
  expect(zip).toMatchObject({ name: 'reports', attempt: 1, mediaType: 'application/zip' })
  expect(Date.parse(zip.expiresAt ?? '') - Date.now()).toBeLessThan(3 * 86_400_000)
  const files = artifactFiles(zip)
  expect([...files.keys()].sort()).toEqual(['deep/rows.csv', 'report.html'])
  expect(files.get('deep/rows.csv')?.toString()).toBe('a,b\n'.repeat(1000))
  expect(artifactFiles(raw).get('report.html')?.toString()).toBe('<p>Attempt 1</p>')

  const result = await attempt.done
  expect(result.step('taken').main.annotations.at(-1)?.message).toContain(
    '(409) Conflict: an artifact with this name already exists on the workflow run',
  )
  const downloaded = join(result.machine.workspace, 'downloaded')
  expect(await readFile(join(downloaded, 'deep/rows.csv'), 'utf8')).toBe('a,b\n'.repeat(1000))
  expect(await readFile(join(downloaded, 'report.html'), 'utf8')).toBe('<p>Attempt 1</p>')
  expect(result.step('delete').main.outputs.listed).toBe('["report.html"]')
})

it.concurrent('shows the artifacts of earlier attempts to "re-run failed" and not to "re-run all"', async () => {
  await using github = await GitHub.start()
  const workflow = github.run({
    steps: [
      uses(publish, { with: { upload: 'zip' } }),
      script(() => Promise.reject(new Error('so that there is something to re-run'))),
    ],
  })
  await workflow.start().done
  const failedAgain = (await workflow.rerunFailed().done).step('publish').main
  expect(failedAgain.outputs.listed).toBe('["reports","reports"]')
  const all = (await workflow.rerunAll().done).step('publish').main
  expect(all.outputs.listed).toBe('["reports"]')
  expect(github.artifacts.list().map(({ attempt }) => attempt)).toEqual([1, 2, 3])
})

it.concurrent('fails at once where there is no service, and on GitHub Enterprise Server', async () => {
  await using github = await GitHub.start()
  const failure = async (options: Omit<RunOptions, 'steps'>) =>
    (await run(github, { upload: 'raw' }, options).start().done).step('publish').main.annotations.at(-1)
      ?.message
  expect(await failure({ results: 'absent' })).toContain('ACTIONS_RUNTIME_TOKEN')
  expect(await failure({ serverUrl: 'https://github.example.com' })).toContain('GHESNotSupportedError')
})
