import { existsSync, globSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { validate } from '@actions/languageservice'
import { describe, expect, test } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { readActionFile } from '../scripts/action-file.ts'
import { inputNames } from '../src/runner/input-table.ts'
import { readInputs } from '../src/runner/inputs.ts'
import { TemporaryFolder } from './temporary-folder.ts'
import { readText, readWorkflow, root, stepsOf, workflowPaths } from './workflow-files.ts'

/** What stands for this action in the examples, which cannot know the commit of their own release. */
const thisAction = ['./', 'rollcall/rollcall@<commit SHA>']

/** The only jobs that may write, and what. */
const writers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '.github/workflows/release.yml#publish': { contents: 'write' },
  'examples/workflows/five9-snapshot.yml#snapshot': { contents: 'write' },
}

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
    for (const [name, { permissions }] of Object.entries(workflow.jobs)) {
      const allowed = [undefined, { contents: 'read' }, writers[`${path}#${name}`]]
      expect(allowed).toContainEqual(permissions)
    }
  })

  test('keeps runs from getting into each other, and ends them', () => {
    expect(workflow.concurrency).toBeDefined()
    for (const job of Object.values(workflow.jobs)) {
      if (path.startsWith('.github/')) expect(job['timeout-minutes']).toBeLessThanOrEqual(30)
    }
    if (path.startsWith('examples/'))
      expect(workflow.concurrency).toEqual({ group: 'five9-api-user', 'cancel-in-progress': false })
  })

  test('gives this action inputs that it accepts', () => {
    using workspace = new TemporaryFolder()
    writeFileSync(workspace.file('five9-users.csv'), '')
    const exports = stepsOf(workflow).filter(({ uses = '' }) => thisAction.includes(uses))
    for (const step of exports) {
      expect(inputNames).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})))
      expect(() => readInputs(name => given(step.with?.[name]), workspace.path)).not.toThrow()
    }
    expect(exports.length).toBe(path.startsWith('examples/') || path.endsWith('/ci.yml') ? 1 : 0)
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
    const names = globSync('src/entry/*.ts', { cwd: root }).flatMap(path => {
      const set = /setOutputs\(\{(.*?)\n {2}\}\)/s.exec(readText(path))?.[1] ?? ''
      return [...set.matchAll(/^ {4}'?([\w-]+)'?[:,]/gm)].map(([, name]) => name)
    })
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

/** An input as the action gets it, with something made up for what only a run knows. */
function given(value: unknown): string {
  const text = String(value ?? '')
    .replace(/\$\{\{ *steps\.five9\.outputs\.url *\}\}/, 'http://127.0.0.1:1')
    .replace(/\$\{\{ *inputs\.[\w-]+ *\|\| *'?([\w.-]+)'? *\}\}/, '$1')
  return text.replace(/\$\{\{.*?\}\}/g, 'made-up')
}
