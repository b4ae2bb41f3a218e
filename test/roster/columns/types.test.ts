import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { CellType } from '../../../src/roster/columns/cell-type.ts'
import { boolean } from '../../../src/roster/columns/types/boolean.ts'
import { choice } from '../../../src/roster/columns/types/choice.ts'
import { date } from '../../../src/roster/columns/types/date.ts'
import { email } from '../../../src/roster/columns/types/email.ts'
import { integer } from '../../../src/roster/columns/types/integer.ts'
import { numbered } from '../../../src/roster/columns/types/numbered.ts'
import { secretName } from '../../../src/roster/columns/types/secret-name.ts'
import { set } from '../../../src/roster/columns/types/set.ts'
import { text } from '../../../src/roster/columns/types/text.ts'

const types = {
  'any text': text(),
  digits: text({ longest: 6, pattern: { matches: /^[0-9]+$/, rule: 'digits only' }, example: '1000' }),
  'three letters': text({ longest: 3, example: 'Kim' }),
  boolean: boolean(),
  integer: integer({ least: -5, most: 127, example: '3' }),
  date: date(),
  choice: choice(['VOICE', 'CHAT', 'E-mail']),
  'choice in any case': choice(['VOICE', 'CHAT', 'E-mail'], { ignoreCase: true }),
  email: email(),
  set: set({ item: 'agent group', example: 'Berlin;Night shift' }),
  skills: numbered({ item: 'skill', number: 'level', least: 1, most: 10, example: 'Billing:1;Sales:3' }),
  reports: numbered({
    ...{ item: 'report', number: 'index', least: 0, most: 99, unique: true },
    example: 'Call log:0;Skills:1',
  }),
  secret: secretName(),
} satisfies Record<string, CellType>

type TypeName = keyof typeof types

describe('a cell that is right is read as', () => {
  test.each<[TypeName, string, string]>([
    ['any text', 'Kim', 'Kim'],
    ['any text', '  Kim\t', 'Kim'],
    ['any text', '\u00A0Kim\u3000', 'Kim'],
    ['any text', 'Jo\u0308rg', 'Jörg'],
    ['any text', 'é one\r\ntwo\rthree', 'é one\ntwo\nthree'],
    ['any text', '=1', '=1'],
    ['digits', '001234', '001234'],
    ['digits', ' 12 ', '12'],
    ['three letters', '𝒦im', '𝒦im'],
    ['boolean', 'true', 'true'],
    ['boolean', 'TRUE', 'true'],
    ['boolean', ' False ', 'false'],
    ['boolean', '1', 'true'],
    ['boolean', '0', 'false'],
    ['integer', '7', '7'],
    ['integer', '+007', '7'],
    ['integer', ' 0 ', '0'],
    ['integer', '-0', '0'],
    ['integer', '-05', '-5'],
    ['integer', '127', '127'],
    ['date', '2026-01-31', '2026-01-31'],
    ['date', '2015-01-10T00:00:00.000-08:00', '2015-01-10'],
    ['date', '2015-01-10T00:00:00Z', '2015-01-10'],
    ['date', '2015-01-10T00:00:00', '2015-01-10'],
    ['date', '2015-01-10T08:30:00.000-08:00', '2015-01-10T16:30:00.000Z'],
    ['date', '2015-01-10T20:30:00-08:00', '2015-01-11T04:30:00.000Z'],
    ['date', '2015-01-10T01:00:00+01:00', '2015-01-10'],
    ['date', '2015-01-10T08:30:00', '2015-01-10T08:30:00.000'],
    ['date', '2024-02-29', '2024-02-29'],
    ['choice', 'CHAT', 'CHAT'],
    ['choice in any case', 'chat', 'CHAT'],
    ['choice in any case', 'E-MAIL', 'E-mail'],
    ['email', ' Kim@Example.com ', 'Kim@Example.com'],
    ['email', '"kim, the first"@example.com', '"kim, the first"@example.com'],
    ['email', "o'neil+work@mail.example.com", "o'neil+work@mail.example.com"],
    ['email', 'jörg@bücher.example', 'jörg@bücher.example'],
    ['set', 'Night shift; Berlin ;;Berlin', 'Berlin;Night shift'],
    ['set', 'a\\;b;c\\\\d', 'a\\;b;c\\\\d'],
    ['set', 'Jo\u0308rg;Jörg', 'Jörg'],
    ['set', 'Sales, West', 'Sales, West'],
    ['skills', 'Sales:3;Billing:1', 'Billing:1;Sales:3'],
    ['skills', ' Sales : 03 ; Sales:3', 'Sales:3'],
    ['skills', 'Sales: West:10', 'Sales: West:10'],
    ['skills', 'a\\;b:1', 'a\\;b:1'],
    ['reports', 'b:1;a:0', 'a:0;b:1'],
    ['reports', 'a:1;a:01', 'a:1'],
    ['secret', ' env:PASSWORD_KIM ', 'env:PASSWORD_KIM'],
    ['secret', 'env:_p1', 'env:_p1'],
  ])('%s %j: %j', (name, cell, canonical) => {
    const type: CellType = types[name]
    expect(type.check(cell)).toBeUndefined()
    expect(type.canonical(cell)).toBe(canonical)
  })
})

describe('a cell that is wrong is refused', () => {
  const level = 'must give each skill a level from 1 to 10'
  const dateRule = 'must be a date written as year-month-day, such as 2026-01-31, not'
  const emailRule = 'must be one e-mail address, such as kim@example.com, not'
  test.each<[TypeName, string, string]>([
    ['digits', '12a', 'must be digits only, not "12a"'],
    ['three letters', '𝒦𝒦im', 'has 4 characters, and may have 3 at most'],
    ['digits', '1234567', 'has 7 characters, and may have 6 at most'],
    ['boolean', 'WAHR', 'must be true or false: write true in place of "WAHR"'],
    ['boolean', ' Falsch', 'must be true or false: write false in place of "Falsch"'],
    ['boolean', 'VRAI', 'must be true or false: write true in place of "VRAI"'],
    ['boolean', 'FAUX', 'must be true or false: write false in place of "FAUX"'],
    ['boolean', 'VERDADERO', 'must be true or false: write true in place of "VERDADERO"'],
    ['boolean', 'FALSO', 'must be true or false: write false in place of "FALSO"'],
    ['boolean', 'yes', 'must be true or false: write true in place of "yes"'],
    ['boolean', 'No', 'must be true or false: write false in place of "No"'],
    ['boolean', 'oui', 'must be true or false: write true in place of "oui"'],
    ['boolean', 'nein', 'must be true or false: write false in place of "nein"'],
    ['boolean', '2', 'must be true or false, not "2"'],
    ['boolean', 'maybe', 'must be true or false, not "maybe"'],
    ['integer', '128', 'must be a whole number from -5 to 127, not "128"'],
    ['integer', '-6', 'must be a whole number from -5 to 127, not "-6"'],
    ['integer', '3.0', 'must be a whole number from -5 to 127, not "3.0"'],
    ['integer', '1e2', 'must be a whole number from -5 to 127, not "1e2"'],
    ['integer', '9'.repeat(30), `must be a whole number from -5 to 127, not "${'9'.repeat(30)}"`],
    ['date', '01/02/2026', `${dateRule} "01/02/2026"`],
    ['date', '2.1.2026', `${dateRule} "2.1.2026"`],
    ['date', '2026-1-2', `${dateRule} "2026-1-2"`],
    ['date', '2026-01-02 08:30', `${dateRule} "2026-01-02 08:30"`],
    ['date', '2026-01-02T24:00:00', `${dateRule} "2026-01-02T24:00:00"`],
    ['date', '2026-02-30', 'names a day or a time that does not exist: "2026-02-30"'],
    ['date', '2026-02-29', 'names a day or a time that does not exist: "2026-02-29"'],
    ['date', '2026-13-01', 'names a day or a time that does not exist: "2026-13-01"'],
    ['date', '2026-01-01T08:61:00Z', 'names a day or a time that does not exist: "2026-01-01T08:61:00Z"'],
    ['choice', 'chat', 'must be VOICE, CHAT or E-mail, not "chat"; did you mean "CHAT"?'],
    ['choice', 'voise', 'must be VOICE, CHAT or E-mail, not "voise"; did you mean "VOICE"?'],
    ['choice', 'FAX', 'must be VOICE, CHAT or E-mail, not "FAX"'],
    ['choice in any case', 'chatt', 'must be VOICE, CHAT or E-mail, not "chatt"; did you mean "CHAT"?'],
    ['email', 'kim', `${emailRule} "kim"`],
    ['email', 'kim@a.example,lee@b.example', `${emailRule} "kim@a.example,lee@b.example"`],
    ['email', 'kim@a.example lee@b.example', `${emailRule} "kim@a.example lee@b.example"`],
    ['email', 'Kim <kim@a.example>', `${emailRule} "Kim <kim@a.example>"`],
    ['email', 'mailto:kim@example.com', `${emailRule} "mailto:kim@example.com"`],
    ['email', 'kim@@example.com', `${emailRule} "kim@@example.com"`],
    ['email', '@example.com', `${emailRule} "@example.com"`],
    ['set', ' ; ', 'has separators and no agent group between them: leave the cell empty, or name one'],
    ['skills', ';', 'has separators and no skill between them: leave the cell empty, or name one'],
    ['skills', 'Sales', `${level}, as in "Sales:1"`],
    ['skills', 'Billing:1;Sales:high', `${level}, as in "Sales:high:1"`],
    ['skills', 'Sales:11', `${level}: "Sales" has "11"`],
    ['skills', 'Sales:0', `${level}: "Sales" has "0"`],
    ['skills', 'Sales:-1', `${level}: "Sales" has "-1"`],
    ['skills', ':3', 'has a level without a skill before it'],
    ['skills', 'Sales:1;Sales:2', 'names the skill "Sales" twice, with level 1 and 2'],
    ['reports', 'a:1;b:01', 'gives the index 1 to two reports, "a" and "b"'],
  ])('%s %j: %s', (name, cell, message) => {
    const type: CellType = types[name]
    expect(type.check(cell)).toBe(message)
    expect(type.canonical(cell)).toBe(cell.trim())
  })

  test('a long cell is shown shortened, on one line', () => {
    expect(types.date.check(`next\n${'week '.repeat(20)}`)).toBe(
      `${dateRule} "next week week week week week week week…"`,
    )
  })

  test('one of 40 characters is shown whole', () => {
    expect(types.digits.check('a'.repeat(40))).toBe(`must be digits only, not "${'a'.repeat(40)}"`)
    expect(types.digits.check('a'.repeat(41))).toBe(`must be digits only, not "${'a'.repeat(39)}…"`)
  })

  test('what cannot be seen is spelled out', () => {
    expect(types.boolean.check('true\u200B')).toBe('must be true or false, not "true\\u200b"')
  })

  test.each(['hunter2-hunter2', 'ENV:NAME', 'env:', 'env:1A', 'env:A B', 'env:A-B', '$NAME'])(
    'a secret, %j, without showing it',
    cell => {
      const message = types.secret.check(cell)
      expect(message).toBe(types.secret.check('?'))
      expect(message).toEqual(expect.stringContaining('a literal password is refused'))
    },
  )
})

describe('a set', () => {
  test.each<[TypeName, string, readonly string[], readonly string[]]>([
    ['set', 'b;a;a', ['a', 'b'], ['a', 'b']],
    ['skills', 'Sales:West:3;Billing:01', ['Billing:1', 'Sales:West:3'], ['Billing', 'Sales:West']],
    ['skills', 'b :1;b!:2', ['b!:2', 'b:1'], ['b', 'b!']],
    ['skills', 'Sales', ['Sales'], ['Sales']],
  ])('%s %j has items and names', (name, cell, items, names) => {
    const type: CellType = types[name]
    expect(type.items?.(cell)).toEqual(items)
    expect(type.names?.(cell)).toEqual(names)
  })

  test('a column of one value has neither', () => {
    expect(types['any text']).not.toHaveProperty('items')
    expect(types['any text']).not.toHaveProperty('names')
  })
})

test('a choice of one or two is told as such', () => {
  expect(choice(['VOICE']).rule).toBe('VOICE')
  expect(choice(['VOICE', 'CHAT']).rule).toBe('VOICE or CHAT')
})

test('editors offer true and false for a boolean', () => {
  expect(types.boolean.schema.anyOf).toContainEqual({ type: 'string', enum: ['true', 'false'] })
})

test('each type says its rule', () => {
  expect(Object.fromEntries(Object.entries(types).map(([name, { rule }]) => [name, rule]))).toEqual({
    'any text': 'any text',
    digits: 'digits only, up to 6 characters',
    'three letters': 'up to 3 characters',
    boolean: 'true or false',
    integer: 'a whole number from -5 to 127',
    date: 'a date, year-month-day',
    choice: 'VOICE, CHAT or E-mail',
    'choice in any case': 'VOICE, CHAT or E-mail',
    email: 'one e-mail address',
    set: 'agent groups, separated by ;',
    skills: 'skill:level, separated by ;, each level from 1 to 10',
    reports: 'report:index, separated by ;, each index from 0 to 99',
    secret: 'env: and the name of an environment variable; never the secret itself',
  })
})

/** Cells near to what a type takes, and far from it. */
function cellsFor({ example, items }: CellType): fc.Arbitrary<string> {
  const near = fc.oneof(
    fc.constantFrom(...(items?.(example) ?? []), example),
    fc.constantFrom('true', 'FALSE', '1', '007', '-3', 'VOICE', 'e-mail', 'kim@example.com', 'env:A'),
    fc.constantFrom('2026-01-31', '2026-01-31T08:30:00Z', '2026-01-31T00:00:00+14:00', '2026-02-30'),
    fc.date({ noInvalidDate: true }).map(day => day.toISOString()),
  )
  const far = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom(';', ':', ',', '\\', '\r'),
  )
  return fc.oneof(
    near,
    fc.array(fc.oneof(near, far), { maxLength: 5 }).map(parts => parts.join('')),
  )
}

describe.each(Object.entries<CellType>(types))('the type %s', (_name, type) => {
  const cell = cellsFor(type)
  const blank = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\u00A0', '\u3000'), maxLength: 2 })

  test('takes its example', () => {
    expect(type.check(type.example)).toBeUndefined()
  })

  test('reads what it made of a cell as the same', () => {
    fc.assert(
      fc.property(cell, text => {
        const canonical = type.canonical(text)
        expect(type.canonical(canonical)).toBe(canonical)
      }),
      { numRuns: 500 },
    )
  })

  test('does not see blanks around a cell, nor how its letters are composed', () => {
    fc.assert(
      fc.property(cell, blank, blank, fc.constantFrom('NFC', 'NFD'), (text, before, after, form) => {
        const other = before + text.normalize(form) + after
        expect(type.canonical(other)).toBe(type.canonical(text))
        expect(type.check(other) === undefined).toBe(type.check(text) === undefined)
      }),
      { numRuns: 500 },
    )
  })

  test('takes what it made of a cell that it takes, with the same items and names', () => {
    fc.assert(
      fc.property(cell, text => {
        fc.pre(text.trim() !== '' && type.check(text) === undefined)
        const canonical = type.canonical(text)
        expect(type.check(canonical)).toBeUndefined()
        expect(type.items?.(canonical)).toEqual(type.items?.(text))
        expect(type.names?.(canonical)).toEqual(type.names?.(text))
      }),
      { numRuns: 500 },
    )
  })

  test('has a schema that takes what it takes', () => {
    const schema = z.fromJSONSchema(type.schema)
    fc.assert(
      fc.property(cell, text => {
        fc.pre(text.trim() !== '' && type.check(text) === undefined)
        expect(schema.safeParse(text.normalize('NFC').trim()).success).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

// Of the others it cannot tell all: the range of a number that is a text, which days there are, which numbers repeat.
test.each<TypeName>(['digits', 'boolean', 'choice', 'choice in any case', 'email', 'secret'])(
  'the schema of the type %s refuses what the type refuses',
  name => {
    const schema = z.fromJSONSchema(types[name].schema)
    fc.assert(
      fc.property(cellsFor(types[name]), text => {
        fc.pre(types[name].check(text) !== undefined)
        expect(schema.safeParse(text.normalize('NFC').trim()).success).toBe(false)
      }),
      { numRuns: 500 },
    )
  },
)
