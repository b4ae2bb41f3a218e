import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { exampleRosters } from '../../scripts/rosters.ts'
import { exported, Stage } from '../action/stage.ts'
import { readText, readWorkflow, stepsOf } from '../workflow-files.ts'

const env = { INITIAL_PASSWORD: 'Made-Up-7' }

function published(name: string): z.ZodType {
  return z.fromJSONSchema(JSON.parse(readText(`schemas/${name}.schema.json`)))
}

describe.each([...exampleRosters()])('%s', (path, text) => {
  const users: Record<string, string>[] = parse(text, { columns: true })

  test('is the one that is generated', () => {
    expect(readText(path), 'run npm run generate').toBe(text)
  })

  test('fits the published schema of a row', () => {
    const row = published('five9-roster')
    for (const user of users) expect(row.safeParse(user).error).toBeUndefined()
    expect(row.safeParse({ ...users[0], password: 'hunter2' }).success).toBe(false)
  })

  test('plans its users without a word against it, and a plan fits its published schema', async () => {
    await using stage = await Stage.open({ files: { 'five9-users.csv': text } })
    const { errors, warnings, outputs, plan } = await stage.plan({}, { env })
    expect([...errors, ...warnings]).toEqual([])
    const creates = String(users.length)
    expect(outputs).toMatchObject({ creates, changes: creates, held: '0', invalid: '0' })
    const schema = published('plan')
    expect(schema.safeParse(plan).error).toBeUndefined()
    expect(schema.safeParse({ ...plan, digest: 'none' }).success).toBe(false)
  })
})

test('the example workflow plans the roster of its checkout', async () => {
  const step = stepsOf(readWorkflow('examples/workflows/five9-plan.yml')).find(({ uses = '' }) =>
    uses.startsWith('rollcall/'),
  )
  const { region, username, password, ...inputs } = step?.with ?? {}
  expect(region).toBe('us')
  expect(username).toContain('secrets.FIVE9_USERNAME')
  expect(password).toContain('secrets.FIVE9_PASSWORD')
  expect(Object.keys(step?.env ?? {})).toEqual(Object.keys(env))

  await using stage = await Stage.open({
    files: { 'five9-users.csv': readText('examples/rosters/five9-minimal.csv') },
  })
  const run = stage.run(inputs as Record<string, string>, { env })
  const { conclusion, outputs, summary } = await exported(run.start())
  expect(conclusion).toBe('success')
  expect(outputs.creates).toBe('2')
  expect(summary).toContain('## ✅ Five9 plan: 2 users would change')
})

test('the example of an HR file reads one', async () => {
  await using stage = await Stage.open({
    files: {
      'hr.csv': [
        'Login,Given name,Family name,Mail,Desk phone,Status,Job,Cost centre',
        'kim.example@example.com,Kim,Example,kim.example@example.com,4101,employed,Agent,4711',
        'lee.sample@example.com,Lee,Sample,lee.sample@example.com,4102,on leave,Team lead,4712',
        '',
      ].join('\n'),
      'hr.yml': readText('examples/config/five9-hr-roster.yml'),
    },
  })
  const { errors, warnings, plan } = await stage.plan({
    ...{ roster: 'hr.csv', config: 'hr.yml', 'password-mode': 'random' },
  })
  expect([...errors, ...warnings]).toEqual([])
  const asked = plan?.changes.map(({ key, fields }) => [
    key,
    ...fields.filter(({ column }) => ['active', 'roles'].includes(column)).map(({ after }) => after),
  ])
  expect(asked).toEqual([
    ['kim.example@example.com', 'true', 'agent'],
    ['lee.sample@example.com', 'false', 'agent;supervisor'],
  ])
})
