import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GitHub, script, uses } from '../../../simulators/github/index.ts'
import { stay } from './fixtures/folders.ts'

let github: GitHub
beforeAll(async () => {
  github = await GitHub.start()
})
afterAll(async () => github[Symbol.asyncDispose]())

function staying(manner: 'leave' | 'finish' | 'ignore', options: { timeoutMs?: number } = {}) {
  return github
    .run({ ...options, signalDelayScale: 0.05, steps: [uses(stay, { with: { 'on-sigint': manner } })] })
    .start()
}

it('runs post with the state saved by a main that was killed', async () => {
  const attempt = staying('leave')
  await attempt.line('staying')
  attempt.kill('SIGKILL')
  const { conclusion, steps } = await attempt.done
  expect(conclusion).toBe('failure')
  expect(steps[0]?.main).toMatchObject({ signal: 'SIGKILL', exitCode: null, state: { reached: 'main' } })
  expect(steps[0]?.post).toMatchObject({ conclusion: 'success', rawLog: "post saw state 'main'" })
})

it('ends a main that does not listen with SIGINT alone', async () => {
  const attempt = staying('leave')
  await attempt.line('staying')
  attempt.cancel()
  const result = await attempt.done
  expect(result.conclusion).toBe('cancelled')
  expect(result.step('stay').main).toMatchObject({ signal: 'SIGINT', conclusion: 'cancelled' })
  expect(result.step('stay').post?.rawLog).toBe("post saw state 'main'")
})

it('calls a main that ended well on SIGINT cancelled all the same', async () => {
  const attempt = staying('finish')
  await attempt.line('staying')
  attempt.cancel()
  const { main } = (await attempt.done).step('stay')
  expect(main).toMatchObject({
    exitCode: 0,
    signal: null,
    conclusion: 'cancelled',
    state: { reached: 'main' },
  })
  expect(main.rawLog).toBe('staying\ngot SIGINT')
})

it('goes on to SIGTERM and SIGKILL, with the delays of the runner scaled', async () => {
  const attempt = staying('ignore')
  await attempt.line('staying')
  const cancelledAt = performance.now()
  attempt.cancel()
  const { main, post } = (await attempt.done).step('stay')
  expect(main.signal).toBe('SIGKILL')
  expect(main.rawLog).toBe('staying\ngot SIGINT\ngot SIGTERM')
  expect(performance.now() - cancelledAt).toBeGreaterThanOrEqual(10_000 * 0.05)
  expect(post?.conclusion).toBe('success')
})

it('cancels a job that is out of time', async () => {
  const attempt = staying('leave', { timeoutMs: 400 })
  const result = await attempt.done
  expect(result.conclusion).toBe('cancelled')
  expect(result.step('stay').main.conclusion).toBe('cancelled')
})

it('does not signal a post when the job is cancelled meanwhile', async () => {
  const attempt = github
    .run({ steps: [uses(stay, { with: { 'on-sigint': 'leave', 'post-stays': 'true' } })] })
    .start()
  await attempt.line('staying')
  attempt.kill('SIGTERM')
  await attempt.line('post is waiting')
  attempt.cancel()
  await writeFile(join((await attempt.machine).workspace, 'go'), '')
  const result = await attempt.done
  expect(result.conclusion).toBe('cancelled')
  expect(result.step('stay').post).toMatchObject({ conclusion: 'success', exitCode: 0 })
})

it('tells a function that the job is cancelled, and starts only what is due then', async () => {
  const attempt = github
    .run({
      steps: [
        script(
          ({ signal, log }) =>
            new Promise(resolve => {
              signal.addEventListener('abort', () => resolve())
              log('waiting')
            }),
        ),
        script(() => undefined, { id: 'undue' }),
        script(() => undefined, { id: 'due', if: 'cancelled()' }),
      ],
    })
    .start()
  await attempt.line('waiting')
  attempt.cancel()
  const result = await attempt.done
  expect(result.steps.map(({ main }) => main.conclusion)).toEqual(['cancelled', 'skipped', 'success'])
})

it('runs nothing and reads nothing once the machine has vanished', async () => {
  const attempt = staying('leave')
  await attempt.line('staying')
  attempt.loseRunner()
  const result = await attempt.done
  expect(result.conclusion).toBe('failure')
  const { main, post } = result.step('stay')
  expect([main.signal, main.state, main.commandFiles]).toEqual(['SIGKILL', {}, {}])
  expect(post?.conclusion).toBe('skipped')
})

it('gives every attempt a new machine, unless it is to be kept', async () => {
  const visits = async (machine: 'fresh' | 'kept') => {
    const run = github.run({ machine, steps: [uses(stay)] })
    for (const start of [() => run.start(), () => run.rerunFailed()]) {
      const attempt = start()
      await attempt.line('staying')
      attempt.kill()
      await attempt.done
    }
    const last = run.attempts.at(-1)?.result?.machine
    const read = async (folder = '', name = '') => (await readFile(join(folder, name), 'utf8')).split('\n')
    return [await read(last?.workspace, 'visits.txt'), await read(last?.temp, 'temp.txt')]
  }
  expect(await visits('fresh')).toEqual([
    ['2', ''],
    ['2', ''],
  ])
  expect(await visits('kept')).toEqual([
    ['1', '2', ''],
    ['2', ''],
  ])
})

it('refuses what GitHub does not offer, and an action that cannot be used', async () => {
  const run = github.run({ steps: [script(() => undefined)] })
  expect(() => run.rerunAll()).toThrow('has not ended')
  await run.start().done
  expect(() => run.start()).toThrow('has started')
  expect(() => run.rerunFailed()).toThrow('no failed job')
  await expect(github.run({ steps: [uses('/nowhere')] }).start().done).rejects.toThrow(
    "Can't find 'action.yml'",
  )
  expect(() => github.run({ steps: [uses(stay), uses(stay)] })).toThrow("id 'stay'")
  await expect(github.run({ steps: [] }).start().line('anything')).rejects.toThrow('without a line')
})
