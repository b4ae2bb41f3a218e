import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ColumnMapping } from '../../../src/roster/reading/mapping.ts'
import { TemporaryFolder } from '../../temporary-folder.ts'
import { type ReadRoster, readRoster, told } from './read-roster.ts'

async function read(content: string, mapping: ColumnMapping): Promise<ReadRoster> {
  using folder = new TemporaryFolder()
  writeFileSync(folder.file('people.csv'), content)
  return await readRoster(folder.file('people.csv'), { mapping })
}

function mappingOf(columns: Record<string, string>, ignore: ColumnMapping['ignore'] = []): ColumnMapping {
  return { columns: new Map(Object.entries(columns).map(([title, column]) => [title, { column }])), ignore }
}

const login = { Login: 'userName' }

describe('a file with headers of its own', () => {
  test('serves as a roster: columns by its titles, cells in its order, the rest left out', async () => {
    const { roster, rows, findings } = await read(
      'Cost centre,Vorname,Login\n4711,Kim,kim\n0815,"Jo, Jr.",jo\n',
      mappingOf({ ...login, Vorname: 'firstName' }, ['Cost centre']),
    )
    expect(findings).toEqual([])
    expect(roster?.columns.map(({ column, title }) => [column.name, title])).toEqual([
      ['firstName', 'Vorname'],
      ['userName', 'Login'],
    ])
    expect(roster?.keyAt).toBe(1)
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['Kim', 'kim'],
      ['Jo, Jr.', 'jo'],
    ])
  })

  test('takes the names of columns for what they are, where they are not mapped', async () => {
    const { roster } = await read('Login,lastName\nkim,Lee\n', mappingOf(login))
    expect(roster?.columns.map(({ column }) => column.name)).toEqual(['userName', 'lastName'])
  })

  test('has a title that is mapped and the name of another column', async () => {
    const { roster, rows } = await read(
      'userName,firstName\nKim,kim\n',
      mappingOf({ userName: 'firstName', firstName: 'userName' }),
    )
    expect(roster?.columns.map(({ column }) => column.name)).toEqual(['firstName', 'userName'])
    expect(rows[0]?.cells).toEqual(['Kim', 'kim'])
  })

  test('has titles with blanks and line breaks, as its mapping may have', async () => {
    const { roster } = await read(
      '" Log\nin ",=Sum,Cost centre\nkim,x,1\n',
      mappingOf({ 'Log in': 'userName', ' =Sum': 'lastName' }, [' Cost\ncentre ']),
    )
    expect(roster?.columns.map(({ column, title }) => [column.name, title])).toEqual([
      ['userName', 'Log in'],
      ['lastName', '=Sum'],
    ])
  })

  test('has a guarded title', async () => {
    const { roster } = await read("Login,'=Sum\nkim,x\n", mappingOf({ ...login, '=Sum': 'lastName' }))
    expect(roster?.columns[1]?.title).toBe('=Sum')
  })

  test('leaves out a column by its name, if told so', async () => {
    const { roster, rows } = await read('userName,active\nkim,maybe\n', mappingOf({}, ['active']))
    expect(roster?.columns.map(({ column }) => column.name)).toEqual(['userName'])
    expect(rows[0]?.cells).toEqual(['kim'])
  })

  test('leaves out all other columns, even such without a title or twice, if told so', async () => {
    const { findings, rows } = await read(
      'Login,Team,,Team,active\nkim,1,2,3,true\n',
      mappingOf(login, 'others'),
    )
    expect(findings).toEqual([])
    expect(rows[0]?.cells).toEqual(['kim', 'true'])
  })
})

describe('values', () => {
  const values = new Map([
    ['A', 'true'],
    ['=B', 'false'],
    ['', 'false'],
  ])
  const mapping: ColumnMapping = {
    columns: new Map([
      ['Status', { column: 'active', values }],
      ['Login', { column: 'userName', values: new Map([['boss', 'kim']]) }],
    ]),
    ignore: [],
  }

  test.each([
    ['A', 'true'],
    [' A ', 'true'],
    ["'=B", 'false'],
    ['', 'false'],
    ['a', 'a'],
    ['A B', 'A B'],
    [' x ', ' x '],
  ])('translate the cell %j to %j', async (cell, translated) => {
    const { rows } = await read(`Login,Status,lastName\njo,${cell},A\n`, mapping)
    expect(rows[0]?.cells).toEqual(['jo', translated, 'A'])
  })

  test('translate keys, also those of findings', async () => {
    const { rows, findings } = await read('Login,Status\nboss,A\nboss\n', mapping)
    expect(rows[0]?.cells).toEqual(['kim', 'true'])
    expect(findings.map(({ key }) => key)).toEqual(['kim'])
  })
})

describe('a mapping that does not fit the file is told:', () => {
  test.each<[string, string, ColumnMapping, ...string[]]>([
    [
      'a title that the file does not have',
      'userName,Vornam\nkim,Kim\n',
      mappingOf({ Vorname: 'firstName' }, 'others'),
      'error 1:1 mapped-header-missing: the configuration maps "Vorname" to firstName, but the header has no "Vorname"; did you mean "Vornam"?',
    ],
    [
      'the title of the key, which is then not missed twice',
      'Name,firstName\nkim,Kim\n',
      mappingOf(login, ['Name']),
      'error 1:1 mapped-header-missing: the configuration maps "Login" to userName, but the header has no "Login"',
    ],
    [
      'two titles for one column',
      'Login,userName\nkim,kim\n',
      mappingOf(login),
      'error 1:7 repeated-column: "Login" and "userName" both lead to the column userName: delete or ignore one of the two',
    ],
    [
      'one title twice',
      'Login,Login\nkim,kim\n',
      mappingOf(login),
      'error 1:7 repeated-column: the column "Login" is in the header twice: delete one of the two',
    ],
    [
      'a column that does not exist',
      'userName,Vorname\nkim,Kim\n',
      mappingOf({ Vorname: 'fristName' }),
      'error 1:10 unknown-column: the configuration maps "Vorname" to "fristName"; "fristName" is not a column of this roster; did you mean "firstName"?',
    ],
    [
      'a column that does not exist, however much is left out',
      'userName,Vorname\nkim,Kim\n',
      mappingOf({ Vorname: 'name' }, 'others'),
      'error 1:10 unknown-column: the configuration maps "Vorname" to "name"; "name" is not a column of this roster: delete the column, or let the configuration map or ignore it',
    ],
    [
      'no key among what is left',
      'Nutzer,firstName\nkim,Kim\n',
      mappingOf({}, 'others'),
      'error 1:1 key-missing: the column userName is missing, which says whom a row is about',
    ],
    [
      'a misspelt key among what is left out',
      'user-name,firstName\nkim,Kim\n',
      mappingOf({}, 'others'),
      'error 1:1 key-missing: the column userName is missing, which says whom a row is about; is it "user-name"?',
    ],
    [
      'the key left out',
      'userName,firstName\nkim,Kim\n',
      mappingOf({}, ['userName']),
      'error 1:1 key-missing: the column userName is missing, which says whom a row is about; is it "userName"?',
    ],
    [
      'a rename, however much is left out',
      'userName,previous_userName\nkim,kimlee\n',
      mappingOf({}, 'others'),
      'error 1:10 rename-impossible: the column previous_userName is of no use: this platform never changes a userName',
    ],
    [
      'a delimiter that its titles show',
      'Login;Name, last;Team\nkim;Lee;1\n',
      mappingOf({ ...login, Team: 'firstName' }),
      'error 1:6 wrong-delimiter: the cells are parted by semicolons, not by commas: set the list separator in the region settings of Windows to "," and save again from Excel, or replace them in an editor',
    ],
  ])('%s', async (_, content, mapping, ...expected) => {
    const { roster, findings } = await read(content, mapping)
    expect(findings.map(told)).toEqual(expected)
    expect(roster).toBeUndefined()
  })
})
