import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import {
  type Fault,
  GitHub,
  type Operation,
  type PhaseResult,
  uses,
} from '../../../simulators/github/index.ts'
import { progress, publish } from './fixtures/folders.ts'

let github: GitHub
beforeAll(async () => {
  github = await GitHub.start()
})
afterEach(() => github.faults.clear())
afterAll(async () => github[Symbol.asyncDispose]())

async function uploadUnder(operation: Operation, fault: Fault, times: number): Promise<PhaseResult> {
  github.faults.set(operation, fault, { times })
  const run = github.run({ steps: [uses(publish, { with: { upload: 'raw' } })] })
  return (await run.start().done).step('publish').main
}

it('makes the toolkit give up at once on 401, a quota and a reset connection', async () => {
  const message = async (operation: Operation, fault: Fault) =>
    (await uploadUnder(operation, fault, 1)).annotations.at(-1)?.message
  expect(await message('CreateArtifact', { status: 401 })).toContain('(401) Unauthorized')
  expect(await message('CreateArtifact', { status: 403, message: 'insufficient usage' })).toContain('quota')
  expect(await message('FinalizeArtifact', 'reset')).toContain('ECONNRESET')
})

it('makes the toolkit try again after a 503', async () => {
  const before = github.requests.length
  const phase = await uploadUnder('CreateArtifact', { status: 503 }, 1)
  expect(phase.conclusion).toBe('success')
  expect(phase.rawLog).toContain('Attempt 1 of 5 failed with error: Failed request: (503)')
  const operations = github.requests.slice(before).map(({ operation }) => operation)
  expect(operations.filter(operation => operation === 'CreateArtifact')).toHaveLength(2)
})

it('saves nothing, without failing, when the cache refuses the upload', async () => {
  github.faults.set('UploadBlob', { status: 403 })
  const result = await github.run({ steps: [uses(progress)] }).start().done
  expect(result.conclusion).toBe('success')
  expect(result.step('progress').post?.outputs.saved).toBe('-1')
  expect(github.caches.list()).toEqual([])
})

it('keeps a client waiting until it is killed', async () => {
  github.faults.set('FinalizeArtifact', 'hang')
  const attempt = github.run({ steps: [uses(publish, { with: { upload: 'raw' } })] }).start()
  await attempt.line('Finalizing artifact upload')
  attempt.kill()
  expect((await attempt.done).step('publish').main.signal).toBe('SIGKILL')
})
