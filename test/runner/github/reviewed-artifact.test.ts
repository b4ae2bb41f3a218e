import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { uses } from '../../../simulators/github/index.ts'
import type { GitHubApi } from '../../../src/runner/github/api.ts'
import { downloadReviewed, type ReviewedArtifact } from '../../../src/runner/github/reviewed-artifact.ts'
import { publish } from '../../simulators/github/fixtures/folders.ts'
import { Desk, failureOf } from './desk.ts'

const desk = new Desk()
const zip = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}'
const folders: string[] = []
const written: string[] = []
// The toolkit reads the address of the API when it is loaded.
beforeAll(() => void vi.stubEnv('GITHUB_API_URL', desk.github.rest.url))
beforeAll(() => {
  vi.spyOn(process.stdout, 'write').mockImplementation(text => written.push(String(text)) > 0)
})
afterEach(() => desk.github.rest.faults.clear())
afterAll(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  for (const folder of folders) await rm(folder, { recursive: true })
})

/** Runs a workflow on a pull request that uploads `reports`. */
async function reviewed(from = 'example/rosters'): Promise<{ runId: number; headSha: string }> {
  const { number, pull } = desk.repository.openPull({ from })
  const run = desk.github.run({
    event: { name: 'pull_request', payload: desk.github.rest.pullRequestEvent(desk.repository, number) },
    steps: [uses(publish, { with: { upload: 'zip' } })],
  })
  await run.start().done
  return { runId: run.id, headSha: pull.head.sha }
}

async function fetched(
  wanted: { runId: number; headSha: string; name?: string },
  api: GitHubApi = desk.api(),
): Promise<{ result: ReviewedArtifact; folder: string; files: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-artifact-'))
  folders.push(folder)
  const result = await downloadReviewed({ name: 'reports', ...wanted, folder }, api)
  return { result, folder, files: (await readdir(folder, { recursive: true })).sort() }
}

describe('an artifact of another run', () => {
  test('is brought into the folder', async () => {
    const { result, folder, files } = await fetched(await reviewed())
    expect(result).toEqual({ kind: 'found', id: desk.github.artifacts.list().at(-1)?.id })
    expect(files).toEqual(['deep', 'deep/rows.csv', 'report.html'])
    expect(await readFile(join(folder, 'report.html'), 'utf8')).toBe('<p>Attempt 1</p>')
  })

  test('is that of the latest attempt', async () => {
    const { number, pull } = desk.repository.openPull()
    const run = desk.github.run({
      event: { name: 'pull_request', payload: desk.github.rest.pullRequestEvent(desk.repository, number) },
      steps: [uses(publish, { with: { upload: 'zip' } })],
    })
    await run.start().done
    await run.rerunAll().done
    const { folder } = await fetched({ runId: run.id, headSha: pull.head.sha })
    expect(await readFile(join(folder, 'report.html'), 'utf8')).toBe('<p>Attempt 2</p>')
  })

  test('is not taken from a fork, nor of another commit, and nothing is downloaded', async () => {
    const stranger = await fetched(await reviewed('stranger/rosters'))
    const reason = expect.stringMatching(/^run \d+, which made it, was one of a fork$/) as string
    expect(stranger).toMatchObject({ result: { kind: 'absent', reason }, files: [] })
    const moved = await fetched({ ...(await reviewed()), headSha: '0'.repeat(40) })
    expect(moved).toMatchObject({ files: [] })
    expect(moved.result).toEqual({
      kind: 'absent',
      reason: expect.stringMatching(/^run \d+, which made it, was about another commit$/) as string,
    })
  })

  test('that is no longer there is absent, with the reason', async () => {
    const known = await reviewed()
    const reason = async (wanted: Parameters<typeof fetched>[0]) => {
      const { result } = await fetched(wanted)
      return result.kind === 'absent' ? result.reason.replace(/\d+/, 'n') : 'found'
    }
    expect(await reason({ ...known, name: 'other' })).toBe('run n has no artifact other')
    desk.github.artifacts.expire(({ runId }) => runId === known.runId)
    expect(await reason(known)).toBe('the artifact reports of run n has expired')
    desk.repository.runs.delete(known.runId)
    expect(await reason(known)).toBe('run n, which made it, was deleted')
  })

  test('that may not be read is told with the line to add', async () => {
    const known = await reviewed()
    const failure = await failureOf(fetched(known, desk.api({ permissions: { contents: 'read' } })))
    expect(failure).toMatchObject({ yaml: ['permissions:', '  contents: read', '  actions: read'] })
  })

  test('that cannot be fetched is a failure', async () => {
    desk.github.rest.faults.set(zip, { status: 503 })
    expect(await failureOf(fetched(await reviewed()))).toMatchObject({ kind: 'transient', code: 'HTTP 503' })
  })

  test('that was damaged on its way is a failure', async () => {
    const known = await reviewed()
    desk.github.rest.onCall = ({ route }) => {
      const content = desk.github.artifacts.list().at(-1)?.content
      // The time of the first file, which nothing depends on.
      if (route === zip) content?.writeUInt16LE(content.readUInt16LE(10) + 1, 10)
    }
    expect(await failureOf(fetched(known))).toMatchObject({
      code: 'digest mismatch',
      message: `Could not download the artifact reports of run ${known.runId}: it was damaged on its way.`,
    })
    desk.github.rest.onCall = () => undefined
  })

  test('leaves the token in no line', () => {
    expect(written.join('')).not.toContain('ghs_example')
  })
})
