import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { longestRecord } from '../../../src/roster/reading/csv/record.ts'
import { TemporaryFolder } from '../../temporary-folder.ts'
import { keysOf, readRoster, told } from './read-roster.ts'
import { illTold } from './told-well.ts'

const header = 'userName,firstName,lastName\n'
const saveAs = 'save the file as "CSV UTF-8 (Comma delimited)"'
const inExcel = 'in Excel, save the sheet as "CSV UTF-8 (Comma delimited)"'

/** One character for each byte. */
function bytes(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}

function windows(byte: string, letter: string): string {
  return `not-utf-8: the byte 0x${byte} is not UTF-8, but probably "${letter}" in Windows-1252, in which Excel saves plain "CSV": ${saveAs}`
}

type Case = readonly [name: string, content: Buffer, keys: string | undefined, finding?: string]

const accepted: readonly Case[] = [
  ['a line of just a megabyte', bytes(`${header}kim,${'x'.repeat(longestRecord - 5)},\n`), 'kim'],
  ['a byte order mark', Buffer.from(`\uFEFF${header}kim,Kim,Lee\n`), 'kim'],
  ['a mark and a quoted header', Buffer.from('\uFEFF"userName","firstName"\nkim,Kim\n'), 'kim'],
  ['two marks', Buffer.from(`\uFEFF\uFEFF${header}kim,Kim,Lee\n`), 'kim'],
  ['CRLF', bytes('userName,firstName\r\nkim,Kim\r\njo,Jo\r\n'), 'kim jo'],
  ['CRLF behind quotes', bytes('"userName","firstName"\r\n"kim","Kim"\r\n'), 'kim'],
  ['mixed line ends', bytes('userName,firstName\r\nkim,Kim\njo,Jo\r\n'), 'kim jo'],
  ['CRLF and blank lines', bytes('\r\nuserName,firstName\r\n\r\nkim,Kim\r\n\r\n'), 'kim'],
  ['lines that end with CR CR LF', bytes('userName,firstName\r\r\nkim,Kim\r\r\n'), 'kim'],
  ['a last line that is cut off behind CR', bytes('userName,firstName\r\nkim,Kim\r'), 'kim'],
  ['a quoted last line that is cut off behind CR', bytes('userName,firstName\r\nkim,"Kim"\r'), 'kim'],
  ['C1 controls, which platforms hold', Buffer.from(`${header}kim,O\u0092Hara,Lee\n`), 'kim'],
]

const refused: readonly Case[] = [
  [
    'a conflict before a byte that is not UTF-8',
    bytes(`${header}<<<<<<< HEAD\njo,J\xf6rg,Ray\n`),
    undefined,
    'error 2:1 merge-conflict: a merge conflict is left here: keep the rows that are right, and delete the lines <<<<<<<, ======= and >>>>>>>',
  ],
  [
    'a carriage return in a quoted title',
    bytes('userName,"first\rName"\nkim,Kim\n'),
    undefined,
    'error 1:10 unknown-column: "first Name" is not a column of this roster; did you mean "firstName"?',
  ],
  [
    'a mark alone',
    Buffer.from('\uFEFF'),
    undefined,
    'error 1:1 empty-file: the file is empty: its first line must be a header that names the columns',
  ],
  [
    'blank lines of CRLF',
    bytes('\r\n\r\n'),
    undefined,
    'error 1:1 empty-file: the file is empty: its first line must be a header that names the columns',
  ],
  [
    'UTF-16 with a mark',
    Buffer.from(`\uFEFF${header}`, 'utf16le'),
    undefined,
    `error 1:1 not-utf-8: the file is in UTF-16, as "Unicode Text" of Excel is: ${inExcel}`,
  ],
  [
    'UTF-16, big end first',
    Buffer.from(`\uFEFF${header}`, 'utf16le').swap16(),
    undefined,
    `error 1:1 not-utf-8: the file is in UTF-16, as "Unicode Text" of Excel is: ${inExcel}`,
  ],
  [
    'UTF-16 without a mark',
    Buffer.from(header, 'utf16le'),
    undefined,
    `error 1:1 not-utf-8: the file is in UTF-16, as "Unicode Text" of Excel is: ${inExcel}`,
  ],
  [
    'UTF-16 without a mark, big end first',
    Buffer.from(header, 'utf16le').swap16(),
    undefined,
    `error 1:1 not-utf-8: the file is in UTF-16, as "Unicode Text" of Excel is: ${inExcel}`,
  ],
  [
    'Windows-1252 in a row',
    bytes(`${header}kim,Kim,Lee\njo,J\xf6rg,Ray\n`),
    undefined,
    `error 3:5 ${windows('F6', 'ö')}`,
  ],
  [
    'Windows-1252 in the header',
    bytes('userName,Gr\xf6\xdfe\n'),
    undefined,
    `error 1:12 ${windows('F6', 'ö')}`,
  ],
  [
    'a curly quote of Windows-1252',
    bytes(`${header}kim,O\x92Hara,Lee\n`),
    undefined,
    `error 2:6 ${windows('92', '’')}`,
  ],
  [
    'the euro sign of Windows-1252',
    bytes(`${header}kim,\x80,Lee\n`),
    undefined,
    `error 2:5 ${windows('80', '€')}`,
  ],
  [
    'Windows-1252 behind the mark of UTF-8',
    bytes(`\xef\xbb\xbfuserName,\xe4\n`),
    undefined,
    `error 1:10 ${windows('E4', 'ä')}`,
  ],
  [
    'Windows-1252 behind characters of several bytes',
    Buffer.concat([Buffer.from(`${header}kim,😀é,`), bytes('\xe9,\n')]),
    undefined,
    `error 2:8 ${windows('E9', 'é')}`,
  ],
  [
    'a byte that Windows-1252 does not have',
    bytes(`${header}kim,\x81,Lee\n`),
    undefined,
    'error 2:5 not-utf-8: the byte 0x81 is not UTF-8: save the file in UTF-8',
  ],
  [
    'half a surrogate as UTF-8',
    bytes(`${header}kim,\xed\xa0\x80,Lee\n`),
    undefined,
    'error 2:5 not-utf-8: the byte 0xED is not UTF-8: save the file in UTF-8',
  ],
  [
    'a character that is cut off at the end',
    bytes(`${header}kim,Kim,Zo\xe2\x82`),
    undefined,
    'error 2:11 not-utf-8: the byte 0xE2 is not UTF-8: save the file in UTF-8',
  ],
  [
    'old Mac lines',
    bytes('userName,firstName\rkim,Kim\rjo,Jo\r'),
    undefined,
    `error 1:1 line-ends: the lines of the file end with a carriage return alone, as in "CSV (Macintosh)" of Excel: save it as "CSV UTF-8 (Comma delimited)"`,
  ],
  [
    'a workbook',
    bytes('PK\x03\x04\x14\x00\x06\x00'),
    undefined,
    `error 1:1 not-csv: the file is an Excel workbook or another zip file: ${inExcel}`,
  ],
  [
    'an old workbook',
    bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    undefined,
    `error 1:1 not-csv: the file is a workbook of an old Excel: ${inExcel}`,
  ],
  [
    'a compressed file',
    bytes('\x1f\x8b\x08\x00\x00'),
    undefined,
    'error 1:1 not-csv: the file is a file compressed by gzip: unpack it first',
  ],
  [
    'a control character in the header',
    bytes('userName,first\x07Name\nkim,Kim\n'),
    undefined,
    'error 1:15 control-character: the control character U+0007, which nobody can see, stands here: delete it',
  ],
  [
    'a line of more than a megabyte',
    bytes(`${header}kim,${'x'.repeat(longestRecord)},Lee\n`),
    undefined,
    'error 2:1 line-too-long: this line is longer than a megabyte, which no row of a roster is: check how the file was made',
  ],
  [
    'nothing but a line of more than a megabyte',
    bytes('x'.repeat(longestRecord + 1)),
    undefined,
    'error 1:1 line-too-long: this line is longer than a megabyte, which no row of a roster is: check how the file was made',
  ],
]

const leftOut: readonly Case[] = [
  [
    'a control character at the beginning of a cell',
    bytes(`${header}kim,\x07Kim,Lee\njo,Jo,Ray\n`),
    'jo',
    'error 2:5 control-character (kim, firstName): the control character U+0007, which nobody can see, stands here: delete it',
  ],
  [
    'a quote that is closed megabytes later, at the end',
    bytes(`${header}kim,"${`\n${'y'.repeat(99)}`.repeat(20_000)}", Lee`),
    '',
    'error 2:5 record-too-long: the double quote that opens this cell is probably not closed where it should be: close it, or delete it; all from line 2 to the next closing quote is left out',
  ],
  [
    'a quote behind a blank that is closed megabytes later',
    bytes(`${header}kim, "${`\n${'y'.repeat(99)}`.repeat(40_000)}",Lee\njo,Jo,Ray\n`),
    'jo',
    'error 2:5 record-too-long: the double quote that opens this cell is probably not closed where it should be: close it, or delete it; all from line 2 to the next closing quote is left out',
  ],
  [
    'NUL',
    bytes(`${header}kim,K\x00im,Lee\njo,Jo,Ray\n`),
    'jo',
    'error 2:6 control-character (kim, firstName): the control character U+0000, which nobody can see, stands here: delete it',
  ],
  [
    'a control character in quotes over two lines',
    bytes(`${header}kim,"K\ni\x1bm",Lee\njo,Jo,Ray\n`),
    'jo',
    'error 3:2 control-character (kim, firstName): the control character U+001B, which nobody can see, stands here: delete it; lines 2 to 3 are left out',
  ],
  [
    'a control character in the key',
    bytes(`${header}k\x0bim,Kim,Lee\njo,Jo,Ray\n`),
    'jo',
    'error 2:2 control-character (userName): the control character U+000B, which nobody can see, stands here: delete it',
  ],
  [
    'a control character in a column that is left out',
    bytes('userName,_note\nkim,a\x01b\njo,\n'),
    'jo',
    'error 2:6 control-character (kim): the control character U+0001, which nobody can see, stands here: delete it',
  ],
  [
    'a control character behind wide ones',
    Buffer.from(`${header}kim,😀\x01,Lee\n`),
    '',
    'error 2:6 control-character (kim, firstName): the control character U+0001, which nobody can see, stands here: delete it',
  ],
  [
    'a control character in a ragged row',
    bytes(`${header}kim,Kim\x01\njo,Jo,Ray\n`),
    'jo',
    'error 2:8 control-character: the control character U+0001, which nobody can see, stands here: delete it',
  ],
  [
    'the end mark of DOS',
    bytes(`${header}kim,Kim,Lee\n\x1a`),
    'kim',
    'error 3:1 control-character: the control character U+001A, which nobody can see, stands here: delete it',
  ],
  [
    'a carriage return in a cell',
    bytes(`${header}kim,K\rim,Lee\njo,Jo,Ray\n`),
    'jo',
    'error 2:6 control-character (kim, firstName): a carriage return stands here outside of double quotes: delete it',
  ],
  [
    'a carriage return behind a closing quote',
    bytes(`${header}kim,"Kim"\r,Lee\njo,Jo,Ray\n`),
    'jo',
    'error 2:10 text-after-quote (kim): something follows the double quote that closes this cell: write the quote twice if it is part of the text, else delete what follows',
  ],
  [
    'a row of more than a megabyte',
    bytes(`${header}kim,"${'x'.repeat(600_000)}\n${'x'.repeat(600_000)}",Lee\njo,Jo,Ray\n`),
    'jo',
    'error 2:5 record-too-long: the double quote that opens this cell is probably not closed where it should be: close it, or delete it; all from line 2 to the next closing quote is left out',
  ],
  [
    'a quote that is closed megabytes later',
    bytes(`${header}kim,"${'x'.repeat(99)}${`\n${'y'.repeat(99)}`.repeat(40_000)}",Lee\njo,Jo,Ray\n`),
    'jo',
    'error 2:5 record-too-long: the double quote that opens this cell is probably not closed where it should be: close it, or delete it; all from line 2 to the next closing quote is left out',
  ],
]

const kept: readonly Case[] = [
  [
    'quotes over lines of CRLF',
    bytes('userName,firstName\r\nkim,"K\r\nK"\r\njo,Jo\r\n'),
    'kim jo',
    'warning 2:5 line-break-in-cell (kim, firstName): firstName has a line break in it: it is kept; delete it if it is not meant',
  ],
  [
    'a carriage return in quotes',
    bytes(`${header}kim,"K\rim",Lee\n`),
    'kim',
    'warning 2:5 line-break-in-cell (kim, firstName): firstName has a line break in it: it is kept; delete it if it is not meant',
  ],
]

describe.each([
  ['is accepted without a word', accepted],
  ['is refused', refused],
  ['leaves out a row', leftOut],
  ['is accepted with a warning', kept],
])('a roster that %s has', (_, cases) => {
  const named = cases.map(([name, content, keys, finding]) => ({ name, content, keys, finding }))
  test.each(named)('$name', async ({ content, keys, finding }) => {
    using folder = new TemporaryFolder()
    const path = folder.file('users.csv')
    writeFileSync(path, content)
    const read = await readRoster(path)
    expect(read.findings.map(told)).toEqual(finding === undefined ? [] : [finding])
    expect(keysOf(read)).toBe(keys)
    expect(read.findings.map(illTold).filter(why => why !== undefined)).toEqual([])
    for (const blockSize of content.length < 1_000 ? [1, 2, 7] : [1 << 17, longestRecord * 3]) {
      expect(await readRoster(path, { blockSize })).toEqual(read)
    }
  })
})

test('rows behind a quote that is closed megabytes later have their lines and places', async () => {
  using folder = new TemporaryFolder()
  const path = folder.file('users.csv')
  const before = `${header}"k\nim","${`\n${'y'.repeat(99)}`.repeat(30_000)}"",,"" z",Lee\n`
  writeFileSync(path, `${before}jo,Jo,Ray\n`)
  const { rows } = await readRoster(path)
  expect(rows).toEqual([
    { line: before.split('\n').length, start: before.length, bytes: 9, cells: ['jo', 'Jo', 'Ray'] },
  ])
})

describe('there is no roster', () => {
  test.each([
    ['nothing', 'nothing.csv', 'there is no such file: check its path, and that it was checked out'],
    ['a folder', 'folder', 'this is a folder: give the path of a CSV file'],
    [
      'nothing below a file',
      'file/users.csv',
      'there is no such file: check its path, and that it was checked out',
    ],
  ])('where %s is', async (_, name, message) => {
    using folder = new TemporaryFolder()
    mkdirSync(folder.file('folder'))
    writeFileSync(folder.file('file'), '')
    const { roster, findings } = await readRoster(folder.file(name))
    expect(roster).toBeUndefined()
    expect(findings).toEqual([
      { severity: 'error', file: 'users.csv', line: 1, column: 1, code: 'no-file', message },
    ])
  })

  test('where a device is', async () => {
    const { findings } = await readRoster('/dev/null')
    expect(findings.map(told)).toEqual([
      'error 1:1 no-file: this is not a regular file: give the path of a CSV file',
    ])
  })
})
