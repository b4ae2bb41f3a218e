import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { ColumnSet } from '../../../src/roster/columns/column.ts'
import { columnOf } from '../../../src/roster/columns/column.ts'
import { columnTables } from '../../../src/roster/columns/column-table.ts'
import { rowSchema } from '../../../src/roster/columns/row-schema.ts'
import { template } from '../../../src/roster/columns/template.ts'
import { checkCell } from '../../../src/roster/planning/cell-rules.ts'
import { madeUpColumns } from './made-up-columns.ts'

describe('the schema of a row', () => {
  const schema = rowSchema(madeUpColumns, 'Users')
  const row = z.fromJSONSchema(schema)

  test.each([
    { login: 'kim' },
    { login: 'kim', mail: '', dancer_waltz: '', id: '' },
    {
      login: 'kim',
      mail: 'kim@example.com',
      dancer_waltz: 'TRUE',
      dancer_tango: 'false',
      singer_any: 'true',
    },
    { login: 'kim', _line: '3', _error: 'the server said no' },
  ])('takes %j', cells => {
    expect(row.safeParse(cells).success).toBe(true)
  })

  test.each([
    {},
    { login: '' },
    { login: 'a'.repeat(21) },
    { login: 'kim', mail: 'kim' },
    { login: 'kim', dancer_waltz: 'ja' },
    { login: 'kim', dancer_tango: 'ja' },
    { login: 'kim', dancer: 'true' },
    { login: 'kim', secret: 'hunter2' },
  ])('refuses %j', cells => {
    expect(row.safeParse(cells).success).toBe(false)
  })

  test('has the columns in their order, each described', () => {
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'Users' })
    const { properties } = z.object({ properties: z.record(z.string(), z.unknown()) }).parse(schema)
    expect(Object.keys(properties)).toEqual(madeUpColumns.columns.map(({ name }) => name))
    expect(properties.id).toEqual({
      description: 'Number. Cell: a whole number from 1 to 999.',
      anyOf: [{ const: '' }, { type: 'string', pattern: '^[+-]?[0-9]+$' }],
      examples: ['7'],
      readOnly: true,
    })
    expect(properties.login).toEqual({
      description: 'Name. Cell: up to 20 characters.',
      type: 'string',
      maxLength: 20,
      minLength: 1,
      examples: ['kim'],
    })
  })

  test('says what a new user needs', () => {
    expect(schema).toMatchObject({
      required: ['login'],
      $defs: {
        newUser: {
          $ref: '#',
          required: ['login', 'mail', 'secret'],
          properties: { mail: { minLength: 1 } },
        },
      },
    })
  })

  test('a pattern with signs in it is taken as it is written', () => {
    const odd: ColumnSet = {
      ...madeUpColumns,
      families: [{ pattern: 'a.b_<X>(y)', column: () => undefined, documented: () => false }],
    }
    expect(rowSchema(odd, 'Users')).toMatchObject({
      patternProperties: { '^a\\.b_.+\\(y\\)$': { type: 'string' }, '^_': { type: 'string' } },
    })
  })
})

describe('a template', () => {
  test('that is minimal has what a new user needs and what people have, with examples for what nobody gives', () => {
    expect(template(madeUpColumns, 'minimal', [{ login: 'kim', note: 'Hello' }, { login: 'lee' }])).toEqual({
      header: ['login', 'mail', 'secret', 'note'],
      rows: [
        ['kim', 'kim.example@example.com', 'env:INITIAL_PASSWORD', 'Hello'],
        ['lee', 'kim.example@example.com', 'env:INITIAL_PASSWORD', ''],
      ],
    })
  })

  test('that is full has every column that can be set, and grants nothing by itself', () => {
    expect(template(madeUpColumns, 'full', [{ login: 'lee', dancer_polka: 'true' }])).toEqual({
      header: ['login', 'mail', 'secret', 'dancer_shoes', 'dancer_waltz', 'dancer_polka', 'note'],
      rows: [['lee', 'kim.example@example.com', 'env:INITIAL_PASSWORD', '', '', 'true', '']],
    })
  })

  test.each(['minimal', 'full'] as const)('that is %s is a roster without problems', kind => {
    const { header, rows } = template(madeUpColumns, kind)
    expect(rows).toHaveLength(1)
    for (const [i, name] of header.entries()) {
      const column = columnOf(madeUpColumns, name)
      expect(column && checkCell(column, rows[0]?.[i] ?? '', { creating: true, names: new Map() })).toEqual(
        [],
      )
    }
  })

  test('has no cell of a column that there is not', () => {
    expect(() => template(madeUpColumns, 'full', [{ login: 'kim', lastname: 'Lee' }])).toThrow(
      'There is no column lastname.',
    )
  })
})

test('the tables have each column once, and each family', () => {
  expect(columnTables(madeUpColumns).map(({ group, rows }) => [group, ...rows])).toEqual([
    [
      'General',
      ['`id`', 'Number. Told by the platform; it cannot be set.', 'a whole number from 1 to 999', '', ''],
      ['`login`', 'Name.', 'up to 20 characters', 'is an error', 'always'],
      ['`mail`', 'Address.', 'one e-mail address', 'is an error', 'for a new user'],
      [
        '`secret`',
        'Password. Counts for new users only.',
        'env: and the name of an environment variable; never the secret itself',
        'empties it',
        'for a new user',
      ],
      ['`dancer_shoes`', 'Shoes.', 'any text', 'empties it', ''],
    ],
    ['Songs', ['`singer_<Song>`', 'May \\<Song\\>.', 'true or false', 'leaves it as it is', '']],
    ['Dances', ['`dancer_<Dance>`', 'May \\<Dance\\>.', 'true or false', 'leaves it as it is', '']],
    ['Notes', ['`note`', 'Any \\*text\\* \\| more \\<b\\>.', 'any text', 'empties it', '']],
  ])
  for (const { header, rows } of columnTables(madeUpColumns)) {
    for (const row of rows) expect(row).toHaveLength(header.length)
  }
})
