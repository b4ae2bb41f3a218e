import { describe, expect, test } from 'vitest'
import { Failure } from '../../src/work/failure.ts'
import { Stop } from '../../src/work/stop.ts'
import type { Unit } from '../../src/work/unit.ts'
import { ids, MemoryJournal, run, unit } from './scripted-work.ts'

const settle = async () => ({ done: false }) as const
const refused = async () => {
  throw new Failure('fatal', 'no', { code: 'No' })
}

/** What is left of a write that is stopped once it has failed so. */
async function leftAfter(failure: Failure) {
  const controller = new AbortController()
  const stopped = async () => {
    controller.abort(new Stop('cancelled', 'the run was cancelled'))
    throw failure
  }
  const { notAttempted } = await run([unit('a', { run: stopped, settle })], { signal: controller.signal })
  return notAttempted.map(({ unit: { id }, effectUnknown }) => [id, effectUnknown])
}

describe('of a write that is stopped', () => {
  test('the effect is unknown when its answer was lost', async () => {
    const lost = new Failure('transient', 'lost', { code: 'Lost', effectUnknown: true })
    expect(await leftAfter(lost)).toEqual([['a', true]])
  })

  test('the effect is known when it was never sent', async () => {
    expect(await leftAfter(new Failure('transient', 'busy', { code: 'Busy' }))).toEqual([['a', undefined]])
  })

  test('the effect is unknown when the stop comes while it waits to look', async () => {
    const controller = new AbortController()
    const lost = async () => {
      throw new Failure('transient', 'lost', { code: 'Lost', effectUnknown: true })
    }
    const { notAttempted } = await run([unit('a', { run: lost, settle })], {
      signal: controller.signal,
      observe: ({ type }) => {
        if (type === 'retrying') controller.abort(new Stop('cancelled', 'the run was cancelled'))
      },
    })
    expect(notAttempted).toMatchObject([{ effectUnknown: true }])
  })
})

describe('an attempt that ends early', () => {
  const write = (id: string, more: Partial<Unit<string>> = {}) => unit(id, { settle, ...more })

  test('counts what earlier ones have done, parts and followers too, and sends none of it', async () => {
    const sent: string[] = []
    const sending = (id: string) => write(id, { run: async () => `${sent.push(id)}` })
    const units = [
      write('first', { run: refused }),
      { ...sending('done'), followers: () => [sending('follower')] },
      { ...sending('whole'), split: () => [sending('part 1'), sending('part 2')] },
      { ...sending('after'), needs: ['done'] },
      sending('open'),
    ]
    const journal = new MemoryJournal([
      { event: 'done', unit: 'done', result: '1' },
      { event: 'done', unit: 'follower', result: '2' },
      { event: 'split', unit: 'whole', cause: { kind: 'rejected', code: 'X' } },
      { event: 'done', unit: 'part 1', result: '3' },
      { event: 'started', unit: 'part 2' },
      { event: 'done', unit: 'after', result: '4' },
    ])
    const { results, restored, failed, notAttempted, stop } = await run(units, { journal })
    expect(Object.fromEntries(results)).toEqual({ done: '1', follower: '2', 'part 1': '3', after: '4' })
    expect([restored, ids(failed), stop?.kind, sent]).toEqual([4, ['first'], 'fatal', []])
    expect(notAttempted.map(({ unit: { id }, effectUnknown }) => [id, effectUnknown])).toEqual([
      ['part 2', true],
      ['open', undefined],
    ])
  })
})
