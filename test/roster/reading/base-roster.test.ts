import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openBaseRoster } from '../../../src/roster/reading/base-roster.ts'
import { type ColumnMapping, noMapping } from '../../../src/roster/reading/mapping.ts'
import type { BaseRoster } from '../../../src/roster/reading/roster.ts'
import { TemporaryFolder } from '../../temporary-folder.ts'
import { madeUpColumns } from './made-up-columns.ts'

function open(path: string, options: { mapping?: ColumnMapping; keyIgnoresCase?: boolean } = {}) {
  const { mapping = noMapping, keyIgnoresCase = true } = options
  return openBaseRoster(path, { file: 'users.csv', columns: { ...madeUpColumns, keyIgnoresCase }, mapping })
}

async function withBase(
  content: string,
  use: (base: BaseRoster | undefined) => void,
  options: Parameters<typeof open>[1] = {},
): Promise<void> {
  using folder = new TemporaryFolder()
  writeFileSync(folder.file('base.csv'), content)
  use(await open(folder.file('base.csv'), options))
}

const content = [
  '\uFEFFuserName,_note,firstName,lastName',
  'kim@example.com,x,Kim,Lee',
  'short@example.com',
  'Jo@example.com,,"Jo, ""J""\nJr.",\'=Ray',
  'kim@example.com,x,Second,Lee',
  ' Zoë ,,00123,',
].join('\r\n')

describe('an earlier roster', () => {
  test('has the users that had a good row', () =>
    withBase(content, base => {
      const keys = ['kim@example.com', 'short@example.com', 'Jo@example.com', 'nobody@example.com', '']
      expect(keys.map(key => base?.has(key))).toEqual([true, false, true, false, false])
    }))

  test('tells what they are called, each once, as it spells that', () =>
    withBase(content, base => {
      expect([...(base?.keys() ?? [])]).toEqual(['kim@example.com', 'Jo@example.com', ' Zoë '])
    }))

  test('calls users without a key by what else is known of them', async () => {
    using folder = new TemporaryFolder()
    const likenesses = [{ columns: ['EMail'] }, { columns: ['firstName', 'lastName'], unless: ['EMail'] }]
    const rows = ['userName,EMail,firstName,lastName', 'u1,kim@example.com,Kim,Lee', ',jo@example.com,Jo,Ray']
    // The last two are called what others are already.
    rows.push(',,Lou,Day', ',KIM@example.com,Kim,Lee', ',,lou,DAY')
    writeFileSync(folder.file('base.csv'), rows.join('\n'))
    const columns = { ...madeUpColumns, likenesses }
    const base = await openBaseRoster(folder.file('base.csv'), {
      ...{ file: 'users.csv', columns, mapping: noMapping },
    })
    expect([...(base?.keys() ?? [])]).toEqual(['u1', 'jo@example.com', 'Lou Day'])
    expect(base?.cell('Lou Day', 'firstName')).toBe('Lou')
  })

  test('tells their cells, of the first row where a key has several', () =>
    withBase(content, base => {
      expect(base?.cell('kim@example.com', 'firstName')).toBe('Kim')
      expect(base?.cell('Jo@example.com', 'firstName')).toBe('Jo, "J"\nJr.')
      expect(base?.cell('Jo@example.com', 'lastName')).toBe('=Ray')
      expect(base?.cell('kim@example.com', 'lastName')).toBe('Lee')
      expect(base?.cell('Zoë', 'firstName')).toBe('00123')
      expect(base?.cell('Zoë', 'lastName')).toBe('')
    }))

  test('has nothing to tell of a user or a column that was not there', () =>
    withBase(content, base => {
      expect(base?.cell('nobody@example.com', 'firstName')).toBeUndefined()
      expect(base?.cell('kim@example.com', 'active')).toBeUndefined()
      expect(base?.cell('kim@example.com', '_note')).toBeUndefined()
    }))

  test('finds keys as the platform compares them', async () => {
    await withBase(content, base => {
      expect(base?.has(' KIM@example.com')).toBe(true)
      expect(base?.cell('zoe\u0308', 'firstName')).toBe('00123')
    })
    await withBase(
      content,
      base => expect([base?.has('KIM@example.com'), base?.has('Zoë')]).toEqual([false, true]),
      {
        keyIgnoresCase: false,
      },
    )
  })

  test('is read with the mapping of the configuration', () =>
    withBase('Login,Status\nkim,A\n', base => expect(base?.cell('kim', 'active')).toBe('true'), {
      mapping: {
        columns: new Map([
          ['Login', { column: 'userName' }],
          ['Status', { column: 'active', values: new Map([['A', 'true']]) }],
        ]),
        ignore: [],
      },
    }))

  test.each([
    ['is empty', ''],
    ['has an unknown column', 'userName,Team\nkim,1\n'],
    ['has an odd number of quotes', 'userName\n"kim\n'],
    ['is not UTF-8', Buffer.from([0x75, 0xff, 0x0a])],
  ])('is not there when it %s', async (_, bytes) => {
    using folder = new TemporaryFolder()
    writeFileSync(folder.file('base.csv'), bytes)
    expect(await open(folder.file('base.csv'))).toBeUndefined()
  })

  test('is not there when there is no file', async () => {
    using folder = new TemporaryFolder()
    expect(await open(folder.file('base.csv'))).toBeUndefined()
  })
})
