import { appendFileSync, readdirSync } from 'node:fs'
import { relative } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GitHub, type ScriptContext, script, uses } from '../../../simulators/github/index.ts'
import { record, speak, stay } from './fixtures/folders.ts'

let github: GitHub
beforeAll(async () => {
  process.env.LEFT_BY_THE_PARENT = 'must not reach an action'
  github = await GitHub.start()
})
afterAll(async () => {
  delete process.env.LEFT_BY_THE_PARENT
  await github[Symbol.asyncDispose]()
})

it('hands an action its inputs, and what it left to its post and to later steps', async () => {
  const seen: string[] = []
  const run = github.run({
    env: { JOB_LEVEL: 'yes', GITHUB_SHA: 'cannot be changed' },
    steps: [
      uses(record, {
        with: { 'Greeting Text': 'bonjour', old: 'x', surprise: 'y' },
        env: { STEP_LEVEL: 'yes' },
      }),
      script(({ env, outputs, log }) => {
        seen.push(env.EXPORTED ?? '', env.PATH?.split(':')[0] ?? '', env.GITHUB_SHA?.slice(0, 4) ?? '')
        log(`::notice::${outputs.get('record')?.greeting}`)
        appendFileSync(env.GITHUB_OUTPUT ?? '', 'from-script=1\n')
      }),
      uses(speak, { with: outputs => ({ text: `script said ${outputs.get('script')?.['from-script']}` }) }),
    ],
  })
  const result = await run.start().done
  const { main, post } = result.step('record')

  expect(result.conclusion).toBe('success')
  expect(main.outputs.greeting).toBe('bonjour\nworld')
  expect(main.summary).toBe('s'.repeat(20))
  expect(main.rawLog).toContain(`dry-run is true, token is ghs_`)
  expect(main.log).toContain('dry-run is true, token is ***')
  expect(main.annotations.map(({ message }) => message)).toEqual([
    "Input 'old' has been deprecated with message: use greeting text",
    "Unexpected input(s) 'surprise', valid inputs are ['greeting text', 'dry-run', 'token', 'summary-bytes', 'output-length', 'old']",
    'careful',
  ])
  expect(main.annotations[2]).toMatchObject({
    title: 'Title: a, b',
    file: 'users.csv',
    line: 3,
    endLine: 4,
    col: 1,
  })
  const variables = /variables: (.*)/.exec(main.rawLog)?.[1]?.split(' ')
  expect(variables).toEqual(
    expect.arrayContaining(['INPUT_DRY-RUN', 'INPUT_GREETING_TEXT', 'JOB_LEVEL', 'STEP_LEVEL', 'GITHUB_JOB']),
  )
  expect(variables).not.toContain('LEFT_BY_THE_PARENT')
  expect(post?.rawLog).toBe('state {"done":3}, exported by record\npath begins with /opt/record/bin')
  expect(seen).toEqual(['by record', '/opt/record/bin', '0123'])
  expect(result.step('script').main.annotations[0]?.message).toBe('bonjour\nworld')
  expect(result.step('speak').main.rawLog).toBe('script said 1')
  expect(main.peakMemoryBytes).toBeGreaterThan(20_000_000)
})

it('runs posts in the opposite order', async () => {
  const attempt = github.run({ steps: [uses(record, { id: 'a' }), uses(record, { id: 'b' })] }).start()
  const order: string[] = []
  attempt.onLine(({ step, phase, text }) => {
    if (text.startsWith('state') || text.startsWith('dry-run')) order.push(`${step} ${phase}`)
  })
  const result = await attempt.done
  expect(order).toEqual(['a main', 'b main', 'b post', 'a post'])
  expect(result.phases.map(({ name }) => name)).toEqual(order)
})

it('skips what a failure makes undue', async () => {
  const order: string[] = []
  const run = github.run({
    signalDelayScale: 0.05,
    steps: [
      uses(stay, { id: 'first', with: { 'on-sigint': 'finish' } }),
      uses(record, { id: 'never' }),
      script(() => void order.push('never'), { id: 'skipped' }),
      script(() => void order.push('failed'), { id: 'failed', if: 'failure() && !cancelled()' }),
      script(() => Promise.reject(new Error('no luck')), { id: 'last', if: 'always()' }),
    ],
  })
  const attempt = run.start()
  await attempt.line('staying')
  attempt.kill('SIGKILL')
  const result = await attempt.done
  expect(order).toEqual(['failed'])
  expect(result.step('skipped').main.conclusion).toBe('skipped')
  expect(result.step('never')).toMatchObject({ main: { conclusion: 'skipped' }, post: undefined })
  expect(result.step('last').main.annotations).toEqual([{ level: 'error', message: 'no luck' }])
  expect(result.phases.map(({ name }) => name)).toEqual([
    'first main',
    'failed main',
    'last main',
    'first post',
  ])
})

it('drops a summary above 1 MiB and outputs above 1 MB', async () => {
  const phase = async (inputs: Record<string, string>) =>
    (await github.run({ steps: [uses(record, { with: inputs })] }).start().done).step('record').main
  const limit = 1024 * 1024
  expect((await phase({ 'summary-bytes': String(limit) })).summary).toHaveLength(limit)
  const summary = await phase({ 'summary-bytes': String(limit + 1) })
  expect(summary).toMatchObject({ summary: '', conclusion: 'success' })
  expect(summary.annotations.at(-1)?.message).toContain('supports content up to a size of 1024k, got 1024k')
  const outputs = await phase({ 'output-length': String(limit / 2) })
  expect(outputs).toMatchObject({ outputs: {}, conclusion: 'failure' })
})

it('fails a step whose command file cannot be read, but for what stands in the others', async () => {
  const run = github.run({
    steps: [
      script(({ env }) => {
        appendFileSync(env.GITHUB_OUTPUT ?? '', 'value<<END\nnever ended\n')
        appendFileSync(env.GITHUB_ENV ?? '', 'KEPT=1\nNODE_OPTIONS=--no\n')
      }),
      script(({ env, log }) => log(`${env.KEPT} ${env.NODE_OPTIONS}`), { id: 'after', if: 'always()' }),
    ],
  })
  const result = await run.start().done
  const { main } = result.step('script')
  expect(main.conclusion).toBe('failure')
  expect(main.annotations.map(({ message }) => message)).toEqual([
    "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.",
    "Unable to process file command 'output' successfully.",
    "Invalid value. Matching delimiter not found 'END'",
  ])
  expect(result.step('after').main.rawLog).toBe('1 undefined')
})

it('finds an action and a workspace by relative paths', async () => {
  const run = github.run({
    workspace: relative(process.cwd(), speak),
    steps: [
      uses(relative(process.cwd(), speak), { with: { text: 'here' } }),
      script(({ workspace, log }) => log(readdirSync(workspace).join())),
    ],
  })
  const result = await run.start().done
  expect(result.step('speak').main.rawLog).toBe('here')
  expect(result.step('script').main.rawLog).toBe('action.yml,main.ts')
})

it('reports the exit code with which an action failed', async () => {
  const result = await github.run({ steps: [uses(speak, { with: { 'exit-code': '3' } })] }).start().done
  expect(result.step('speak').main).toMatchObject({ exitCode: 3, conclusion: 'failure' })
  expect(result.conclusion).toBe('failure')
})

it('runs a step whose condition looks at the outputs of those before it', async () => {
  const ran: string[] = []
  const when = (value: string) => ({
    id: value,
    if: (outputs: ScriptContext['outputs']) => String(outputs.get('first')?.wanted === value),
  })
  const run = github.run({
    steps: [
      script(({ env }) => appendFileSync(env.GITHUB_OUTPUT ?? '', 'wanted=one\n'), { id: 'first' }),
      script(() => void ran.push('one'), when('one')),
      script(() => void ran.push('two'), when('two')),
    ],
  })
  expect((await run.start().done).step('two').main.conclusion).toBe('skipped')
  expect(ran).toEqual(['one'])
})
