import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { validate } from '@actions/languageservice'
import { describe, expect, test } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { readActionFile } from '../scripts/action-file.ts'
import { inputNames } from '../src/runner/input-table.ts'
import { readInputs } from '../src/runner/inputs.ts'
import { expand } from './examples/hub/expressions.ts'
import { TemporaryFolder } from './temporary-folder.ts'
import { readText, readWorkflow, root, stepsOf, workflowPaths } from './workflow-files.ts'

/** What stands for this action in the examples, which cannot know the commit of their own release. */
const thisAction = ['./', 'rollcall/rollcall@<commit SHA>']

const branchAndPullRequest = ['contents', 'pull-requests']

/** The only jobs that may write, and what. */
const writers: Readonly<Record<string, readonly string[]>> = {
  '.github/workflows/release.yml#publish': ['contents'],
  ...Object.fromEntries(
    ['five9', 'wazo', 'xmedius'].flatMap(platform => [
      [`examples/workflows/${platform}-snapshot.yml#snapshot`, ['contents']],
      [`examples/workflows/${platform}-plan.yml#plan`, ['pull-requests']],
    ]),
  ),
  'examples/workflows/five9-snapshot-pull-request.yml#snapshot': branchAndPullRequest,
  'examples/workflows/five9-merge-queue.yml#plan': ['pull-requests'],
  'examples/workflows/five9-domains.yml#plan': ['pull-requests'],
  'examples/workflows/five9-correction.yml#plan': ['pull-requests'],
  'examples/workflows/five9-fix-it.yml#fix-it': branchAndPullRequest,
  'examples/workflows/five9-undo.yml#undo': branchAndPullRequest,
  'examples/workflows/five9-drift.yml#drift': ['issues'],
}

/** Those that only open a pull request. */
const withoutAction = ['examples/workflows/five9-fix-it.yml', 'examples/workflows/five9-undo.yml']

/** One group for all runs that ask the same tenant. */
const groups: Readonly<Record<string, readonly string[]>> = {
  five9: ['five9-api-user', `\${{ matrix.domain }}`],
  wazo: ['wazo-tenant'],
  xmedius: ['xmedius-account'],
}

/** What expressions of the workflows read in place of what only a run knows. */
const madeUp = {
  ...{ github: { event_name: 'push', token: 'made-up', event: {} }, inputs: {}, env: {} },
  vars: {
    ...{ WAZO_URL: 'https://wazo.example.com', XMEDIUS_ACCOUNT: 'example' },
    WAZO_TENANT: '2f6c1a52-0f4b-4c3e-9f3e-5d8f0c6b7a10',
  },
  matrix: { domain: 'five9-sales' },
  steps: {
    five9: { outputs: { url: 'http://127.0.0.1:1', username: 'made-up', password: 'made-up' } },
    correction: { outputs: { roster: 'corrections/five9-1-1-undo.csv' } },
  },
}

/** The rosters that the workflows name. */
const rosters = [
  ...['five9-users.csv', 'wazo-users.csv', 'xmedius-users.csv'],
  ...['rosters/five9-sales.csv', 'corrections/five9-1-1-undo.csv'],
]

describe("GitHub's language service finds nothing wrong", () => {
  test.each(['action.yml', ...workflowPaths])('%s', async path => {
    expect(await findings(path, readText(path))).toEqual([])
  })

  test('and would find something', async () => {
    const workflow = readText('.github/workflows/ci.yml')
    const action = readText('action.yml')
    const misspelt = workflow.replace('timeout-minutes', 'timeout-minuts')
    expect(await findings('.github/workflows/misspelt.yml', misspelt)).toHaveLength(1)
    expect(await findings('other/action.yml', action.replace('node24', 'node99'))).toHaveLength(1)
  })
})

describe.each(workflowPaths)('%s', path => {
  const workflow = readWorkflow(path)

  test('pins every action by commit, with its version beside it', () => {
    const uses = stepsOf(workflow).flatMap(step => step.uses ?? [])
    expect(uses.filter(name => !thisAction.includes(name) && !/^[\w./-]+@[0-9a-f]{40}$/.test(name))).toEqual(
      [],
    )
    const lines = readText(path).matchAll(/uses: (?!\.\/).*$/gm)
    expect([...lines].map(([line]) => line).filter(line => !/ # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
  })

  test('may do no more than it must', () => {
    expect([{}, { contents: 'read' }]).toContainEqual(workflow.permissions)
    for (const [name, { permissions = {} }] of Object.entries(workflow.jobs)) {
      const writes = Object.entries(permissions).flatMap(([area, level]) => (level === 'read' ? [] : [area]))
      expect(writes).toEqual(writers[`${path}#${name}`] ?? [])
    }
  })

  test('keeps runs from getting into each other, and ends them', () => {
    for (const job of Object.values(workflow.jobs)) {
      const concurrency = job.concurrency ?? workflow.concurrency
      if (path.startsWith('.github/')) {
        expect(concurrency).toBeDefined()
        expect(job['timeout-minutes']).toBeLessThanOrEqual(30)
      } else if (job.steps?.some(({ uses = '' }) => thisAction.includes(uses))) {
        const [, platform = ''] = /([a-z0-9]+)-[\w-]+\.yml$/.exec(path) ?? []
        expect(concurrency).toEqual({
          group: expect.toBeOneOf(groups[platform] ?? []),
          'cancel-in-progress': false,
        })
      }
    }
  })

  test('puts nothing into a script but through variables', () => {
    const scripts = stepsOf(workflow).flatMap(({ run }) => run ?? [])
    expect(scripts.filter(script => script.includes('${{'))).toEqual([])
  })

  test('gives this action inputs that it accepts', () => {
    using workspace = new TemporaryFolder()
    for (const roster of rosters) {
      mkdirSync(dirname(workspace.file(roster)), { recursive: true })
      writeFileSync(workspace.file(roster), '')
    }
    const secrets = Object.fromEntries(
      [...readText(path).matchAll(/secrets\.(\w+)/g)].map(([, name]) => [name, 'made-up']),
    )
    const steps = stepsOf(workflow).filter(({ uses = '' }) => thisAction.includes(uses))
    for (const step of steps) {
      const given = (name: string) => expand(step.with?.[name], { ...madeUp, secrets })
      expect(inputNames).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})))
      expect(() => readInputs(given, workspace.path)).not.toThrow()
    }
    const uses = path.startsWith('examples/') || path.endsWith('/ci.yml')
    expect(steps.length > 0).toBe(uses && !withoutAction.includes(path))
  })
})

describe('action.yml', () => {
  const action = readActionFile()

  test('has the inputs that the action reads', () => {
    expect(Object.keys(action.inputs)).toEqual(inputNames)
  })

  test('says of each input and output what it is', () => {
    for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)]) {
      expect(description).toMatch(/^\S.*\.$/)
    }
  })

  test('has the outputs that the action sets', () => {
    const texts = globSync('src/entry/*.ts', { cwd: root }).map(readText)
    const sets = texts.flatMap(text =>
      [...text.matchAll(/setOutputs\(\{(.*?)\}\)/gs)].map(([, set = '']) => set),
    )
    const names = sets.flatMap(set =>
      [...set.matchAll(/(?:^ |^ {4})'?([\w-]+)'?[:,]/gm)].map(([, name]) => name),
    )
    expect(new Set(Object.keys(action.outputs))).toEqual(new Set(names))
  })

  test('names files that are there', () => {
    const { using, main, post } = action.runs
    expect(using).toBe('node24')
    expect([main, post].filter(path => !existsSync(join(root, path)))).toEqual([])
  })
})

/** What the service says about a text; each needs a path of its own, since it remembers what it has read. */
async function findings(path: string, text: string): Promise<unknown[]> {
  const document = TextDocument.create(`file:///${path}`, 'yaml', 1, text)
  return (await validate(document)).map(({ message }) => message)
}
