import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { exampleRosters } from '../../scripts/rosters.ts'
import { newcomer } from '../action/ordinary-users.ts'
import { edited, type Row } from '../action/roster-edits.ts'
import { Stage } from '../action/stage.ts'
import { readText } from '../workflow-files.ts'
import { exportedRoster, Five9Repository, roster } from './five9-repository.ts'

const env = { INITIAL_PASSWORD: 'Made-Up-7' }

function published(name: string): z.ZodType {
  return z.fromJSONSchema(JSON.parse(readText(`schemas/${name}.schema.json`)))
}

const five9Rosters = [...exampleRosters()].filter(([path]) => path.includes('five9'))

describe.each(five9Rosters)('%s', (path, text) => {
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

test('the example workflow plans what somebody proposes', async () => {
  await using repository = await Five9Repository.open()
  const { hub } = repository
  const hire = (rows: Row[]) => [...rows, newcomer('Nora', { password: 'env:INITIAL_PASSWORD' })]
  const number = hub.propose('hire', { [roster]: edited(exportedRoster, hire, ['password']) })
  const plan = await hub.play('five9-plan.yml', hub.pullEvent(number, 'opened'))
  expect(plan.errors).toEqual([])
  expect(plan.rollcall('plan').outputs).toMatchObject({ creates: '1', changes: '1', held: '0', invalid: '0' })
  expect(hub.repository.commentsOf(number)).toEqual([
    expect.objectContaining({ body: expect.stringContaining('1 user would change') }),
  ])
})

test('the example workflow checks the roster of a fork without asking Five9', async () => {
  await using repository = await Five9Repository.open()
  const { hub, site } = repository
  const twice = (rows: Row[]) => [...rows, ...rows.slice(0, 1)]
  const files = { [roster]: edited(exportedRoster, twice) }
  const number = hub.propose('twice', files, 'stranger/rosters')
  const plan = await hub.play('five9-plan.yml', hub.pullEvent(number, 'opened'))
  expect(plan.rollcall('plan').outputs.invalid).toBe('2')
  expect(site.calls).toBe(0)
  expect(hub.repository.commentsOf(number)).toEqual([])
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
