import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Agenda } from '../../src/work/agenda.ts'
import { ids, run, unit } from './scripted-work.ts'

const named = (...names: string[]) => names.map(name => unit(name))

describe('the agenda gives out', () => {
  test('first what came first', () => {
    const agenda = new Agenda(named('a', 'b', 'c'))
    expect(ids([agenda.next(), agenda.next(), agenda.next()].filter(one => one !== undefined))).toEqual([
      'a',
      'b',
      'c',
    ])
    expect(agenda.next()).toBeUndefined()
  })

  test('the parts of a unit that was split, in order, before what was waiting', () => {
    const agenda = new Agenda(named('a', 'b'))
    const a = agenda.next()
    agenda.split(a ?? unit(''), named('a1', 'a2'))
    expect([agenda.next()?.id, agenda.next()?.id, agenda.next()?.id]).toEqual(['a1', 'a2', 'b'])
  })

  test('the followers of a unit that is done, in order, before what was waiting, even for it', () => {
    const waits = unit('waits', { needs: ['a'] })
    const agenda = new Agenda([unit('a'), unit('b'), waits])
    agenda.done(agenda.next() ?? unit(''), named('f1', 'f2'))
    const order = Array.from({ length: 4 }, () => agenda.next()?.id)
    expect(order.slice(0, 2)).toEqual(['f1', 'f2'])
    expect(order.slice(2).sort()).toEqual(['b', 'waits'])
  })

  test('nothing before what it needs is done', async () => {
    const order: string[] = []
    const logged = (id: string, needs: string[]) =>
      unit(id, {
        needs,
        run: async () => {
          order.push(id)
          return id
        },
      })
    await run([logged('c', ['b', 'a']), logged('b', ['a']), logged('a', [])], { concurrency: 3 })
    expect(order).toEqual(['a', 'b', 'c'])
  })

  test('what needs a unit that was split once the last of its parts is done', () => {
    const agenda = new Agenda([unit('a'), unit('late', { needs: ['a'] })])
    agenda.split(agenda.next() ?? unit(''), named('a1', 'a2'))
    const [first, second] = [agenda.next(), agenda.next()]
    agenda.done(first ?? unit(''), [])
    expect(agenda.next()).toBeUndefined()
    agenda.done(second ?? unit(''), [])
    expect(agenda.next()?.id).toBe('late')
  })

  test('a follower that needs a unit done before, and one that needs the unit it follows', () => {
    const agenda = new Agenda(named('a', 'b'))
    agenda.done(agenda.next() ?? unit(''), [])
    agenda.done(agenda.next() ?? unit(''), [unit('f', { needs: ['a', 'b'] })])
    expect(agenda.next()?.id).toBe('f')
  })
})

describe('a need that is broken', () => {
  test('takes everything that needs it along, each naming its own need', () => {
    const agenda = new Agenda([
      unit('a', { label: 'the first' }),
      unit('b', { needs: ['a'], label: 'the second' }),
      unit('c', { needs: ['b'] }),
      unit('free'),
    ])
    agenda.failed(agenda.next() ?? unit(''))
    expect(agenda.next()?.id).toBe('free')
    expect(agenda.next()).toBeUndefined()
    expect(agenda.remaining('the end').map(({ unit: { id }, reason }) => [id, reason])).toEqual([
      ['b', 'it needs "the first", which was not done'],
      ['c', 'it needs "the second", which was not done'],
    ])
  })

  test('is broken as a whole when one of its parts is', () => {
    const agenda = new Agenda([unit('a'), unit('late', { needs: ['a'] })])
    agenda.split(agenda.next() ?? unit(''), named('a1', 'a2'))
    agenda.failed(agenda.next() ?? unit(''))
    agenda.done(agenda.next() ?? unit(''), [])
    expect(agenda.next()).toBeUndefined()
    expect(agenda.remaining('the end')).toMatchObject([
      { unit: { id: 'late' }, reason: 'it needs "a", which was not done' },
    ])
  })

  test('refuses those that come later', () => {
    const agenda = new Agenda(named('a', 'b'))
    agenda.failed(agenda.next() ?? unit(''))
    agenda.done(agenda.next() ?? unit(''), [unit('f', { needs: ['a'] })])
    expect(agenda.next()).toBeUndefined()
    expect(agenda.remaining('the end')).toMatchObject([
      { unit: { id: 'f' }, reason: 'it needs "a", which was not done' },
    ])
  })
})

describe('the agenda', () => {
  test('refuses two units of one id, at the beginning and among followers and parts', async () => {
    expect(() => new Agenda(named('a', 'a'))).toThrow('two units have the id a')
    await expect(run(named('a', 'a'))).rejects.toThrow('two units have the id a')
    await expect(run([unit('a', { followers: () => named('b') }), unit('b')])).rejects.toThrow(
      'two units have the id b',
    )
    const agenda = new Agenda(named('a', 'b'))
    expect(() => agenda.split(agenda.next() ?? unit(''), named('a1', 'b'))).toThrow('two units have the id b')
  })

  test('tells what is left: the waiting in order, then the blocked', () => {
    const agenda = new Agenda([unit('a'), unit('x', { needs: ['never'] }), unit('b'), unit('c')])
    agenda.next()
    expect(agenda.remaining('it was stopped')).toMatchObject(
      ['b', 'c', 'x'].map(id => ({ unit: { id }, reason: 'it was stopped' })),
    )
    expect(agenda.remaining('it was stopped')).toEqual([])
  })

  test('a unit whose need never comes is told of, not forgotten', async () => {
    const outcome = await run([unit('a', { needs: ['nobody'] }), unit('b')])
    expect([...outcome.results.keys()]).toEqual(['b'])
    expect(outcome.notAttempted).toMatchObject([
      { unit: { id: 'a' }, reason: 'what it waits for never came' },
    ])
  })

  test('counts the units known, a split one by its parts', () => {
    const agenda = new Agenda(named('a', 'b'))
    expect(agenda.known).toBe(2)
    agenda.split(agenda.next() ?? unit(''), named('a1', 'a2', 'a3'))
    expect(agenda.known).toBe(4)
    agenda.done(agenda.next() ?? unit(''), named('f'))
    expect(agenda.known).toBe(5)
  })

  test('gives out each unit at most once, after all it needs, and tells of every other', () => {
    const shapes = fc.array(
      fc.record({
        needs: fc.array(fc.nat(), { maxLength: 3 }),
        end: fc.constantFrom('done', 'done', 'failed', 'split', 'followed'),
      }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(shapes, fc.boolean(), (plan, stopEarly) => {
        const units = plan.map(({ needs }, at) =>
          unit(`u${at}`, { needs: at === 0 ? [] : [...new Set(needs.map(need => `u${need % at}`))] }),
        )
        const done = new Set<string>()
        const given = new Set<string>()
        const all = new Set(ids(units))
        const agenda = new Agenda(units)
        const isDone = (id: string): boolean =>
          done.has(id) || (all.has(`${id}/0`) && isDone(`${id}/0`) && isDone(`${id}/1`))
        const most = stopEarly ? 4 : Number.POSITIVE_INFINITY
        for (let one = agenda.next(); one && given.size < most; one = agenda.next()) {
          expect(given.has(one.id)).toBe(false)
          given.add(one.id)
          for (const need of one.needs) expect(`${one.id} needs ${need}: ${isDone(need)}`).toMatch(/true$/)
          const end = plan[Number(/^u(\d+)$/.exec(one.id)?.[1])]?.end ?? 'done'
          const more = [unit(`${one.id}/0`), unit(`${one.id}/1`)]
          if (end === 'split' || end === 'followed') for (const part of more) all.add(part.id)
          if (end === 'split') agenda.split(one, more)
          else if (end === 'failed') agenda.failed(one)
          else agenda.done(one, end === 'followed' ? more : [])
          if (end === 'done' || end === 'followed') done.add(one.id)
          if (given.size === most) break
        }
        const rest = ids(agenda.remaining('stopped'))
        expect(new Set(rest).size).toBe(rest.length)
        expect([...given, ...rest].sort()).toEqual([...all].sort())
      }),
      { numRuns: 300 },
    )
  })
})

describe('the calls ahead', () => {
  test('are those of all units that are still to be done', () => {
    const asking = (id: string, Query: number, needs: string[] = []) => unit(id, { cost: { Query }, needs })
    const agenda = new Agenda([asking('a', 1), asking('b', 2), asking('c', 4, ['b']), asking('d', 8, ['c'])])
    expect(agenda.ahead).toEqual({ Query: 15 })
    agenda.done(asking('a', 1), [asking('e', 16)])
    expect(agenda.ahead).toEqual({ Query: 30 })
    agenda.split(asking('e', 16), [asking('e/1', 3), asking('e/2', 3)])
    expect(agenda.ahead).toEqual({ Query: 20 })
    agenda.failed(asking('b', 2))
    expect(agenda.ahead).toEqual({ Query: 6 })
  })
})
