import { afterAll, beforeAll, expect, it } from 'vitest'
import { GitHub, type PhaseResult, type RunOptions, uses } from '../../../simulators/github/index.ts'
import { speak } from './fixtures/folders.ts'

let github: GitHub
beforeAll(async () => {
  github = await GitHub.start()
})
afterAll(async () => github[Symbol.asyncDispose]())

async function say(lines: string[], options: Omit<RunOptions, 'steps'> = {}): Promise<PhaseResult> {
  const steps = [uses(speak, { with: { text: lines.join('\n') } })]
  const result = await github.run({ ...options, steps }).start().done
  return result.step('speak').main
}

/** The log after the header the runner prints. */
function spoken(phase: PhaseResult): string[] {
  const lines = phase.log.split('\n')
  return lines.slice(lines.indexOf('##[endgroup]') + 1)
}

it('keeps ten annotations of each level, with their place, cut at 4,096 characters', async () => {
  const phase = await say([
    ...Array.from({ length: 12 }, (_, index) => `::error file=users.csv,line=${index + 1}::row ${index + 1}`),
    `::notice title=Plan::${'n'.repeat(5000)}`,
    '::warning endLine=4,endColumn=9::',
  ])
  const errors = phase.annotations.filter(({ level }) => level === 'error')
  expect(errors).toHaveLength(10)
  expect(errors[9]).toEqual({ level: 'error', message: 'row 10', file: 'users.csv', line: 10 })
  const notice = phase.annotations.find(({ level }) => level === 'notice')
  expect(notice).toMatchObject({ title: 'Plan', message: 'n'.repeat(4096) })
  expect(phase.annotations.at(-1)).toEqual({ level: 'warning', message: '', endLine: 4, endColumn: 9 })
  expect(phase.log).toContain('##[error]row 12')
  expect(phase.conclusion).toBe('success')
})

it('masks from the start and from add-mask on, and keeps the raw log without the add-mask commands', async () => {
  const phase = await say(
    ['known pass-1 late pass-2', '::add-mask::pass-2%0Apass-3', 'pass-2 and pass-3', '::add-mask:: '],
    {
      secrets: { PASSWORD: 'pass-1' },
    },
  )
  expect(spoken(phase)).toEqual([
    'known *** late pass-2',
    '*** and ***',
    "##[warning]Can't add secret mask for empty string in ##[add-mask] command.",
  ])
  expect(phase.rawLog).toBe('known pass-1 late pass-2\npass-2 and pass-3')
})

it('runs commands that text smuggles in, and none between stop-commands and its token', async () => {
  const phase = await say([
    'name,note\r::error::after a carriage return',
    'cell ##[warning]from within a line',
    '::stop-commands::pause-7',
    '::error::stopped',
    '::add-mask::stopped',
    '::pause-7::',
    '::notice::resumed',
    '::no-such-command::is text',
  ])
  expect(phase.annotations.map(({ message }) => message)).toEqual([
    'after a carriage return',
    'from within a line',
    'resumed',
  ])
  expect(spoken(phase)).toContain('::error::stopped')
  expect(phase.rawLog).toContain('::add-mask::stopped')
  expect(spoken(phase).at(-1)).toBe('::no-such-command::is text')
})

it('obeys set-output and save-state with a warning', async () => {
  const phase = await say(['::set-output name=count::3', '::save-state name=unit::7'])
  expect(phase).toMatchObject({ outputs: { count: '3' }, state: { unit: '7' }, conclusion: 'success' })
  expect(phase.annotations).toHaveLength(2)
})

it('fails the step for set-env, add-path and a stop token that is a command', async () => {
  for (const line of ['::set-env name=A::b', '::add-path::/opt', '::stop-commands::error', '::echo::maybe']) {
    const phase = await say([line])
    expect(phase, line).toMatchObject({ exitCode: 0, conclusion: 'failure', outputs: {} })
    expect(phase.annotations.at(0)?.message).toContain(`Unable to process command '${line}'`)
  }
})

it('shows debug lines, groups and echoed commands only when it should', async () => {
  const lines = [
    '::debug::detail',
    '::group::Part',
    'x',
    '::endgroup::',
    '::echo::on',
    '::set-output name=a::b',
  ]
  const quiet = spoken(await say(lines))
  expect(quiet.slice(0, 3)).toEqual(['##[group]Part', 'x', '##[endgroup]'])
  expect(quiet).toContain('::set-output name=a::b')
  expect(spoken(await say(lines, { debug: true }))).toContain('##[debug]detail')
})
