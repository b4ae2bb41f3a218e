import { globSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { expect, test } from 'vitest'
import { type Served, secretsOf, serveTenant } from '../wazo-export/served.ts'
import { Desk } from './in-process.ts'

const columns = ['call_permission_password', 'voicemail_password', 'sip_secret']

/** A roster in which every secret of a tenant has a name, and what the names stand for. */
async function named(
  served: Served,
): Promise<{ readonly desk: Desk; readonly rows: Record<string, string>[] }> {
  const desk = new Desk(served.server, served.tenant)
  await desk.export({ includeSecrets: true })
  const rows = parse(desk.roster, { columns: true }) as Record<string, string>[]
  for (const [at, row] of rows.entries()) {
    for (const column of columns) {
      if (!row[column]) continue
      desk.environment[`${column}_${at}`] = row[column]
      row[column] = `env:${column}_${at}`
    }
  }
  desk.roster = stringify(rows, { header: true })
  return { desk, rows }
}

test('secrets that are as the roster names them are no change, and each other one is', async () => {
  await using served = await serveTenant({ users: 16 })
  const { desk, rows } = await named(served)
  using _ = desk
  expect((await desk.plan()).plan?.counts).toMatchObject({ unchanged: 16, invalid: 0 })

  const at = rows.findIndex(row => columns.every(column => row[column]))
  for (const column of columns) {
    const name = `${column}_${at}`
    const kept = desk.environment[name] ?? ''
    desk.environment[name] = '9753'
    const { plan, findings } = await desk.plan()
    expect(findings).toEqual([])
    expect(plan?.changes.map(({ key, fields }) => ({ key, fields }))).toEqual([
      { key: rows[at]?.uuid, fields: [{ column, before: null, after: null, secret: true }] },
    ])
    desk.environment[name] = kept
  }
})

test('an empty cell takes a secret away, where Wazo does without one', async () => {
  await using served = await serveTenant({ users: 16 })
  const { desk, rows } = await named(served)
  using _ = desk
  const row = rows.find(one => columns.every(column => one[column]))
  for (const column of columns) if (row) row[column] = ''
  desk.roster = stringify(rows, { header: true })
  const fields = (await desk.plan()).plan?.changes.flatMap(change =>
    change.fields.map(({ column }) => column),
  )
  expect(new Set(fields)).toEqual(new Set(['call_permission_password', 'voicemail_password']))
})

test('a secret that was not handed over is an error of its cell', async () => {
  await using served = await serveTenant({ users: 16 })
  const { desk, rows } = await named(served)
  using _ = desk
  const at = rows.findIndex(row => row.sip_secret)
  delete desk.environment[`sip_secret_${at}`]
  const { findings, plan } = await desk.plan()
  expect(findings).toMatchObject([{ line: at + 2, field: 'sip_secret', code: 'secret-missing' }])
  expect(plan?.counts).toMatchObject({ unchanged: 15, invalid: 1 })
})

test('no secret is in anything that a plan writes, logs or tells', async () => {
  await using served = await serveTenant({ users: 16 })
  const { desk } = await named(served)
  using _ = desk
  const handedOver = Object.keys(desk.environment)
  const [first = '', second = ''] = handedOver
  desk.environment[first] = 'Made-Up-Unfit-1'
  desk.environment[second] = '86420135'
  const result = await desk.plan()
  expect(result.plan?.counts.unchanged).toBeLessThan(16)
  const written = globSync('**/*', { cwd: desk.path, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => readFileSync(`${entry.parentPath}/${entry.name}`, 'latin1'))
  const told = [...written, ...desk.log, JSON.stringify(result)].join('\n')
  expect(written.length).toBeGreaterThan(1)
  // Short ones are parts of other numbers by chance.
  const secrets = [...secretsOf(served), 'Made-Up-Unfit-1', '86420135'].filter(({ length }) => length > 4)
  expect(secrets.length).toBeGreaterThan(5)
  expect(secrets.filter(secret => told.includes(secret))).toEqual([])
})
