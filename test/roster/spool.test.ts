import { appendFileSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareCodePoints } from '../../src/roster/order.ts'
import { Spool } from '../../src/roster/spool.ts'
import type { Extent } from '../../src/roster/spool-chunk.ts'
import { TemporaryFolder } from '../temporary-folder.ts'

type User = readonly [key: string, cells: Readonly<Record<string, string>>]

function write(spool: Spool, users: Iterable<User>): Extent {
  const chunk = spool.open()
  for (const [key, cells] of users) chunk.add(key, new Map(Object.entries(cells)))
  return chunk.commit()
}

function rows(spool: Spool, extents: readonly Extent[], header: readonly string[]): string[][] {
  return [...spool.sorted(extents).rows(header)]
}

describe('users in a spool', () => {
  test('come back sorted, each cell under its column, from chunks that were written at once', () => {
    const column = fc.constantFrom('name', 'mail', 'agent_😀', '{columns}')
    const users = fc.uniqueArray(
      fc.tuple(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
        fc.dictionary(column, fc.string({ unit: 'binary', maxLength: 12 })),
      ),
      { selector: ([key]) => key, maxLength: 30 },
    )
    fc.assert(
      fc.property(users, fc.infiniteStream(fc.nat(2)), (all, turns) => {
        using folder = new TemporaryFolder()
        using spool = new Spool(folder.path)
        const chunks = [spool.open(), spool.open(), spool.open()]
        for (const [key, cells] of all) {
          chunks[turns.next().value as number]?.add(key, new Map(Object.entries(cells)))
        }
        const header = ['key', 'mail', 'name', '{columns}', 'agent_😀']
        const read = spool.sorted(chunks.map(chunk => chunk.commit()))
        // Lone surrogates have no place in UTF-8; JSON escapes them, and they come back.
        const sorted = all.toSorted(([a], [b]) => compareCodePoints(a, b))
        expect([...read.keys()]).toEqual(sorted.map(([key]) => key))
        expect([...read.rows(header)]).toEqual(
          sorted.map(([, cells]) => header.map(name => (Object.hasOwn(cells, name) ? cells[name] : ''))),
        )
        expect(read.columns).toEqual(new Set(all.flatMap(([, cells]) => Object.keys(cells))))
      }),
      { numRuns: 60 },
    )
  })

  test('come sorted by another column, and where that is the same, by key', () => {
    using folder = new TemporaryFolder()
    using spool = new Spool(folder.path)
    const user = (key: string, name: string): User => [key, { key, name }]
    const extent = write(spool, [user('d', 'B'), user('a', 'B'), user('c', 'a'), user('b', '')])
    const keys = [...spool.sorted([extent]).rows(['key'], 'name')].flat()
    expect(keys).toEqual(['b', 'a', 'd', 'c'])
  })

  test('are found by key, with the columns that are asked for', () => {
    using folder = new TemporaryFolder()
    using spool = new Spool(folder.path)
    const first = write(spool, [['b', { mail: 'b@example.com', name: 'B' }]])
    const second = write(spool, [['a', { name: 'A' }]])
    const users = spool.sorted([first, second])
    const wanted = ['name', 'mail', 'extension']
    expect(users.cells('a', wanted)).toEqual(['A', '', ''])
    expect(users.cells('b', wanted)).toEqual(['B', 'b@example.com', ''])
    expect(users.cells('b', ['mail'])).toEqual(['b@example.com'])
    expect(users.cells('c', wanted)).toBeUndefined()
    expect(['a', 'b', 'c'].map(key => users.has(key))).toEqual([true, true, false])
  })

  test('may have columns that earlier users had not, and lack those that they had', () => {
    using folder = new TemporaryFolder()
    using spool = new Spool(folder.path)
    const extent = write(spool, [
      ['b', { first: '1' }],
      ['a', { second: '2', third: '3' }],
      ['c', { first: '4', third: '' }],
    ])
    expect(rows(spool, [extent], ['third', 'first', 'none', 'second'])).toEqual([
      ['3', '', '', '2'],
      ['', '1', '', ''],
      ['', '4', '', ''],
    ])
  })

  test('of one key in two chunks are one, the one of the chunk named first', () => {
    using folder = new TemporaryFolder()
    using spool = new Spool(folder.path)
    const first = write(spool, [
      ['a', { n: 'first' }],
      ['b', { n: 'first' }],
    ])
    const second = write(spool, [
      ['b', { n: 'second' }],
      ['A', { n: 'second' }],
    ])
    expect(rows(spool, [first, second], ['n'])).toEqual([['second'], ['first'], ['first']])
    expect(spool.sorted([first, second]).size).toBe(3)
  })

  test('of an abandoned chunk leave nothing behind, however many there were', () => {
    using folder = new TemporaryFolder()
    using spool = new Spool(folder.path)
    const kept = write(spool, [['a', { n: '1' }]])
    const chunk = spool.open()
    for (let n = 0; n < 5_000; n += 1) chunk.add(`lost ${n}`, new Map([['n', 'x'.repeat(100)]]))
    chunk.abandon()
    const next = write(spool, [['b', { n: '2' }]])
    expect(next.start).toBe(kept.start + kept.bytes)
    expect(rows(spool, [kept, next], ['n'])).toEqual([['1'], ['2']])
    expect(statSync(folder.file(next.segment)).size).toBe(next.start + next.bytes)
  })

  test('are in the file when commit returns', () => {
    using folder = new TemporaryFolder()
    using spool = new Spool(folder.path)
    const { segment, bytes } = write(spool, [['Zoë 😀', { n: '1' }]])
    const text = readFileSync(folder.file(segment), 'utf8')
    expect(Buffer.byteLength(text)).toBe(bytes)
    expect(text).toContain('Zoë 😀')
  })

  test('five thousand in chunks of which many are open at once', () => {
    using folder = new TemporaryFolder()
    using spool = new Spool(folder.path)
    const extents: Extent[] = []
    for (let round = 0; round < 5; round += 1) {
      const chunks = Array.from({ length: 10 }, () => spool.open())
      for (let n = 0; n < 1_000; n += 1) {
        chunks[n % 10]?.add(`${n}-${round}`, new Map([[`c${n % 40}`, `ü${n}/${round} ${'y'.repeat(300)}`]]))
      }
      extents.push(...chunks.map(chunk => chunk.commit()))
    }
    const users = spool.sorted(extents)
    expect(users.size).toBe(5_000)
    let seen = 0
    const keys = [...users.keys()]
    for (const cells of users.rows(Array.from({ length: 40 }, (_, c) => `c${c}`))) {
      const [n, round] = (keys[seen] ?? '').split('-')
      const filled = cells.flatMap((cell, at) => (cell === '' ? [] : [`${at} ${cell.split(' ')[0]}`]))
      expect(filled).toEqual([`${Number(n) % 40} ü${n}/${round}`])
      seen += 1
    }
    expect(seen).toBe(5_000)
    expect(readdirSync(folder.path)).toHaveLength(10)
    expect(extents.reduce((sum, extent) => sum + extent.users, 0)).toBe(5_000)
  })
})

describe('a spool that is opened again', () => {
  test('goes on after what the journal tells of, over what a crash left', () => {
    using folder = new TemporaryFolder()
    const kept = (() => {
      using spool = new Spool(folder.path)
      return write(spool, [['a', { n: '1' }]])
    })()
    appendFileSync(folder.file(kept.segment), '{"columns":["n"]}\n["half a us')
    using spool = new Spool(folder.path, [kept])
    const next = write(spool, [['b', { n: '2' }]])
    expect(next).toMatchObject({ segment: kept.segment, start: kept.start + kept.bytes })
    expect(rows(spool, [kept, next], ['n'])).toEqual([['1'], ['2']])
  })

  test('over what was committed but never journaled', () => {
    using folder = new TemporaryFolder()
    {
      using spool = new Spool(folder.path)
      write(spool, [['lost', { n: 'x'.repeat(500) }]])
    }
    using spool = new Spool(folder.path)
    const extent = write(spool, [['a', { n: '1' }]])
    expect(rows(spool, [extent], ['n'])).toEqual([['1']])
    expect(statSync(folder.file(extent.segment)).size).toBe(extent.bytes)
  })

  test.each([1, 2, 3])(
    'with only segment %i of three gives each new chunk a segment of its own',
    survivor => {
      using folder = new TemporaryFolder()
      const extents = (() => {
        using spool = new Spool(folder.path)
        const chunks = [spool.open(), spool.open(), spool.open()]
        for (const [at, chunk] of chunks.entries()) chunk.add(`old ${at}`, new Map([['n', 'old']]))
        return chunks.map(chunk => chunk.commit())
      })()
      const kept = extents.filter(({ segment }) => segment === `users-${survivor}.ndjson`)
      expect(kept).toHaveLength(1)
      using spool = new Spool(folder.path, kept)
      const chunks = [spool.open(), spool.open(), spool.open()]
      for (const [at, chunk] of chunks.entries()) chunk.add(`new ${at}`, new Map([['n', `${at}`]]))
      const fresh = chunks.map(chunk => chunk.commit())
      expect(new Set(fresh.map(({ segment }) => segment)).size).toBe(3)
      expect(rows(spool, [...kept, ...fresh], ['n'])).toEqual([['0'], ['1'], ['2'], ['old']])
    },
  )

  test('can tell whether it has all that the journal speaks of', () => {
    using folder = new TemporaryFolder()
    using spool = new Spool(folder.path)
    const extent = write(spool, [['a', { n: '1' }]])
    expect(Spool.holds(folder.path, extent)).toBe(true)
    expect(Spool.holds(folder.path, { ...extent, segment: 'other.ndjson' })).toBe(false)
    truncateSync(folder.file(extent.segment), extent.bytes - 1)
    expect(Spool.holds(folder.path, extent)).toBe(false)
    expect(() => spool.sorted([extent])).toThrow('shorter than its journal says')
  })
})
