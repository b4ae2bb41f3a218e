import { describe, expect, test } from 'vitest'
import type { RunOptions } from '../../simulators/github/index.ts'
import type { Planned } from './action-stage.ts'
import { forPull, repositoryOf } from './pull-runs.ts'
import { Stage } from './stage.ts'

/** As GitHub fills them in for a run that may see neither secrets nor variables. */
const withheld = { url: '', username: '', password: '', comment: 'always' }

const header = 'userName,firstName,lastName,EMail,extension,active,roles'
const ada = 'ada@example.com,Ada,Brandt,ada@example.com,1001,true,agent'
const ben = 'ben@example.com,Ben,Kaya,no address,1002,true,agent'
const cleo = 'cleo@example.com,Cleo,Lund,cleo@example.com,1003,true,agent'

/** A repository on a fork of which somebody has committed each of these versions of a roster. */
async function forkStage(...versions: readonly (readonly string[])[]): Promise<Stage> {
  const stage = await Stage.open({ users: 1 })
  for (const rows of versions) {
    await stage.write({ 'five9-users.csv': `${[header, ...rows].join('\n')}\n` })
    stage.commit()
  }
  return stage
}

function fromFork(stage: Stage): Partial<RunOptions> {
  const { number } = repositoryOf(stage).openPull({ from: 'someone/rosters' })
  return forPull(stage, number)
}

/** The plan of the pull request; its base version is that of the commit before. */
async function check(
  stage: Stage,
  inputs: Readonly<Record<string, string>> = {},
  run = fromFork(stage),
): Promise<Planned> {
  const planned = await stage.plan({ ...withheld, base: 'HEAD^1', ...inputs }, run)
  expect(stage.five9.calls).toEqual([])
  expect(stage.github.rest.requests).toEqual([])
  return planned
}

describe('a plan for a fork, which has no secrets', () => {
  test('checks what was changed since the base version, and asks the platform nothing', async () => {
    // What is wrong with Ben is not the doing of the pull request.
    const nora = 'nora@example.com,Nora,New,nora at example,1004,true,agent'
    await using stage = await forkStage([ada, ben, cleo], [ada.replace('Brandt', 'Renamed'), ben, nora])
    const { conclusion, errors, log, outputs, result, summary } = await check(stage)
    expect(conclusion).toBe('failure')
    expect(errors).toEqual([
      'EMail must be one e-mail address, such as kim@example.com, not "nora at example"',
      '1 row of five9-users.csv cannot be used.',
    ])
    const { annotations } = result.step('export').main
    expect(annotations.find(({ file }) => file)).toMatchObject({ file: 'five9-users.csv', line: 4 })
    expect(outputs).toMatchObject({ invalid: '1' })
    expect(outputs['plan-digest'] || outputs['plan-path'] || outputs['comment-url']).toBeUndefined()
    const verdict = '1 user would change, 1 row cannot be used'
    expect(outputs.message).toBe(`Five9 plan: the roster was only checked offline; ${verdict}.`)
    expect(summary).toContain(`## ⚠️ Five9 roster, checked offline: ${verdict}`)
    expect(summary).toContain(
      'a maintainer who has read the changes pushes them to a branch of this repository',
    )
    expect(summary).toContain('| ada@example.com | 2 | lastName | Brandt | Renamed |')
    expect(summary).toContain('1 user of the base version is not in the roster any more')
    expect(summary).not.toContain('ben@example.com')
    expect(log).toContain('This pull request comes from a fork, whose runs are given no secrets')
    const files = stage.artifact('rollcall-five9-plan-attempt-1')
    expect([...files.keys()]).toEqual(['findings.csv'])
    expect(files.get('findings.csv')?.toString()).toContain('nora at example')
  })

  test('is a success where every row that was changed can be used', async () => {
    await using stage = await forkStage([ada, ben], [ada.replace('1001', '7777'), ben])
    const { conclusion, errors, outputs } = await check(stage)
    expect([conclusion, errors, outputs.invalid]).toEqual(['success', [], '0'])
  })

  test('says so where the file is no roster', async () => {
    await using stage = await forkStage([ada])
    await stage.write({ 'five9-users.csv': `${header.replace('userName', 'userNmae')}\n${ada}\n` })
    const { conclusion, outputs, summary } = await check(stage)
    expect(conclusion).toBe('failure')
    expect(outputs.message).toBe('Five9 plan: the roster was only checked offline; it cannot be read.')
    expect(summary).toContain('❌ Five9 roster, checked offline: it cannot be read')
    expect(summary).toContain('five9\\-users.csv:1:1')
    expect(summary).toContain('whose runs are given no secrets')
  })

  test('tells other mistakes of the workflow as ever', async () => {
    await using stage = await forkStage([ada])
    const { errors } = await check(stage, { 'on-missing': 'remove', 'max-creates': 'few' })
    expect(errors).toEqual([
      expect.stringContaining('on-missing: "remove"'),
      expect.stringContaining('max-creates: "few"'),
    ])
  })

  test('may be started by Dependabot', async () => {
    await using stage = await forkStage([ada, ben], [ada, ben, cleo])
    const { number } = repositoryOf(stage).openPull()
    const { conclusion, log } = await check(
      stage,
      {},
      { ...forPull(stage, number), actor: 'dependabot[bot]' },
    )
    expect(conclusion).toBe('success')
    expect(log).toContain('Runs that Dependabot starts are given no secrets of Actions')
  })

  test('knows the other platforms, whatever variables the run does not see', async () => {
    await using stage = await forkStage([ada])
    await stage.write({
      'wazo-users.csv': 'uuid,firstname,email\n,Kim,kim@example.com\n,,jo@example.com\n',
      'xmedius-users.csv': 'username,email\nkim,kim@example.com\nKIM,kim2@example.com\n',
    })
    const wazo = await check(stage, { platform: 'wazo', base: '' })
    const xmedius = await check(stage, { platform: 'xmedius', base: '' })
    expect([wazo.conclusion, wazo.outputs.message]).toEqual([
      'success',
      'Wazo Platform plan: the roster was only checked offline; 2 rows read.',
    ])
    expect([xmedius.conclusion, xmedius.errors.at(-1)]).toEqual([
      'failure',
      '2 rows of xmedius-users.csv cannot be used.',
    ])
  })

  test('is none where there are secrets all the same, and then its token can only read', async () => {
    await using stage = await Stage.open({ users: 40 })
    const { roster } = await stage.export()
    await stage.write({ 'five9-users.csv': roster })
    const { conclusion, plan, warnings } = await stage.plan({ comment: 'always' }, fromFork(stage))
    expect([conclusion, plan?.counts.unchanged]).toEqual(['success', 40])
    expect(warnings).toEqual([
      expect.stringContaining('On a pull request from a fork, a token can only read.'),
    ])
  })
})

test('an import for a fork is refused as ever', async () => {
  await using stage = await forkStage([ada])
  const { comment, ...inputs } = withheld
  const { conclusion, errors } = await stage.import(inputs, fromFork(stage))
  expect(conclusion).toBe('failure')
  expect(errors).toContainEqual(expect.stringContaining('password is missing'))
})
