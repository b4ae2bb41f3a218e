import { expect, test } from 'vitest'
import { type Account, startXMedius, type XMediusOptions } from '../../../../simulators/xmedius/index.ts'
import type { Change } from '../../../../src/roster/planning/plan.ts'
import { office, stateOf } from '../../../xmedius-plan/office.ts'
import { create, failuresOf, MemoryJournal, n, open, remove, take, update } from './stage.ts'

/** A bit of everything: a chain of fax numbers to a newcomer, a ring, and one that a deleted user had. */
const changes: readonly Change[] = [
  update('gail', {
    last_name: ['Example', 'Sample'],
    group: ['Everybody', 'Sales'],
    fax_number: [n(10), n(26)],
  }),
  update('cara', { fax_number: [n(22), n(23)] }),
  update('cleo', { fax_number: [n(23), n(30)] }),
  update('rita', { fax_number: [n(24), n(25)] }),
  update('rolf', { fax_number: [n(25), n(24)] }),
  remove('lou'),
  create('nils', { fax_number: [null, n(22)] }),
]

/** A process of its own, as far as the portal can see. */
async function stepsOf(server: Parameters<typeof open>[0]) {
  return (await open(server)).steps(changes, () => undefined)
}

/** What is left of an account when everything is over; of the mails, those that nobody may get twice. */
function endOf(account: Account) {
  return { users: stateOf(account), mails: account.mails.filter(({ about }) => about !== 'fax number') }
}

/** An import whose process dies at one call, before or after that takes effect: from then on, it hears and writes nothing. */
async function dying(last: number, phase: 'before' | 'after', options: XMediusOptions) {
  let calls = Number.NEGATIVE_INFINITY
  let dead = false
  const note = (moment: typeof phase) => () => {
    if (moment === 'before') calls += 1
    if (moment === phase && calls === last) dead = true
  }
  const server = await startXMedius({
    ...{ account: office(), onCall: note('before'), onAnswer: note('after') },
    ...options,
  })
  const when = () => dead
  server.set([
    { effect: 'reset', when },
    { effect: 'reset', phase: 'after', when },
  ])
  const steps = await stepsOf(server)
  calls = 0
  const journal = new MemoryJournal()
  const append: MemoryJournal['append'] = entry => {
    if (dead) throw new Error('the process is dead')
    journal.append(entry)
  }
  await expect(take(steps, { journal: { past: [], append } })).rejects.toThrow('the process is dead')
  server.set([])
  return { server, journal }
}

/** What the next attempt has of the journal: all of it, or only that there was an attempt. */
const journals = {
  kept: (journal: MemoryJournal) => journal,
  lost: () => {
    const journal = new MemoryJournal()
    journal.append({ event: 'done', unit: 'users', result: {} })
    return journal
  },
}

test.each([
  ['refused', 'under 200', 'kept'],
  ['refused', 'under 200', 'lost'],
  ['accepted', 'by status', 'lost'],
] as const)(
  'an import whose process dies ends as if nothing had happened: repeats %s, refusals %s, journal %s',
  async (repeats, refusals, kept) => {
    const options = { repeats, refusals }
    await using whole = await startXMedius({ account: office(), ...options })
    const steps = await stepsOf(whole)
    const before = whole.calls.length
    expect(failuresOf(await take(steps))).toEqual([])
    const calls = whole.calls.length - before
    expect(calls).toBeGreaterThan(40)

    for (let last = 1; last <= calls; last += 1) {
      for (const phase of ['before', 'after'] as const) {
        const context = `${phase} the effect of call ${last}`
        const { server, journal } = await dying(last, phase, options)
        await using _ = server
        const outcome = await take(await stepsOf(server), { journal: journals[kept](journal) })
        const { notAttempted: left } = outcome
        expect({ failed: failuresOf(outcome), left }, context).toEqual({ failed: [], left: [] })
        expect(endOf(server.account), context).toEqual(endOf(whole.account))
      }
    }
  },
  120_000,
)
