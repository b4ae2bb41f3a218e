import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config/document.ts'
import { exportConfigSchema } from '../../../src/platforms/five9/export-config.ts'
import { columnMapping } from '../../../src/platforms/roster-mapping.ts'
import { noMapping } from '../../../src/roster/reading/mapping.ts'

const read = (text: string) => columnMapping(readConfig(text, 'columns.yml', exportConfigSchema).roster)

describe('how a roster with headers of its own is read', () => {
  test('is by the names of the columns when nothing is said', () => {
    expect(read('{}')).toBe(noMapping)
    expect(read('roster: {}')).toEqual(noMapping)
  })

  test('is as the file says', () => {
    const text = `
roster:
  columns:
    Login: userName
    Mail: { column: EMail }
    Status: { column: active, values: { A: true, I: "false", "": "false" } }
    Teleport: agent_CanTeleport
  ignore: others
`
    expect(read(text)).toEqual({
      columns: new Map([
        ['Login', { column: 'userName', values: new Map() }],
        ['Mail', { column: 'EMail', values: new Map() }],
        [
          'Status',
          {
            column: 'active',
            values: new Map([
              ['A', 'true'],
              ['I', 'false'],
              ['', 'false'],
            ]),
          },
        ],
        ['Teleport', { column: 'agent_CanTeleport', values: new Map() }],
      ]),
      ignore: 'others',
    })
    expect(read('roster: { ignore: [Cost centre] }').ignore).toEqual(['Cost centre'])
  })

  test.each([
    [
      'roster: {columns: {Login: username}}',
      '1:27: roster.columns.Login: unknown column "username"; did you mean "userName"?',
    ],
    [
      'roster: {columns: {X: {column: EMial}}}',
      '1:32: roster.columns.X.column: unknown column "EMial"; did you mean "EMail"?',
    ],
    [
      'roster: {columns: {X: agents_SendMessages}}',
      '1:23: roster.columns.X: unknown column "agents_SendMessages"; did you mean "agent_SendMessages"?',
    ],
    ['roster: {columns: {X: wizard_Spell}}', '1:23: roster.columns.X: unknown column "wizard_Spell"'],
    ['roster: {columns: {X: {column: EMail, value: {}}}}', '1:39: roster.columns.X: unknown key "value"'],
    [
      'roster: {columns: {X: {column: active, values: {A: 1}}}}',
      '1:52: roster.columns.X.values.A: the value is of no kind that is allowed here',
    ],
    ['roster: {ignore: other}', '1:18: roster.ignore: unknown value "other"; did you mean "others"?'],
    ['roster: {column: {}}', '1:10: roster: unknown key "column"; did you mean "columns"?'],
  ])('may not be %s', (text, message) => {
    expect(() => read(text)).toThrow(`columns.yml:${message}`)
  })
})
