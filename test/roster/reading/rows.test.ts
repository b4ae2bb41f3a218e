import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { noMapping } from '../../../src/roster/reading/mapping.ts'
import { openRoster } from '../../../src/roster/reading/open-roster.ts'
import { TemporaryFolder } from '../../temporary-folder.ts'
import { madeUpColumns } from './made-up-columns.ts'
import { readRoster, told } from './read-roster.ts'

const corpus = (name: string) => fileURLToPath(new URL(`../../rosters/${name}.csv`, import.meta.url))

describe('cells are read as they are:', () => {
  test.each<[string, ...string[][]]>([
    ['fine-digits-stay-digits', ['kim@example.com', '00101', '+49 30 1'], ['007', '1.0233E+05', ' 12 ']],
    ['fine-guards', ['kim@example.com', '=1+1', '+x'], ['@jo', '-a', '-12']],
    ['fine-apostrophes', ['kim@example.com', "'Kim'", "O'Hara"]],
    ['fine-quoted-comma', ['kim@example.com', 'Kim, Jr.', 'Lee']],
    ['fine-doubled-quotes', ['kim@example.com', 'Kim "K" Lee', '"']],
    ['fine-doubled-quote-at-the-end', ['kim@example.com', 'Kim "K'], ['jo@example.com', 'Jo']],
    ['fine-doubled-quotes-and-commas', ['kim@example.com', 'Kim "K", Jr., "J"', 'Lee']],
    ['fine-everything-quoted', ['kim@example.com', 'Kim', 'Lee'], ['jo@example.com', '', '']],
    ['fine-blanks-stay', ['kim@example.com', '  Kim ', ' Lee ']],
    ['fine-tab-in-cell', ['kim@example.com', 'Kim\tK', 'Lee\tL']],
    ['fine-letters-of-the-world', ['zoë@example.com', 'Zoë', 'Ånström'], ['李@example.com', '李', '😀']],
    ['fine-empty-key-and-twins', ['', 'Kim'], ['jo@example.com', 'Jo'], ['jo@example.com', 'Jo']],
    ['line-break-in-two-cells', ['kim@example.com', 'Kim\nK', 'Lee\n\nL'], ['jo@example.com', 'Jo', 'Ray']],
    ['header-notes-of-a-report', ['kim@example.com', 'Kim']],
    ['header-key-last', ['Kim', 'Lee', 'kim@example.com']],
  ])('%s', async (name, ...rows) => {
    const read = await readRoster(corpus(name))
    expect(read.rows.map(({ cells }) => cells)).toEqual(rows)
  })
})

/** Rows that begin where one would not think, the first cell of each the number of its line. */
const winding = [
  '\uFEFF"userName",firstName,_note,lastName',
  '2,é,,y',
  '',
  '4,"a""b\nc",,"d\n\n"',
  '8,"😀, 😀",,y',
  '"9","",,""',
  'too short',
  '',
  '12,😀é,"x, y",z',
].join('\n')

describe.each([
  ['LF', winding],
  ['CRLF', winding.replaceAll('\n', '\r\n')],
  ['LF and no mark', winding.slice(1)],
])('places in a file with %s', (_, content) => {
  test('of rows: line, first byte and length', async () => {
    using folder = new TemporaryFolder()
    const path = folder.file('users.csv')
    writeFileSync(path, content)
    const { rows } = await readRoster(path)
    expect(rows.map(({ line, cells }) => [String(line), cells.length])).toEqual(
      ['2', '4', '8', '9', '12'].map(line => [line, 3]),
    )
    const records = rows.map(({ start, bytes }) => readFileSync(path).toString('utf8', start, start + bytes))
    const end = content.includes('\r') ? '\r\n' : '\n'
    expect(records).toEqual([
      '2,é,,y',
      `4,"a""b${end}c",,"d${end}${end}"`,
      '8,"😀, 😀",,y',
      '"9","",,""',
      '12,😀é,"x, y",z',
    ])
  })

  test('of cells: line and character', async () => {
    using folder = new TemporaryFolder()
    const path = folder.file('users.csv')
    writeFileSync(path, content)
    const { roster, rows } = await readRoster(path)
    const places = rows.map(row =>
      [0, 1, 2].map(at => roster?.place(row, at)).map(place => `${place?.line}:${place?.column}`),
    )
    expect(places).toEqual([
      ['2:1', '2:3', '2:6'],
      ['4:1', '4:3', '5:5'],
      ['8:1', '8:3', '8:11'],
      ['9:1', '9:5', '9:9'],
      ['12:1', '12:4', '12:14'],
    ])
  })
})

test('rows can be read again, and findings are told once', async () => {
  const { roster, rows, findings } = await readRoster(corpus('several-mistakes'))
  const before = findings.length
  expect((await Array.fromAsync(roster?.rows() ?? [])).flat()).toEqual(rows)
  expect(findings).toHaveLength(before)
  expect(before).toBe(5)
})

test('that there are no rows is told once', async () => {
  const { roster, findings } = await readRoster(corpus('header-only'))
  expect(await Array.fromAsync(roster?.rows() ?? [])).toEqual([])
  expect(findings.map(({ code }) => code)).toEqual(['no-rows'])
})

test('a reading tells what an abandoned one did not come to, and no more', async () => {
  const lines: number[] = []
  const roster = await openRoster(corpus('several-mistakes'), {
    file: 'users.csv',
    columns: madeUpColumns,
    mapping: noMapping,
    blockSize: 1,
    onFinding: ({ line }) => lines.push(line),
  })
  for await (const _ of roster?.rows() ?? []) break
  expect(lines).toEqual([2, 3, 5])
  await Array.fromAsync(roster?.rows() ?? [])
  expect(lines).toEqual([2, 3, 5, 7, 8])
})

test('rows come in batches, in the order of the file, with the number of their line', async () => {
  using folder = new TemporaryFolder()
  const path = folder.file('users.csv')
  const lines = Array.from({ length: 100_000 }, (_, at) => `user${at},Zoë`)
  writeFileSync(path, `userName,firstName\n${lines.join('\n')}\n`)
  const { roster } = await readRoster(path)
  const batches = await Array.fromAsync(roster?.rows() ?? [])
  expect(batches.length).toBeGreaterThan(5)
  expect(batches.flat().map(({ line, cells: [key] }) => `${key}:${line}`)).toEqual(
    lines.map((_, at) => `user${at}:${at + 2}`),
  )
})

test('what keeps a row out is not shown where the cell is a secret', async () => {
  using folder = new TemporaryFolder()
  const path = folder.file('users.csv')
  writeFileSync(
    path,
    [
      'userName,password,firstName',
      'kim,hunter2 "x" hunter2,Kim',
      'jo,"hunter2"hunter2,Jo',
      'ada,hunter2,hunter2,Ada',
      'max,hunter2',
      'zoe,hun\u0007ter2,Zoe',
      'fox,"hun\nter2",Fox',
      'eve, "hunter2",Eve',
      'tom;hunter2;Tom',
      'ann\thunter2\tAnn',
      '',
    ].join('\n'),
  )
  const { findings } = await readRoster(path)
  expect(findings).toHaveLength(9)
  expect(findings.map(told).join()).not.toMatch(/hun|ter2/)
})

describe('what may be a part of a secret is not taken for a key', () => {
  test.each<[string, string]>([
    ['in a row with a comma too many', 'Kim,se,cret,kim@example.com, Lee'],
    ['before a quote that is one too many', 'Kim,se,cret,kim@example.com,L"e"e'],
  ])('%s', async (_, row) => {
    using folder = new TemporaryFolder()
    const path = folder.file('users.csv')
    writeFileSync(path, `firstName,password,userName,lastName\n${row}\n`)
    const { findings } = await readRoster(path)
    expect(findings).toHaveLength(1)
    expect(JSON.stringify(findings)).not.toContain('cret')
  })
})
