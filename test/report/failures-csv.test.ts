import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { failuresCsv, reasonsByLine } from '../../src/report/failures-csv.ts'
import type { Change } from '../../src/roster/planning/plan.ts'
import type { Finding } from '../../src/roster/reading/finding.ts'
import { type ColumnMapping, noMapping } from '../../src/roster/reading/mapping.ts'
import { openRoster } from '../../src/roster/reading/open-roster.ts'
import type { Roster } from '../../src/roster/reading/roster.ts'
import { type Cells, columns, planOf } from '../roster/planning/made-up-tenant.ts'
import { TemporaryFolder } from '../temporary-folder.ts'
import { outcomeOf } from './made-up-import.ts'

async function open(
  path: string,
  text: string,
  mapping: ColumnMapping = noMapping,
): Promise<{ readonly roster: Roster; readonly findings: Finding[] }> {
  writeFileSync(path, text)
  const findings: Finding[] = []
  const options = { file: 'users.csv', columns, mapping, blockSize: 64 }
  const roster = await openRoster(path, { ...options, onFinding: finding => findings.push(finding) })
  if (!roster) throw new Error(findings.map(({ message }) => message).join())
  return { roster, findings }
}

async function cellsOf(roster: Roster): Promise<readonly (readonly string[])[]> {
  return (await Array.fromAsync(roster.rows())).flat().map(({ cells }) => cells)
}

async function failures(roster: Roster, reasons: ReadonlyMap<number, string>): Promise<string> {
  return (await Array.fromAsync(failuresCsv(roster, reasons))).join('')
}

function reasons(...lines: readonly number[]): ReadonlyMap<number, string> {
  return new Map(lines.map(line => [line, `wrong in ${line}.`]))
}

describe('failures as CSV', () => {
  test('are the rows of these lines with all columns of the roster, their line and the reason', async () => {
    using folder = new TemporaryFolder()
    const text = 'EMail,userName,phone\nana@example.com,ana,+1 555\nben@example.com,ben,\n,cid,=1+1\n'
    const { roster } = await open(folder.file('a.csv'), text)
    expect(await failures(roster, reasons(2, 4))).toBe(
      'EMail,userName,phone,_line,_error\n' +
        'ana@example.com,ana,+1 555,2,wrong in 2.\n' +
        ",cid,'=1+1,4,wrong in 4.\n",
    )
    expect(await failures(roster, new Map())).toBe('EMail,userName,phone,_line,_error\n')
  })

  test('leave out earlier notes, what the configuration ignores, and records that are no rows', async () => {
    using folder = new TemporaryFolder()
    const text = 'userName,Desk,_line,_error,phone\nana,12,7,old,1\nben,1\ncid,13,8,old,2\n'
    const { roster, findings } = await open(folder.file('a.csv'), text, {
      columns: new Map(),
      ignore: ['Desk'],
    })
    expect(await failures(roster, reasons(2, 3, 4))).toBe(
      'userName,phone,_line,_error\nana,1,2,wrong in 2.\ncid,2,4,wrong in 4.\n',
    )
    expect(findings.map(({ line, code }) => [line, code])).toEqual([[3, 'ragged-row']])
  })

  test('find the row of a cell that begins on a later line, and no other', async () => {
    using folder = new TemporaryFolder()
    const text =
      'userName,phone,locale,EMail\nana,"1\n2",de,a@example.com\nben,3,4\ncid,"5\n\n6",fr,c@example.com\n'
    const { roster } = await open(folder.file('a.csv'), text)
    const rowsAt = async (...lines: readonly number[]) =>
      (await failures(roster, reasons(...lines))).match(/^(ana|cid)|wrong.*$/gm)
    expect(await rowsAt(2)).toEqual(['ana', 'wrong in 2.'])
    expect(await rowsAt(3)).toEqual(['ana', 'wrong in 3.'])
    expect(await rowsAt(2, 3)).toEqual(['ana', 'wrong in 2. wrong in 3.'])
    expect(await rowsAt(4)).toBeNull()
    expect(await rowsAt(7)).toEqual(['cid', 'wrong in 7.'])
  })

  test('hold the names of secrets, and never a secret', async () => {
    using folder = new TemporaryFolder()
    const text = 'userName,password,pin\nana,env:ANA,Tr0ub4dor\nben,Tr0ub4dor,env:PIN\n'
    const { roster } = await open(folder.file('a.csv'), text)
    expect(await failures(roster, reasons(2, 3))).toBe(
      'userName,password,pin,_line,_error\nana,env:ANA,,2,wrong in 2.\nben,,env:PIN,3,wrong in 3.\n',
    )
  })

  test('have the headers and the cells of the file where the configuration translates them', async () => {
    using folder = new TemporaryFolder()
    const mapping: ColumnMapping = {
      columns: new Map([
        ['Login', { column: 'userName' }],
        // The contrary of the column: what a cell stands for is the name of another cell.
        [
          'Left',
          {
            column: 'active',
            values: new Map([
              [' x ', 'false'],
              ['true', 'false'],
              ['false', 'true'],
              ['no', 'true'],
            ]),
          },
        ],
      ]),
      ignore: 'others',
    }
    const text = 'Login,Left\nana,true\nben,false\ncid,no\ndee,\neva,TRUE\n'
    const { roster } = await open(folder.file('a.csv'), text, mapping)
    const csv = await failures(roster, reasons(2, 3, 4, 5, 6))
    expect(csv).toMatch(
      /^Login,Left,_line,_error\nana,true,.*\nben,false,.*\ncid,false,.*\ndee,,.*\neva,TRUE,/,
    )
    const again = await open(folder.file('b.csv'), csv, mapping)
    expect(await cellsOf(again.roster)).toEqual(await cellsOf(roster))
  })

  test('come in pieces, each of whole lines', async () => {
    using folder = new TemporaryFolder()
    const rows = Array.from({ length: 2_000 }, (_, at) => `user${at},${at}\n`)
    const { roster } = await open(folder.file('a.csv'), `userName,phone\n${rows.join('')}`)
    const all = new Map(rows.map((_, at) => [at + 2, 'wrong']))
    const pieces = await Array.fromAsync(failuresCsv(roster, all))
    expect(pieces.length).toBeGreaterThan(10)
    expect(pieces.every(piece => piece.endsWith('\n'))).toBe(true)
    expect(pieces.join('').split('\n')).toHaveLength(2_002)
  })

  test('fed in again plan what they would have planned, whatever their cells hold', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom(
        '=1+1',
        "'=1",
        '+1 555',
        'a,b',
        '"',
        'a\nb',
        ' a ',
        'a\r\nb',
        '@x',
        "''@x",
        '0012',
        '-',
      ),
    )
    // Control characters are refused by the reader, whoever wrote them.
    const clean = cell.filter(text => !/\p{Cc}/u.test(text.replaceAll(/\r?\n/g, '')))
    const tame = { phone: fc.constantFrom('', 'desk', '+1 555'), locale: fc.constantFrom('de', 'en') }
    const given = fc.array(
      fc.oneof(
        fc.record({ ...tame, groups: clean, skills: clean }),
        fc.record({ ...tame, groups: fc.constantFrom('', 'North'), skills: fc.constantFrom('', 'Sales:1') }),
      ),
      { minLength: 1, maxLength: 6 },
    )
    let planned = 0
    await fc.assert(
      fc.asyncProperty(given, fc.infiniteStream(fc.boolean()), async (people, chosen) => {
        using folder = new TemporaryFolder()
        const names = ['phone', 'userName', 'locale', 'groups', 'skills'] as const
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
        const lines = people.map((cells, at) =>
          names.map(name => quoted(name === 'userName' ? `user${at}` : cells[name])).join(','),
        )
        const users: Record<string, Cells> = {}
        for (const at of people.keys()) users[`user${at}`] = { EMail: `${at}@example.com`, phone: 'old' }
        const first = await open(folder.file('a.csv'), [names.join(','), ...lines, ''].join('\n'))
        const rows = (await Array.fromAsync(first.roster.rows())).flat()
        const wanted = rows.filter(() => chosen.next().value)
        const csv = await failures(first.roster, reasons(...wanted.map(({ line }) => line)))
        const second = await open(folder.file('b.csv'), csv)
        expect(await cellsOf(second.roster)).toEqual(wanted.map(({ cells }) => cells))
        const plan = async (roster: Roster) => (await planOf({ roster, users })).plan
        const keys = new Set(wanted.map(({ cells }) => cells[1]))
        const expected = (await plan(first.roster)).changes.filter(({ key }) => keys.has(key))
        const again = await plan(second.roster)
        const withoutLines = (changes: readonly Change[]) => changes.map(change => ({ ...change, line: 0 }))
        expect(withoutLines(again.changes)).toEqual(withoutLines(expected))
        expect(again.roster.rows).toBe(wanted.length)
        planned += expected.length
      }),
      { numRuns: 150 },
    )
    expect(planned).toBeGreaterThan(50)
  })
})

describe('the reasons of failures', () => {
  const change = (line: number | null): Change => ({ kind: 'update', key: `user${line}`, line, fields: [] })
  const finding = (severity: Finding['severity'], line: number, message: string): Finding => ({
    ...{ severity, file: 'users.csv', line, column: 1, code: 'x', message },
  })

  test('are those of what failed, of what was not attempted, and of rows that cannot be used', () => {
    const reason = { code: 'x', message: 'It is taken', cure: 'Choose another.' }
    const outcomes = [
      outcomeOf(change(2), { state: 'failed', reason }),
      outcomeOf(change(3), { state: 'not-attempted', reason: { code: 'y', message: 'Stopped.' } }),
      outcomeOf(change(4)),
      outcomeOf({ ...change(5), held: { reason: 'drifted', message: 'It moved.' } }),
      outcomeOf(change(null), { state: 'failed', reason }),
    ]
    const findings = [
      finding('error', 6, 'extension must have digits'),
      finding('warning', 7, 'never mind'),
      finding('error', 6, 'EMail is empty'),
    ]
    expect([...reasonsByLine(outcomes, findings)]).toEqual([
      [2, 'It is taken. Choose another.'],
      [3, 'Stopped.'],
      [6, 'extension must have digits. EMail is empty.'],
    ])
  })
})
