import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { exampleRosters } from '../../scripts/rosters.ts'
import type { Row } from '../wazo-export/served.ts'
import { readText } from '../workflow-files.ts'
import { Desk } from './in-process.ts'
import { Office } from './office.ts'

const wazoRosters = [...exampleRosters()].filter(([path]) => path.includes('wazo'))

describe.each(wazoRosters)('%s', (path, text) => {
  const rows: Row[] = parse(text, { columns: true })

  test('is the one that is generated', () => {
    expect(readText(path), 'run npm run generate').toBe(text)
  })

  test('fits the published schema of a row', () => {
    const row = z.fromJSONSchema(JSON.parse(readText('schemas/wazo-roster.schema.json')))
    for (const user of rows) expect(row.safeParse(user).error).toBeUndefined()
    expect(row.safeParse({ ...rows[0], password: 'hunter2' }).success).toBe(false)
    expect(row.safeParse({ ...rows[0], enabled: 'yes' }).success).toBe(false)
  })

  test('plans its users without a word against it, but for the labels of contexts', async () => {
    await using office = await Office.open()
    using desk = new Desk(office.server, office.tenant)
    const secrets = {
      SIP_SECRET: 's3cret',
      MAILBOX_PIN: '2468',
      CALL_PIN: '4321',
      INITIAL_PASSWORD: 'Made-Up-7',
    }
    Object.assign(desk.environment, secrets)
    desk.roster = text
    const { plan, findings } = await desk.plan()
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['context-label']))
    expect(plan?.counts).toMatchObject({ creates: rows.length, held: 0, invalid: 0 })
  })
})
