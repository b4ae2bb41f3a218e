import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guard, unguard } from '../../../src/roster/formula-guard.ts'
import type { Finding } from '../../../src/roster/reading/finding.ts'
import { writeRoster } from '../../../src/roster/roster-file.ts'
import { TemporaryFolder } from '../../temporary-folder.ts'
import { readRoster } from './read-roster.ts'

const signs = [
  ',',
  '"',
  '""',
  '\n',
  '\r',
  '\r\n',
  '\t',
  "'",
  '=',
  '+',
  '-',
  '@',
  ' ',
  '0',
  'a',
  'é',
  'e\u0301',
]
const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom(...signs, '😀', '\u0085', '\u2028', '\uFEFF', '李'), maxLength: 8 }),
  fc.constantFrom('00123', '+49 30 123', '1.0233E+05', "'=x", '""', 'null', 'TRUE', ' '),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
)

const width = 4
const table = fc.record({
  header: fc
    .shuffledSubarray(['userName', 'firstName', 'lastName', 'EMail', 'agent_Transfer'], {
      minLength: width,
      maxLength: width,
    })
    .filter(names => names.includes('userName')),
  rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }),
  blockSize: fc.integer({ min: 5, max: 60 }),
  mark: fc.boolean(),
})

/** A cell with line breaks that looks like two rows without the quote between them is refused, and rightly so. */
function looksLikeRows(text: string): boolean {
  return text.includes('\n') && text.includes(',')
}

test('what is written as a roster is read back cell by cell', async () => {
  using folder = new TemporaryFolder()
  const path = folder.file('users.csv')
  await fc.assert(
    fc.asyncProperty(table, async ({ header, rows, blockSize, mark }) => {
      fc.pre(!rows.flat().some(looksLikeRows))
      writeRoster(path, header, rows)
      if (mark) writeFileSync(path, `\uFEFF${readFileSync(path, 'utf8')}`)
      const read = await readRoster(path, { blockSize })
      expect(read.findings.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(read.roster?.columns.map(({ column }) => column.name)).toEqual(header)
      // A row without any text is the same as no row.
      expect(read.rows.map(row => row.cells)).toEqual(
        rows.filter(row => row.some(text => guard(text).trim() !== '')),
      )
    }),
    { numRuns: 500 },
  )
})

/** The key of such a row may itself have a line break. */
function withoutKey(finding: Finding): Omit<Finding, 'key'> {
  const { key: _, ...rest } = finding
  return rest
}

test('line ends of Windows change nothing but line breaks in cells', async () => {
  using folder = new TemporaryFolder()
  const [plain, windows] = [folder.file('plain.csv'), folder.file('windows.csv')]
  await fc.assert(
    fc.asyncProperty(table, async ({ header, rows, blockSize }) => {
      // Apostrophes before a carriage return are guards.
      const unix = rows.map(row => row.map(text => text.replaceAll('\r', '').replaceAll(/'+\n/g, '\n')))
      fc.pre(!unix.flat().some(looksLikeRows))
      writeRoster(plain, header, unix)
      writeFileSync(windows, readFileSync(plain, 'utf8').replaceAll('\n', '\r\n'))
      const [a, b] = [await readRoster(plain), await readRoster(windows, { blockSize })]
      expect(b.rows.map(row => row.cells.map(text => text.replaceAll('\r\n', '\n')))).toEqual(
        a.rows.map(row => row.cells),
      )
      expect(b.rows.map(row => row.line)).toEqual(a.rows.map(row => row.line))
      expect(b.findings.map(withoutKey)).toEqual(a.findings.map(withoutKey))
    }),
    { numRuns: 200 },
  )
})

test('well-formed CSV is read as csv-parse reads it', async () => {
  using folder = new TemporaryFolder()
  const path = folder.file('users.csv')
  // Quoted or not as it pleases, as long as a reader must accept it.
  const written = cell.chain(text =>
    /[",\r\n]/.test(text)
      ? fc.constant(`"${text.replaceAll('"', '""')}"`)
      : fc.boolean().map(quotes => (quotes ? `"${text}"` : text)),
  )
  const line = fc.tuple(written, written, written).map(cells => cells.join(','))
  const lines = fc.array(fc.oneof({ weight: 5, arbitrary: line }, { weight: 1, arbitrary: fc.constant('') }))
  await fc.assert(
    fc.asyncProperty(lines, fc.constantFrom('\n', '\r\n'), async (records, end) => {
      const content = ['userName,firstName,lastName', ...records].join(end)
      writeFileSync(path, content)
      const parsed: string[][] = parse(content, {
        record_delimiter: ['\n', '\r\n'],
        skip_empty_lines: true,
        from: 2,
      })
      fc.pre(!parsed.flat().some(looksLikeRows))
      const rows = parsed.filter(row => row.some(text => text.trim() !== '')).map(row => row.map(unguard))
      expect((await readRoster(path)).rows.map(row => row.cells)).toEqual(rows)
    }),
    { numRuns: 500 },
  )
})
