import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wazoCosts } from '../../../../src/platforms/wazo/roster/costs.ts'
import { grouped, workOf } from '../../../../src/platforms/wazo/roster/row-work.ts'
import { partsOf, type Sketch, steps, type Task } from '../../../../src/platforms/wazo/roster/steps.ts'
import { creation, deletion, type Fields, update } from './changes.ts'

const idsOf = (sketches: readonly Sketch[]) => sketches.map(({ id }) => JSON.parse(id).join(' '))
const needsOf = (sketches: readonly Sketch[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    sketches.map(({ id, needs }) => [
      JSON.parse(id).join(' '),
      needs.map(need => (JSON.parse(need) as string[]).join(' ')),
    ]),
  )

function isCreation(sketch: Sketch): sketch is Sketch<Extract<Task, { does: 'create' }>> {
  return sketch.does === 'create'
}

describe('steps', () => {
  test('deletions come first, creations last, and each part of a user is a step', () => {
    const all = steps([
      creation('new', { firstname: 'New', enabled: '0', provisioning_code: '123456' }),
      update('u', { firstname: ['A', 'B'], exten: ['1', '2'], call_permissions: [null, 'intl'] }),
      deletion('gone'),
    ])
    expect(idsOf(all)).toEqual([
      ...['delete gone', 'user u', 'line u', 'permissions u', 'import 1'],
      ...['complete user new', 'complete line new'],
    ])
    expect(all.flatMap(({ serves }) => serves)).toContainEqual({ key: 'new', columns: ['firstname'] })
  })

  test('who takes what another one has waits for that one', () => {
    const all = steps([
      update('a', { exten: ['1', '2'] }),
      update('b', { exten: ['2', '3'] }),
      update('c', { username: ['CC', 'cc2'] }),
      update('d', { username: [null, 'cc'] }),
    ])
    expect(needsOf(all)).toEqual({ 'line a': ['line b'], 'line b': [], 'user c': [], 'user d': ['user c'] })
  })

  test('in a ring one is lent something else first, of each column by itself', () => {
    const swap = (key: string, from: string, to: string): Fields => ({
      exten: [from, to],
      sip_username: [`sip${from}`, `sip${to}`],
      voicemail_number: [key === 'a' ? from : `${from}0`, to],
    })
    const needs = needsOf(steps([update('a', swap('a', '1', '2')), update('b', swap('b', '2', '1'))]))
    const lent = Object.keys(needs).filter(id => id.startsWith('lend'))
    expect(lent).toHaveLength(2)
    for (const id of lent) expect(Object.values(needs).filter(all => all.includes(id))).toHaveLength(2)
    expect(needs['voicemail b']).toEqual(['voicemail a'])
  })

  const shifts = fc
    .uniqueArray(fc.nat({ max: 12 }), { minLength: 1, maxLength: 12 })
    .chain(from =>
      fc.tuple(
        fc.constant(from),
        fc.shuffledSubarray([...from, 20, 21], { minLength: from.length, maxLength: from.length }),
      ),
    )

  test('law: whoever moves where, everybody comes to their turn', () => {
    fc.assert(
      fc.property(shifts, ([from, to]) => {
        const all = steps(
          from.flatMap((before, at) => {
            const after = to[at] ?? 0
            return before === after ? [] : [update(`u${at}`, { exten: [String(before), String(after)] })]
          }),
        )
        const done = new Set<string>()
        let left = [...all]
        while (left.length > 0) {
          const ready = left.filter(({ needs }) => needs.every(need => done.has(need)))
          expect(ready).not.toEqual([])
          for (const { id } of ready) done.add(id)
          left = left.filter(({ id }) => !done.has(id))
        }
        expect(done.size).toBe(all.length)
      }),
    )
  })

  test('ten thousand who each take the next number are put in order, one after the other', () => {
    const all = steps(
      Array.from({ length: 10_000 }, (_, at) => update(`u${at}`, { exten: [String(at), String(at + 1)] })),
    )
    expect(all).toHaveLength(10_000)
    expect(all.every(({ does }) => does === 'change')).toBe(true)
    expect(needsOf(all)['line u0']).toEqual(['line u1'])
  })

  test('creations are in steps of work, each split into those named and the others, or into halves', () => {
    const people = Array.from({ length: 1_100 }, (_, at) => creation(`p${at}`, { firstname: `P${at}` }))
    const creations = steps(people).filter(isCreation)
    expect(creations.map(({ users }) => users.length)).toEqual([1_000, 100])
    const [, second] = creations
    if (!second) throw new Error('there is one only')
    const parts = partsOf(second, ['p1007', 'p1001'])
    expect(idsOf(parts)).toEqual(['import 2 others', 'create p1001', 'create p1007'])
    expect(parts[0]?.users).toHaveLength(98)
    expect(idsOf(partsOf(second, undefined))).toEqual(['import 2 1', 'import 2 2'])
    const full = {
      password: 'x',
      context: 'c',
      voicemail_number: '1',
      incall_exten: '1',
      call_permissions: 'a;b',
    }
    expect(workOf(creation('p', full).fields)).toBe(18 + 103 + 71 + 50 + 60 + 40)
  })

  test('law: groups hold all items in their order, within their bounds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 })),
        fc.integer({ min: 1, max: 9 }),
        (weights, count) => {
          const groups = grouped(weights, weight => weight, { most: 60, count })
          expect(groups.flat()).toEqual(weights)
          for (const group of groups) {
            expect(group.length).toBeLessThanOrEqual(count)
            expect(group.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(60)
          }
          // None could have taken what the next one begins with.
          for (const [at, group] of groups.slice(0, -1).entries()) {
            const next = groups[at + 1]?.[0] ?? 0
            const sum = group.reduce((all, weight) => all + weight, next)
            expect(group.length === count || sum > 60).toBe(true)
          }
        },
      ),
    )
  })
})

describe('costs', () => {
  test('are the sums of the steps, and say what else comes of it', () => {
    const changes = [
      deletion('gone'),
      { ...update('off', { enabled: ['1', '0'] }), kind: 'deactivate' as const },
      update('box', { voicemail_number: ['1', null] }),
      update('phone', { sip_username: ['one', 'two'] }),
      update('line', { line_protocol: [null, 'sip'] }),
    ]
    const { calls, effects } = wazoCosts(changes)
    const sum = steps(changes).reduce((all, { cost }) => all + (cost.requests ?? 0), 0)
    expect(calls).toEqual({ requests: sum })
    expect(effects.map(({ code, users }) => [code, users])).toEqual([
      ['mailboxes-destroyed', 1],
      ['access-lost', 1],
      ['mailboxes-left', 1],
      ['phones-cut-off', 1],
    ])
  })
})
