import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MemoryJournal, run, unit } from './scripted-work.ts'

describe('a checkpoint', () => {
  test('is saved only while nothing is in flight, three at once or fewer', async () => {
    const turns = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(turns, fc.integer({ min: 1, max: 4 }), async (lengths, every) => {
        let flying = 0
        let most = 0
        let asked = 0
        const atSave: number[] = []
        const units = lengths.map((length, at) =>
          unit(`u${at}`, {
            run: async () => {
              flying += 1
              most = Math.max(most, flying)
              for (let turn = 0; turn < length; turn += 1) await setImmediate()
              flying -= 1
              return 'done'
            },
          }),
        )
        const journal = new MemoryJournal()
        const save = async () => {
          atSave.push(flying)
          await setImmediate()
          atSave.push(flying)
        }
        const due = () => {
          asked += 1
          return asked % every === 0
        }
        const outcome = await run(units, { journal, concurrency: 3, checkpoint: { due, save } })
        expect(outcome.results.size).toBe(lengths.length)
        expect(most).toBeLessThanOrEqual(3)
        if (lengths.length >= 3 && lengths.every(length => length > 0) && every > 1) expect(most).toBe(3)
        expect(atSave.every(count => count === 0)).toBe(true)
        if (every === 1) expect(atSave.length).toBeGreaterThan(0)
      }),
      { numRuns: 50 },
    )
  })

  test('is asked for before each unit, when there is one at a time', async () => {
    const log: string[] = []
    const logged = (id: string) =>
      unit(id, {
        run: async () => {
          log.push(id)
          return id
        },
      })
    const checkpoint = {
      due: () => true,
      save: async () => {
        log.push('saved')
      },
    }
    await run([logged('a'), logged('b')], { checkpoint })
    expect(log).toEqual(['saved', 'a', 'saved', 'b', 'saved'])
  })

  test('that cannot be saved rejects, with nothing in flight', async () => {
    const checkpoint = { due: () => true, save: () => Promise.reject(new Error('no room')) }
    await expect(run([unit('a')], { checkpoint })).rejects.toThrow('no room')
  })
})
