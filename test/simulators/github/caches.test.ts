import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import {
  type CacheEntry,
  extractCache,
  GitHub,
  type RunOptions,
  uses,
} from '../../../simulators/github/index.ts'
import { progress } from './fixtures/folders.ts'

async function unitsIn(entry: CacheEntry | undefined): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'caches-test-'))
  try {
    if (entry === undefined) throw new Error('There is no such cache')
    await extractCache(entry, folder)
    return await readFile(join(folder, 'progress', 'units.txt'), 'utf8')
  } finally {
    await rm(folder, { recursive: true })
  }
}

function run(github: GitHub, options: Omit<RunOptions, 'steps'> & { key?: string; stay?: string } = {}) {
  const { key = '', stay = 'false', ...rest } = options
  return github.run({ ...rest, steps: [uses(progress, { with: { key, stay } })] })
}

it.concurrent('carries progress over a killed main to the next attempts, and loses it by eviction', async () => {
  await using github = await GitHub.start()
  const workflow = run(github, { runId: 77, stay: 'true' })
  const killed = async (attempt: ReturnType<typeof workflow.start>) => {
    await attempt.line('unit done')
    attempt.kill()
    return (await attempt.done).step('progress')
  }
  const first = await killed(workflow.start())
  expect(first.main.outputs.restored).toBe('')
  expect(first.post?.outputs.saved).toBe('1001')
  const second = await killed(workflow.rerunAll())
  expect(second.main.outputs.restored).toBe('progress-77-1')
  expect(github.caches.list().map(({ key, scope }) => [key, scope])).toEqual([
    ['progress-77-1', 'refs/heads/main'],
    ['progress-77-2', 'refs/heads/main'],
  ])
  expect(await unitsIn(github.caches.list()[1])).toBe('done in attempt 1\ndone in attempt 2\n')
  expect(github.caches.evict(({ key }) => key === 'progress-77-2')).toEqual(['progress-77-2'])
  const third = await killed(workflow.rerunFailed())
  expect(third.main.outputs.restored).toBe('progress-77-1')
})

it.concurrent('finds caches of the default branch, and of the branch a pull request goes to', async () => {
  await using github = await GitHub.start()
  const restored = async (key: string, ref: string, more: Omit<RunOptions, 'steps'> = {}) =>
    (await run(github, { key, ref, runId: 5, ...more }).start().done).step('progress').main.outputs.restored
  expect(await restored('progress-5-main', 'refs/heads/main')).toBe('')
  expect(await restored('progress-5-topic', 'refs/heads/topic')).toBe('progress-5-main')
  const pullRequest = { baseRef: 'topic', headRef: 'fork', event: { name: 'pull_request' } }
  expect(await restored('progress-5-pr', 'refs/pull/3/merge', pullRequest)).toBe('progress-5-topic')
})

it.concurrent('answers -1 for a key that is taken, and for a read-only token', async () => {
  await using github = await GitHub.start()
  const saved = async (options: Omit<RunOptions, 'steps'>) =>
    (await run(github, { key: 'fixed', ...options }).start().done).step('progress').post
  expect((await saved({}))?.outputs.saved).toBe('1001')
  const taken = await saved({ debug: true })
  expect(taken?.outputs.saved).toBe('-1')
  expect(taken?.log).toContain(
    '(409) Conflict: cache entry with the same key, version, and scope already exists',
  )
  const denied = await saved({ cache: 'read-only' })
  expect(denied?.outputs.saved).toBe('-1')
  expect(denied?.annotations[0]?.message).toContain('cache write denied: ')
  expect(github.caches.list()).toHaveLength(1)
})

it.concurrent('does without a service, and without the cache of GitHub Enterprise Server', async () => {
  await using github = await GitHub.start()
  for (const options of [{ results: 'absent' }, { serverUrl: 'https://github.example.com' }] as const) {
    const result = await run(github, options).start().done
    expect(result.conclusion).toBe('success')
    expect(result.step('progress').main.rawLog).toContain('cache available: false')
  }
  expect(github.requests).toEqual([])
})
