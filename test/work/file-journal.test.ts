import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FileJournal, type JournalHead } from '../../src/work/file-journal.ts'
import type { JournalEntry } from '../../src/work/journal.ts'
import { TemporaryFolder } from '../temporary-folder.ts'
import { run, unit } from './scripted-work.ts'

const head: JournalHead = { format: 1, created: '2026-03-04T05:06:07.000Z', identity: { domain: 'Zoë' } }

const text = fc.string({ unit: 'grapheme', maxLength: 20 })
const entries: fc.Arbitrary<JournalEntry[]> = fc.array(
  fc.oneof(
    fc.record({ event: fc.constant('started' as const), unit: text }),
    fc.record({
      event: fc.constant('done' as const),
      unit: text,
      result: fc.oneof(fc.constant(null), text, fc.dictionary(text, fc.array(text))),
    }),
    fc.record({
      event: fc.constant('split' as const),
      unit: text,
      cause: fc.record({ kind: fc.constant('timeout' as const), code: text }),
    }),
    fc.record({ event: fc.constant('failed' as const), unit: text, code: text, effectUnknown: fc.boolean() }),
  ),
  { maxLength: 6 },
)

function write(path: string, list: readonly JournalEntry[]): void {
  using journal = FileJournal.create(path, head)
  for (const entry of list) journal.append(entry)
}

function read(path: string): { head: JournalHead; past: readonly JournalEntry[] } {
  using journal = FileJournal.open(path)
  if (!journal) throw new Error('there is no journal')
  return { head: journal.head, past: journal.past }
}

describe('a journal in a file', () => {
  test('is read back as it was written, line ends and other scripts in its texts included', () => {
    using folder = new TemporaryFolder()
    const path = folder.file('deeper', 'journal.ndjson')
    fc.assert(
      fc.property(entries, list => {
        write(path, list)
        const back = read(path)
        expect(back.head).toEqual(head)
        expect(JSON.stringify(back.past)).toBe(JSON.stringify(list))
      }),
      { numRuns: 50 },
    )
  })

  test('is a head and then one line of JSON for each entry', () => {
    using folder = new TemporaryFolder()
    const path = folder.file('journal.ndjson')
    write(path, [
      { event: 'started', unit: 'a' },
      { event: 'done', unit: 'a', result: { users: 3 } },
    ])
    expect(readFileSync(path, 'utf8')).toBe(
      '{"format":1,"created":"2026-03-04T05:06:07.000Z","identity":{"domain":"Zoë"}}\n' +
        '{"event":"started","unit":"a"}\n' +
        '{"event":"done","unit":"a","result":{"users":3}}\n',
    )
  })

  test('has each entry in the file when append returns', () => {
    using folder = new TemporaryFolder()
    const path = folder.file('journal.ndjson')
    using journal = FileJournal.create(path, head)
    for (const name of ['a', 'b']) {
      journal.append({ event: 'started', unit: name })
      expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`\\{"event":"started","unit":"${name}"\\}\\n$`))
    }
    expect(journal.appended).toBe(2)
  })

  test('torn at any byte holds the entries that were whole, and goes on from there', () => {
    using folder = new TemporaryFolder()
    const path = folder.file('journal.ndjson')
    const list: JournalEntry[] = [
      { event: 'done', unit: 'é😀', result: 'x' },
      { event: 'started', unit: 'b' },
    ]
    write(path, list)
    const whole = readFileSync(path)
    const ends = [...whole.entries()].flatMap(([at, byte]) => (byte === 0x0a ? [at + 1] : []))
    for (let length = 0; length <= whole.length; length += 1) {
      writeFileSync(path, whole.subarray(0, length))
      const kept = ends.filter(end => end <= length).length
      {
        using journal = FileJournal.open(path)
        if (kept === 0) {
          expect(journal).toBeUndefined()
          continue
        }
        expect(journal?.past).toEqual(list.slice(0, kept - 1))
        journal?.append({ event: 'started', unit: 'next' })
      }
      expect(read(path).past).toEqual([...list.slice(0, kept - 1), { event: 'started', unit: 'next' }])
    }
  })

  test('that is created anew holds nothing of an earlier one', () => {
    using folder = new TemporaryFolder()
    const path = folder.file('journal.ndjson')
    write(path, [{ event: 'started', unit: 'a' }])
    write(path, [])
    expect(read(path).past).toEqual([])
  })

  test('that is not there, or is empty, is none', () => {
    using folder = new TemporaryFolder()
    expect(FileJournal.open(folder.file('journal.ndjson'))).toBeUndefined()
    writeFileSync(folder.file('journal.ndjson'), '')
    expect(FileJournal.open(folder.file('journal.ndjson'))).toBeUndefined()
  })

  test.each([
    ['no JSON', 'what?'],
    ['half of an entry with a line end', '{"event":"star'],
    ['a number', '5'],
    ['null', 'null'],
    ['a list', '[]'],
    ['an entry without a unit', '{"event":"started"}'],
    ['an entry of another kind', '{"event":"paused","unit":"a"}'],
    ['nothing', ''],
  ])('with a whole line that is %s is refused', (_what, line) => {
    using folder = new TemporaryFolder()
    const path = folder.file('journal.ndjson')
    write(path, [{ event: 'started', unit: 'a' }])
    appendFileSync(path, `${line}\n{"event":"started","unit":"b"}\n`)
    expect(() => FileJournal.open(path)).toThrow(/line 3/)
  })

  test.each(['null', '5', '[]', '{}', '{"format":1,"created":"x"}', 'what?'])(
    'whose first line is %s is refused',
    line => {
      using folder = new TemporaryFolder()
      const path = folder.file('journal.ndjson')
      writeFileSync(path, `${line}\n`)
      expect(() => FileJournal.open(path)).toThrow(/line 1/)
    },
  )

  test('of a later format can be opened, so that it can be refused by its version', () => {
    using folder = new TemporaryFolder()
    const path = folder.file('journal.ndjson')
    writeFileSync(path, `${JSON.stringify({ ...head, format: 2 })}\n`)
    expect(read(path).head.format).toBe(2)
  })

  test('that is closed takes no more, and the work says so', async () => {
    using folder = new TemporaryFolder()
    const journal = FileJournal.create(folder.file('journal.ndjson'), head)
    journal[Symbol.dispose]()
    await expect(run([unit('a')], { journal })).rejects.toThrow(/EBADF/)
  })
})
