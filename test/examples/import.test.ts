import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { newcomer, ordinary } from '../action/ordinary-users.ts'
import { edited } from '../action/roster-edits.ts'
import { type Exported, exported, Stage } from '../action/stage.ts'
import { readText, readWorkflow, stepsOf } from '../workflow-files.ts'

const env = { INITIAL_PASSWORD: 'Made-Up-7' }
const schema = z.fromJSONSchema(JSON.parse(readText('schemas/results.schema.json')))

/** The inputs of the example, in a run that has these inputs of its own; a push has none. */
function exampleInputs(own: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const steps = stepsOf(readWorkflow('examples/workflows/five9-import.yml'))
  const step = steps.find(({ uses = '' }) => uses.startsWith('rollcall/'))
  const { region, username, password, ...inputs } = step?.with ?? {}
  expect(region).toBe('us')
  expect(username).toContain('secrets.FIVE9_USERNAME')
  expect(password).toContain('secrets.FIVE9_PASSWORD')
  expect(Object.keys(step?.env ?? {})).toEqual(Object.keys(env))
  const choice = /^\$\{\{ inputs\.([\w-]+) \|\| '?([\w.-]+)'? \}\}$/
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => {
      const [, input = '', otherwise] = choice.exec(String(value)) ?? []
      return [name, own[input] ?? otherwise ?? String(value)]
    }),
  )
}

/** A file that an import has written beside results.json. */
function written({ outputs }: Exported, name: string): Promise<string> {
  return readFile(join(dirname(outputs['results-path'] ?? ''), name), 'utf8')
}

test('the example workflow imports what a push brings, and its results fit their published schema', async () => {
  await using stage = await Stage.open()
  const { roster } = await stage.export()
  await stage.write({ 'five9-users.csv': roster })
  const before = stage.commit()
  const [refused, changed] = ordinary(roster).map(({ userName }) => userName)
  const rows = (all: Record<string, string>[]) => [
    ...all.map(row => ([refused, changed].includes(row.userName) ? { ...row, lastName: 'Changed' } : row)),
    newcomer('Nora', { password: 'env:INITIAL_PASSWORD' }),
  ]
  await stage.write({ 'five9-users.csv': edited(roster, rows, ['password']) })
  stage.commit()
  stage.five9.set([
    {
      ...{ effect: 'fault', operation: 'modifyUser', fault: 'CantModifyObjectFault', message: 'No' },
      when: ({ userName }) => userName === refused,
    },
  ])
  const run = async (inputs: Readonly<Record<string, string>>, event: string) =>
    exported(stage.run(inputs, { env, event: { name: event, payload: { before } } }).start())

  const dry = await run(exampleInputs({ 'dry-run': 'true' }), 'workflow_dispatch')
  expect(dry.conclusion).toBe('success')
  expect(dry.outputs).toMatchObject({ created: '0', 'not-attempted': '3' })
  expect(dry.summary).toContain('dry run')

  const real = await run(exampleInputs(), 'push')
  expect(real.log).toContain(`The base version of five9-users.csv is that of ${before}.`)
  expect(real.outputs).toMatchObject({ created: '1', updated: '1', failed: '1', 'not-attempted': '0' })

  stage.five9.set([])
  await stage.write({ 'failures.csv': await written(real, 'failures.csv') })
  const mended = await run(exampleInputs({ 'dry-run': 'false', roster: 'failures.csv' }), 'workflow_dispatch')
  expect(mended.outputs).toMatchObject({ updated: '1', complete: 'true' })

  for (const imported of [dry, real]) {
    const results = JSON.parse(await written(imported, 'results.json'))
    expect(schema.safeParse(results).error).toBeUndefined()
    expect(schema.safeParse({ ...results, attempt: 0 }).success).toBe(false)
  }
})
