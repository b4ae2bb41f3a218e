import { describe, expect, test } from 'vitest'
import type { Account } from '../../../../simulators/xmedius/index.ts'
import type { Change } from '../../../../src/roster/planning/plan.ts'
import { office } from '../../../xmedius-plan/office.ts'
import { context, create, failure, failuresOf, n, onStage, remove, take, update } from './stage.ts'

/** Somebody whose main fax number becomes another one; 0 stands for none. */
const moves = (key: string, from: number, to: number): Change =>
  update(key, { fax_number: [from === 0 ? null : n(from), n(to)] })

/** The main number of somebody, and the numbers on which faxes arrive. */
function faxesOf(account: Account, key: string): readonly unknown[] {
  const user = account.named(key)
  return [user?.main_fax_number_id, ...account.numbersOf(user?.id ?? 0)]
}

describe('a new fax number', () => {
  test.each([
    ['of one’s own in place of another', moves('fay', 20, 30), 30, [30]],
    ['of one’s own in place of the default one', moves('gail', 10, 30), 30, [30]],
    ['of one’s own in place of a shared one', moves('flo', 11, 30), 30, [30]],
    ['of one’s own where there was none', moves('nobody', 0, 30), 30, [30]],
    ['that is the default one', moves('fay', 20, 10), 10, []],
    ['that is shared', moves('fay', 20, 11), 11, []],
  ])('%s is the main one, and the old one is free', async (_what, move, main, own) => {
    await onStage(async ({ steps, account }) => {
      expect(failuresOf(await take(steps(move)))).toEqual([])
      expect(faxesOf(account, move.key)).toEqual([main, ...own])
      expect(account.holderOf(20)).toBe(move.key === 'fay' ? undefined : account.named('fay')?.id)
    })
  })

  test('is given before the old one is taken away', async () => {
    await onStage(async ({ steps, calls }) => {
      await take(steps(moves('fay', 20, 30)))
      expect(calls().filter(call => !/^(?:list|read)/.test(call))).toEqual([
        ...['associate answered', 'updateUser answered', 'disassociate answered'],
      ])
    })
  })

  test('that somebody else has takes nothing away', async () => {
    await onStage(async ({ steps, account }) => {
      const outcome = await take(steps(moves('fay', 20, 21)))
      expect(failuresOf(outcome)).toEqual(['["give","fay"] Refusal'])
      expect(outcome.failed[0]?.failure.detail).toEqual({ fax_number: 'is assigned to another user' })
      expect(outcome.notAttempted.map(({ unit }) => unit.id)).toEqual(['["use","fay"]', '["take","fay"]'])
      expect(faxesOf(account, 'fay')).toEqual([20, 20])
      expect(faxesOf(account, 'finn')).toEqual([21, 21])
    })
  })

  test('that the portal does not make the main one leaves the old one', async () => {
    await onStage(async ({ server, steps, account }) => {
      server.set([{ effect: 'refusal', operation: 'updateUser', errors: { main_fax_number_id: ['is odd'] } }])
      const outcome = await take(steps(moves('fay', 20, 30)))
      expect(failuresOf(outcome)).toEqual(['["use","fay"] Refusal'])
      expect(faxesOf(account, 'fay')).toEqual([20, 20, 30])
      // Another import finds that the user has the number already.
      server.set([])
      expect(failuresOf(await take(steps(moves('fay', 20, 30))))).toEqual([])
      expect(faxesOf(account, 'fay')).toEqual([30, 30])
    })
  })

  test('whose old one stays where it is fails with what is left to do', async () => {
    await onStage(async ({ server, steps, account }) => {
      server.set([{ effect: 'refusal', operation: 'disassociate', errors: { base: ['is locked'] } }])
      const { failed } = await take(steps(moves('fay', 20, 30)))
      expect(failed[0]?.failure).toMatchObject({
        message: expect.stringMatching(
          /^The new fax number is in use, but the old one was not taken away\. .*base is locked/,
        ),
        cure: `Look at ${n(20)} in the portal: if fay still has it, take it away there.`,
      })
      expect(faxesOf(account, 'fay')).toEqual([30, 20, 30])
    })
  })

  test.each(['give', 'use', 'take'])('is not touched where it has changed meanwhile: %s', async verb => {
    await onStage(async ({ steps, account, calls }) => {
      const step = steps(moves('gail', 20, 30)).find(({ id }) => id.includes(verb))
      if (!step) throw new Error(`no step to ${verb}`)
      const gail = account.named('gail')
      // To take the old number away is wrong only where it is the main one again.
      if (gail && verb === 'take') account.put({ ...gail, main_fax_number_id: 20 })
      expect(await failure(step.run(context))).toMatchObject({ code: 'ChangedMeanwhile' })
      expect(calls().filter(call => !/^(?:list|read)/.test(call))).toEqual([])
    })
  })
})

describe('fax numbers that go from one to another', () => {
  test('go along a chain, to a newcomer, and from who is deleted', async () => {
    await onStage(async ({ steps, account }) => {
      const outcome = await take(
        steps(
          create('new.one', { fax_number: [null, n(22)] }),
          moves('cara', 22, 23),
          moves('cleo', 23, 30),
          moves('gail', 10, 26),
          remove('lou'),
        ),
      )
      expect(failuresOf(outcome)).toEqual([])
      expect(['new.one', 'cara', 'cleo', 'gail'].map(key => faxesOf(account, key))).toEqual([
        ...[
          [22, 22],
          [23, 23],
          [30, 30],
          [26, 26],
        ],
      ])
    })
  })

  test.each([
    [10, n(10)],
    [null, 'none'],
  ])('go round in a ring, with the default number %s', async (standard, lent) => {
    const account = office()
    account.defaultFaxNumber = standard
    await onStage(
      async ({ steps }) => {
        const ring = [moves('fay', 20, 24), moves('rita', 24, 25), moves('rolf', 25, 20)]
        const outcome = await take(steps(...ring))
        expect(failuresOf(outcome)).toEqual([])
        expect(['fay', 'rita', 'rolf'].map(key => faxesOf(account, key))).toEqual([
          ...[
            [24, 24],
            [25, 25],
            [20, 20],
          ],
        ])
        expect(outcome.results.get('["park","fay"]')).toEqual({ fax_number: lent })
        expect(outcome.results.get('["use","fay"]')).toEqual({ fax_number: n(24) })
      },
      { account },
    )
  })
})

describe('a fax number whose answer was lost', () => {
  const [give, use, away] = [0, 1, 2]

  test.each(['refused', 'accepted'] as const)(
    'may have been given, or not: giving again is %s',
    async repeats => {
      await onStage(
        async ({ steps, account }) => {
          const step = steps(moves('fay', 20, 30))[give]
          for (let again = 0; again < 3; again += 1) {
            expect(await step?.settle(context)).toEqual({ done: true, result: {} })
            expect(faxesOf(account, 'fay')).toEqual([20, 20, 30])
          }
        },
        { repeats },
      )
    },
  )

  test('is not somebody else’s for that', async () => {
    await onStage(async ({ steps, account, calls }) => {
      const step = steps(moves('fay', 20, 21))[give]
      expect(await step?.settle(context)).toEqual({ done: false })
      expect(faxesOf(account, 'finn')).toEqual([21, 21])
      expect(calls().filter(call => call.startsWith('disassociate'))).toEqual([])
    })
  })

  test('is not taken from who has it besides a main one', async () => {
    await onStage(async ({ steps, account }) => {
      account.associate(30, account.named('finn')?.id ?? 0)
      const step = steps(moves('fay', 20, 30))[give]
      expect(await step?.settle(context)).toEqual({ done: false })
      expect(await failure(step?.run(context) ?? Promise.resolve())).toMatchObject({
        ...{ code: 'Refusal', cure: expect.stringContaining(`Look at ${n(30)} in the portal`) },
      })
      expect(faxesOf(account, 'finn')).toEqual([21, 21, 30])
    })
  })

  test('was given for certain once it is the main one', async () => {
    await onStage(async ({ steps, calls }) => {
      const all = steps(moves('fay', 20, 30))
      await all[give]?.run(context)
      expect(await all[use]?.settle(context)).toEqual({ done: false })
      await all[use]?.run(context)
      const before = calls().length
      expect(await all[give]?.settle(context)).toEqual({ done: true, result: {} })
      expect(await all[give]?.run(context)).toEqual({})
      expect(await all[use]?.settle(context)).toEqual({ done: true, result: {} })
      expect(
        calls()
          .slice(before)
          .filter(call => !/^(?:list|read)/.test(call)),
      ).toEqual([])
    })
  })

  test('is taken away, or has been', async () => {
    await onStage(async ({ steps, account }) => {
      const all = steps(moves('fay', 20, 30))
      await all[give]?.run(context)
      await all[use]?.run(context)
      expect(await all[away]?.settle(context)).toEqual({ done: true, result: {} })
      expect(faxesOf(account, 'fay')).toEqual([30, 30])
      expect(await all[away]?.settle(context)).toEqual({ done: true, result: {} })
      expect(faxesOf(account, 'fay')).toEqual([30, 30])
    })
  })

  test('is not sure to be away where the portal does not say', async () => {
    await onStage(async ({ server, steps }) => {
      const all = steps(moves('fay', 20, 30))
      await all[give]?.run(context)
      await all[use]?.run(context)
      server.set([{ effect: 'reset', operation: 'disassociate' }])
      expect(await failure(all[away]?.settle(context) ?? Promise.resolve())).toMatchObject({
        effectUnknown: true,
      })
    })
  })

  test('is that of after a ring, when that is over', async () => {
    await onStage(async ({ steps, calls }) => {
      const all = steps(moves('rita', 24, 25), moves('rolf', 25, 24))
      expect(failuresOf(await take(all))).toEqual([])
      const before = calls().length
      const [park] = all
      expect(await park?.run(context)).toEqual({ fax_number: n(10) })
      expect(await park?.settle(context)).toEqual({ done: true, result: { fax_number: n(10) } })
      expect(
        calls()
          .slice(before)
          .filter(call => !/^(?:list|read)/.test(call)),
      ).toEqual([])
    })
  })
})
