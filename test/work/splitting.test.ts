import { describe, expect, test } from 'vitest'
import { Failure, type FailureKind } from '../../src/work/failure.ts'
import type { Unit } from '../../src/work/unit.ts'
import { failing, ids, MemoryJournal, run, unit } from './scripted-work.ts'

const failure = (kind: FailureKind, effectUnknown = false) =>
  new Failure(kind, `it was ${kind}`, { code: 'Code', effectUnknown })

/** A unit of the letters of `id`, each of which can be done alone; together they fail as told. */
function letters(id: string, kind: FailureKind, sent: string[], more: Partial<Unit<string>> = {}) {
  const send = failing([failure(kind, more.settle !== undefined)])
  return unit(id, {
    run: context => {
      sent.push(id)
      return send(context)
    },
    split: () => [...id].map(letter => unit(letter)),
    ...more,
  })
}

describe('a unit is split', () => {
  test.each([
    ['timeout', 2],
    ['transient', 5],
  ] as const)('when its tries are used up (%s: %i)', async (kind, tries) => {
    const sent: string[] = []
    const journal = new MemoryJournal()
    const outcome = await run([letters('abc', kind, sent)], { journal })
    expect(sent).toHaveLength(tries)
    expect([...outcome.results.keys()]).toEqual(['a', 'b', 'c'])
    expect(outcome.failed).toEqual([])
    expect(journal.entries[0]).toEqual({ event: 'split', unit: 'abc', cause: { kind, code: 'Code' } })
  })

  test('when it writes for several and is refused, since one of them may be the cause', async () => {
    const sent: string[] = []
    const refused = new Failure('rejected', 'no', { code: 'Code' })
    const batch = unit('abc', {
      run: async () => {
        sent.push('abc')
        throw refused
      },
      settle: async () => ({ done: false }),
      split: () => [unit('a'), unit('b', { run: failing([refused]) }), unit('c')],
    })
    const outcome = await run([batch])
    expect(sent).toEqual(['abc'])
    expect([...outcome.results.keys()]).toEqual(['a', 'c'])
    expect(ids(outcome.failed)).toEqual(['b'])
  })

  test('again when a part fails too, down to what cannot be split', async () => {
    const halves = (id: string): Unit<string> =>
      unit(id, {
        run: id.includes('x') ? failing([failure('timeout')]) : async () => id,
        split: () =>
          id.length < 2
            ? []
            : [halves(id.slice(0, id.length / 2)), halves(id.slice(Math.floor(id.length / 2)))],
      })
    const outcome = await run([halves('abxd')])
    expect([...outcome.results.keys()]).toEqual(['ab', 'd'])
    expect(ids(outcome.failed)).toEqual(['x'])
  })

  test('in a later attempt without being sent again', async () => {
    const first = new MemoryJournal()
    await run([letters('ab', 'timeout', [])], { journal: first })
    const sent: string[] = []
    const again = await run([letters('ab', 'timeout', sent)], {
      journal: new MemoryJournal(first.entries.slice(0, 2)),
    })
    expect(sent).toEqual([])
    expect([...again.results.keys()]).toEqual(['a', 'b'])
    expect(again.restored).toBe(1)
  })
})

describe('a unit is not split', () => {
  test('when it writes and is fatally refused', async () => {
    const failed = letters('ab', 'fatal', [], {
      run: failing([new Failure('fatal', 'no', { code: 'Code' })]),
      settle: async () => ({ done: false }),
    })
    expect(ids((await run([failed])).failed)).toEqual(['ab'])
  })

  test.each(['rejected', 'fatal'] as const)('when it reads and is %s', async kind => {
    const outcome = await run([letters('ab', kind, [])])
    expect(ids(outcome.failed)).toEqual(['ab'])
    expect(outcome.results.size).toBe(0)
  })

  test.each([0, 1])('into %i parts', async count => {
    const parts = [unit('a')].slice(0, count)
    const outcome = await run([letters('ab', 'timeout', [], { split: () => parts })])
    expect(ids(outcome.failed)).toEqual(['ab'])
    expect(outcome.results.size).toBe(0)
  })

  test('while it is not known what it did', async () => {
    const journal = new MemoryJournal()
    const unknowable = letters('ab', 'timeout', [], { settle: failing([failure('transient')]) as never })
    const outcome = await run([unknowable], { journal })
    expect(outcome.results.size).toBe(0)
    expect(outcome.failed).toMatchObject([{ unit: { id: 'ab' }, effectUnknown: true }])
    expect(journal.entries.at(-1)).toMatchObject({ event: 'failed', unit: 'ab', effectUnknown: true })
  })

  test('when looking shows that it took effect', async () => {
    const sent: string[] = []
    const settled = letters('ab', 'timeout', sent, { settle: async () => ({ done: true, result: 'seen' }) })
    const outcome = await run([settled])
    expect(outcome.results.get('ab')).toBe('seen')
    expect(sent).toEqual(['ab'])
  })

  test('before looking has shown that it took none', async () => {
    const looks: string[] = []
    const settled = letters('ab', 'timeout', [], {
      settle: async () => {
        looks.push('look')
        return { done: false }
      },
    })
    const outcome = await run([settled])
    expect(looks).toHaveLength(2)
    expect([...outcome.results.keys()]).toEqual(['a', 'b'])
  })
})

describe('the probe', () => {
  const rest = [unit('c'), unit('d')]

  test('is asked when tries are used up, and lets the work go on', async () => {
    let probes = 0
    const probe = async () => {
      probes += 1
    }
    const outcome = await run([letters('ab', 'timeout', []), ...rest], { probe })
    expect(probes).toBe(1)
    expect([...outcome.results.keys()]).toEqual(['a', 'b', 'c', 'd'])
  })

  test('stops the work when the platform is gone, and leaves the rest not attempted', async () => {
    const journal = new MemoryJournal()
    const sent: string[] = []
    const outcome = await run([letters('ab', 'transient', sent), ...rest], {
      journal,
      probe: () => Promise.reject(new Error('connection refused')),
    })
    expect(sent).toHaveLength(5)
    expect(outcome.stop).toMatchObject({
      kind: 'fatal',
      message: 'the platform does not answer any more: connection refused',
    })
    expect(outcome.failed).toEqual([])
    expect(ids(outcome.notAttempted)).toEqual(['ab', 'c', 'd'])
    expect(outcome.notAttempted[0]?.reason).toBe('it was transient')
    expect(journal.entries).toEqual([])
  })

  test('is not asked about what the platform refused', async () => {
    const probe = () => Promise.reject(new Error('never asked'))
    const outcome = await run([letters('ab', 'rejected', []), ...rest], { probe })
    expect([...outcome.results.keys()]).toEqual(['c', 'd'])
    expect(outcome.stop).toBeUndefined()
  })
})

describe('units given up in a row', () => {
  const busy = (): Promise<string> => Promise.reject(failure('transient'))
  const refused = (): Promise<string> => Promise.reject(failure('rejected'))
  const many = (count: number, name: string, send: Unit<string>['run']) =>
    Array.from({ length: count }, (_, at) => unit(`${name}${at}`, { run: send }))

  test('stop the work when they are sixteen', async () => {
    const outcome = await run([...many(16, 'busy', busy), unit('next')])
    expect(outcome.failed).toHaveLength(16)
    expect(ids(outcome.notAttempted)).toEqual(['next'])
    expect(outcome.stop).toMatchObject({
      kind: 'fatal',
      message: expect.stringMatching(/16 requests were given up: it was transient$/),
    })
  })

  test('are not in a row with one done in between, if that gains anything', async () => {
    const units = [...many(15, 'a', busy), unit('done'), ...many(15, 'b', busy), unit('next')]
    const outcome = await run(units)
    expect(outcome.stop).toBeUndefined()
    expect([...outcome.results.keys()]).toEqual(['done', 'next'])
    expect((await run(units, { gains: () => false })).stop?.kind).toBe('fatal')
  })

  test('do not stop the work when the platform refused them, since it answers', async () => {
    const outcome = await run([...many(30, 'no', refused), ...many(15, 'busy', busy), unit('next')])
    expect(outcome.stop).toBeUndefined()
    expect([...outcome.results.keys()]).toEqual(['next'])
    const split = await run([...many(30, 'no', refused), letters('ab', 'timeout', [])])
    expect([...split.results.keys()]).toEqual(['a', 'b'])
  })

  test('are not too many to find the one that cannot be done among a thousand', async () => {
    const halves = (from: number, to: number): Unit<string> =>
      unit(`${from}-${to}`, {
        run: from <= 0 && 0 < to ? failing([failure('timeout')]) : async () => 'done',
        split: () => {
          const middle = (from + to) >> 1
          return to - from < 2 ? [] : [halves(from, middle), halves(middle, to)]
        },
      })
    const outcome = await run([halves(0, 1_024)])
    expect(ids(outcome.failed)).toEqual(['0-1'])
    expect(outcome.results.size).toBe(10)
    expect(outcome.stop).toBeUndefined()
  })
})
