import { describe, expect, test } from 'vitest'
import type { CellType } from '../../../src/roster/columns/cell-type.ts'
import type { Column } from '../../../src/roster/columns/column.ts'
import { boolean } from '../../../src/roster/columns/types/boolean.ts'
import { date } from '../../../src/roster/columns/types/date.ts'
import { email } from '../../../src/roster/columns/types/email.ts'
import { integer } from '../../../src/roster/columns/types/integer.ts'
import { secretName } from '../../../src/roster/columns/types/secret-name.ts'
import { set } from '../../../src/roster/columns/types/set.ts'
import { text } from '../../../src/roster/columns/types/text.ts'
import { damageOf, keyDamage } from '../../../src/roster/reading/damage.ts'
import { type CorpusColumn, damagedCells, innocentCells } from './corpus.ts'

const columns: Readonly<Record<CorpusColumn, Column>> = {
  extension: column('extension', text({ pattern: { matches: /^[0-9]+$/, rule: 'digits only' } })),
  phone: column('phone', text()),
  name: column('name', text()),
  email: column('email', email()),
  active: column('active', boolean()),
  level: column('level', integer({ least: 0, most: 127, example: '3' })),
  start: column('start', date()),
  groups: column('groups', set({ item: 'group', example: 'Berlin' })),
  password: { ...column('password', secretName()), secret: true },
}

function column(name: string, type: CellType): Column {
  return {
    ...{ name, type, description: 'Made up.', group: 'General' },
    ...{ empty: 'unset', requiredOnCreate: false, access: 'read-write' },
  }
}

describe('damage is recognised in', () => {
  test.each(damagedCells)('%s %j, earlier %j', (name, cell, earlier, code, original, certain) => {
    const damage = damageOf(columns[name], cell, earlier)
    expect(damage).toEqual({
      code,
      certain,
      ...(original !== undefined && { original }),
      message: expect.stringMatching(/^[a-z]+ holds "[^\n]+": [^\n]+; [^\n.]+$/),
    })
  })
})

test.each(innocentCells)('nothing is found in %s %j, earlier %j', (name, cell, earlier) => {
  expect(damageOf(columns[name], cell, earlier)).toBeUndefined()
})

describe('the message', () => {
  test('says what stood there, what happened, and what to do', () => {
    expect(damageOf(columns.extension, '123', ['00123'])?.message).toBe(
      'extension holds "123", probably in place of "00123": a spreadsheet has taken it for a number and dropped the zeros at ' +
        'its beginning; in Excel, open the file by "Data → From Text/CSV" and take this column as text',
    )
  })

  test('names the character that cannot be seen', () => {
    expect(damageOf(columns.name, 'Kim\u200B', ['Kim'])?.message).toBe(
      'name holds "Kim\\u200b", probably in place of "Kim": it holds U+200B zero width space, which cannot be seen or passes ' +
        'for something else; type the cell anew',
    )
  })
})

test('the likelier of two originals is the one of the earlier roster', () => {
  expect(damageOf(columns.extension, '7', ['007', '07'])).toMatchObject({ original: '007' })
})

test('a damaged cell that the earlier roster has as well is still damaged when the platform shows it', () => {
  expect(damageOf(columns.extension, '123', ['123', '00123'])).toMatchObject({ original: '00123' })
})

describe('a key', () => {
  test('with an invisible character is damaged, and so is one of two scripts', () => {
    expect(keyDamage('kim\u200B@example.com')).toEqual({
      code: 'strange-character',
      original: 'kim@example.com',
      certain: true,
      message:
        'the key "kim\\u200b@example.com", probably in place of "kim@example.com", holds what cannot be seen or passes for ' +
        'something else: U+200B zero width space at character 4; type it anew',
    })
    expect(keyDamage('k\u0456m')).toMatchObject({
      original: 'kim',
      message: expect.stringContaining('Cyrillic і (U+0456) at character 2'),
    })
  })

  test('was probably the one that looks the same', () => {
    expect(keyDamage('k\u0456m', ['lee', 'Kim'])).toMatchObject({ original: 'Kim' })
    expect(keyDamage('k\u0456m', ['lee', 'k\u0456m'])).toMatchObject({ original: 'kim' })
  })

  test.each(['kim', 'Kim Lee', 'jörg@example.com', 'иван', "o'neil", 'O’Neil'])('%s is not', key => {
    expect(keyDamage(key)).toBeUndefined()
  })
})
