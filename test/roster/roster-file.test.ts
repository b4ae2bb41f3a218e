import { createHash } from 'node:crypto'
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unguard } from '../../src/roster/formula-guard.ts'
import { writeRoster } from '../../src/roster/roster-file.ts'
import { TemporaryFolder } from '../temporary-folder.ts'

describe('a roster', () => {
  test('holds what it was given, whatever the cells are', () => {
    using folder = new TemporaryFolder()
    const path = folder.file('users.csv')
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 10 }),
      fc.string({ unit: fc.constantFrom(',', '"', '\n', '\r', "'", '=', '+', '-', ' ', 'é'), maxLength: 5 }),
    )
    const tables = fc
      .integer({ min: 1, max: 5 })
      .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }))
    fc.assert(
      fc.property(tables, rows => {
        const header = Array.from({ length: rows[0]?.length ?? 1 }, (_, at) => `c${at}`)
        // A row of one empty cell is an empty line, which is no row.
        fc.pre(!(header.length === 1 && rows.some(([only]) => only === '')))
        const written = writeRoster(path, header, rows)
        const [head, ...back] = parse(readFileSync(path), { record_delimiter: '\n' })
        expect(head).toEqual(header)
        expect(back.map(row => row.map(unguard))).toEqual(rows)
        expect(written.rows).toBe(rows.length)
      }),
      { numRuns: 200 },
    )
  })

  test('is UTF-8 without a mark, with a comma between cells and LF after each row', () => {
    using folder = new TemporaryFolder()
    const path = folder.file('deeper', 'users.csv')
    const { bytes, sha256 } = writeRoster(
      path,
      ['userName', 'firstName'],
      [
        ['zoë@example.com', 'Zoë "Z", Jr.'],
        ['b', '=1+1'],
        ['007', '+49 30 1'],
      ],
    )
    const text = 'userName,firstName\nzoë@example.com,"Zoë ""Z"", Jr."\nb,\'=1+1\n007,+49 30 1\n'
    expect(readFileSync(path)).toEqual(Buffer.from(text))
    expect(bytes).toBe(Buffer.byteLength(text))
    expect(sha256).toBe(createHash('sha256').update(text).digest('hex'))
  })

  test('without users is its header', () => {
    using folder = new TemporaryFolder()
    const path = folder.file('users.csv')
    expect(writeRoster(path, ['userName'], []).rows).toBe(0)
    expect(readFileSync(path, 'utf8')).toBe('userName\n')
  })

  test.each([499, 500, 501, 1_200])('of %i users is written twice to the same bytes', count => {
    using folder = new TemporaryFolder()
    const rows = Array.from({ length: count }, (_, at) => [`user${at}`, `Zoë ${at}`])
    const [first, second] = ['a.csv', 'b.csv'].map(name => writeRoster(folder.file(name), ['k', 'n'], rows))
    expect(readFileSync(folder.file('a.csv'))).toEqual(readFileSync(folder.file('b.csv')))
    expect([first?.rows, first?.sha256]).toEqual([count, second?.sha256])
    expect(readFileSync(folder.file('a.csv'), 'utf8').split('\n')).toHaveLength(count + 2)
  })
})

describe('a roster that is the same as before', () => {
  const longAgo = new Date('2020-01-02T03:04:05Z')
  const rows = Array.from({ length: 5_000 }, (_, at) => [`user${at}`, `Zoë ${at}`])
  const header = ['userName', 'firstName']

  test('is left alone, and nothing is left beside it', () => {
    using folder = new TemporaryFolder()
    const path = folder.file('users.csv')
    const first = writeRoster(path, header, rows)
    utimesSync(path, longAgo, longAgo)
    const second = writeRoster(path, header, rows)
    expect([first.changed, second]).toEqual([true, { ...first, changed: false }])
    expect(statSync(path).mtime).toEqual(longAgo)
    expect(readdirSync(folder.path)).toEqual(['users.csv'])
  })

  test.each([0, 4_999])('but for one letter in row %i is written', at => {
    using folder = new TemporaryFolder()
    const path = folder.file('users.csv')
    const { bytes } = writeRoster(path, header, rows)
    const other = rows.with(at, [`user${at}`, `Zoè ${at}`])
    const written = writeRoster(path, header, other)
    expect(written).toMatchObject({ bytes, changed: true })
    expect(readFileSync(path, 'utf8')).toContain(`Zoè ${at}`)
  })
})

describe('a roster that cannot be finished', () => {
  function* thenFails(good: number): Generator<string[]> {
    for (let at = 0; at < good; at += 1) yield [`user${at}`]
    throw new Error('the spool is gone')
  }

  test.each([0, 3, 1_000])('after %i rows leaves the old one, and nothing beside it', good => {
    using folder = new TemporaryFolder()
    const path = folder.file('users.csv')
    writeFileSync(path, 'userName\nold\n')
    expect(() => writeRoster(path, ['userName'], thenFails(good))).toThrow('the spool is gone')
    expect(readFileSync(path, 'utf8')).toBe('userName\nold\n')
    expect(readdirSync(folder.path)).toEqual(['users.csv'])
  })

  test('because a folder is in its place leaves nothing beside it', () => {
    using folder = new TemporaryFolder()
    mkdirSync(folder.file('users.csv'))
    expect(() => writeRoster(folder.file('users.csv'), ['userName'], [])).toThrow()
    expect(readdirSync(folder.path)).toEqual(['users.csv'])
  })

  test('does not replace the old one before the last row is in', () => {
    using folder = new TemporaryFolder()
    const path = folder.file('users.csv')
    writeFileSync(path, 'old')
    const seen: string[] = []
    function* watched(): Generator<string[]> {
      for (let at = 0; at < 600; at += 1) yield [`user${at}`]
      seen.push(readFileSync(path, 'utf8'))
    }
    writeRoster(path, ['userName'], watched())
    expect(seen).toEqual(['old'])
    expect(readFileSync(path, 'utf8')).toMatch(/^userName\nuser0\n/)
  })
})

test('a link that stands where the unfinished roster goes is not followed', () => {
  using folder = new TemporaryFolder()
  const victim = `${folder.path}/precious`
  writeFileSync(victim, 'precious')
  symlinkSync(victim, `${folder.path}/scratch`)
  writeRoster(`${folder.path}/users.csv`, ['userName'], [['kim']], `${folder.path}/scratch`)
  expect(readFileSync(victim, 'utf8')).toBe('precious')
  expect(lstatSync(`${folder.path}/users.csv`).isSymbolicLink()).toBe(false)
})
