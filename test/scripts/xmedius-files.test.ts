import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { exampleRosters } from '../../scripts/rosters.ts'
import { Account, startXMedius } from '../../simulators/xmedius/index.ts'
import { importerConfigSchema, readImporterConfig } from '../../src/platforms/xmedius/config.ts'
import type { Row } from '../action/roster-edits.ts'
import { readText } from '../workflow-files.ts'
import { Desk } from '../xmedius-plan/in-process.ts'

function published(path: string): z.ZodType {
  return z.fromJSONSchema(JSON.parse(readText(path)))
}

const rosters = [...exampleRosters()].filter(([path]) => path.includes('xmedius'))

describe.each(rosters)('%s', (path, text) => {
  const rows: Row[] = parse(text, { columns: true })

  test('is the one that is generated', () => {
    expect(readText(path), 'run npm run generate').toBe(text)
  })

  test('fits the published schema of a row', () => {
    const row = published('schemas/xmedius-roster.schema.json')
    for (const user of rows) expect(row.safeParse(user).error).toBeUndefined()
    expect(row.safeParse({ ...rows[0], password: 'hunter2' }).success).toBe(false)
    expect(row.safeParse({ ...rows[0], username: 'kim@example.com' }).success).toBe(false)
  })

  test('plans its users without a word against it', async () => {
    const account = new Account({
      ...{ name: 'example', defaultGroup: 1, defaultFaxNumber: null },
      groups: [
        [1, 'Everybody'],
        [2, 'Front office'],
      ],
      faxNumbers: [[20, { number: '+15145550100', shared: false }]],
    })
    await using server = await startXMedius({ account })
    using desk = new Desk(server, {
      passwordSetupMode: rows[0]?.password === undefined ? 'user_choice' : 'manual',
      environment: { INITIAL_PASSWORD: 'Made-Up-7' },
    })
    desk.roster = text
    const { plan, findings } = await desk.plan()
    expect(findings).toEqual([])
    expect(plan?.counts).toMatchObject({ creates: rows.length, held: 0, invalid: 0 })
  })
})

describe('the published schema of the configuration and the action agree on', () => {
  const validator = published('schemas/xmedius-config.schema.json')

  test.each<[string, unknown]>([
    ['nothing', {}],
    ['the example', JSON.parse(readText('examples/config/xmedius-config.json'))],
    ['an empty endpoint', { endpoint: '' }],
    ['an unknown mode', { password_setup_mode: 'auto' }],
    ['a misspelt key', { enterprise: 'example' }],
    ['headers by name', { roster: { columns: { Login: 'username' }, ignore: 'others' } }],
    ['a header for no column', { roster: { columns: { Login: 7 } } }],
    ['a list', []],
  ])('%s', (_, sample) => {
    expect(validator.safeParse(sample).success).toBe(importerConfigSchema.safeParse(sample).success)
  })
})

test('the example of a configuration holds no token', () => {
  const path = 'examples/config/xmedius-config.json'
  expect(readImporterConfig(readText(path), path)).toMatchObject({
    ...{ account: 'example', passwordSetupMode: 'user_choice', tokenInFile: undefined },
  })
})
