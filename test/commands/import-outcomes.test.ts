import { describe, expect, test } from 'vitest'
import { outcomesOf, unattempted } from '../../src/commands/import-outcomes.ts'
import { StepUnits } from '../../src/commands/step-units.ts'
import type { Step } from '../../src/platforms/platform.ts'
import type { Change, Plan } from '../../src/roster/planning/plan.ts'
import { work } from '../../src/work/engine.ts'
import { Failure } from '../../src/work/failure.ts'
import { InstantClock } from '../work/instant-clock.ts'
import { MemoryJournal } from '../work/scripted-work.ts'

const clock = new InstantClock()

function change(key: string, columns: readonly string[], more: Partial<Change> = {}): Change {
  const fields = columns.map(column => ({ column, before: null, after: 'new' }))
  return { kind: 'update', key, line: 2, fields, ...more }
}

/** A step that serves columns of users, `kim: name, skills`, and fails where it is told to. */
function step(
  id: string,
  serves: Readonly<Record<string, readonly string[]>>,
  more: Partial<Step> = {},
): Step {
  return {
    ...{ id, label: id, cost: {} },
    serves: Object.entries(serves).map(([key, columns]) => ({ key, columns })),
    run: async () => {
      clock.pass(2_000)
      return {}
    },
    settle: async () => ({ done: false }),
    ...more,
  }
}

const refusal = new Failure('rejected', 'no', { code: 'NoFault', cure: 'Ask.' })
const refuse = async () => {
  throw refusal
}

async function outcomes(
  changes: readonly Change[],
  steps: readonly Step[],
  journal = new MemoryJournal(),
  attempt = 1,
) {
  const units = new StepUnits(attempt, clock)
  const outcome = await work(
    steps.map(one => units.unit(one)),
    { journal, clock, signal: new AbortController().signal },
  )
  return outcomesOf({ changes } as unknown as Plan, units, outcome, attempt)
}

describe('a change is', () => {
  test('done when each of its steps is, with what the platform chose and the time of all', async () => {
    const [outcome] = await outcomes(
      [change('kim', ['name', 'skills'])],
      [
        step('a', { kim: ['name'] }, { run: async () => ({ extension: '1003' }) }),
        step('b', { kim: ['skills'] }),
        step('c', { lee: ['skills'] }),
      ],
    )
    expect(outcome).toMatchObject({
      ...{ state: 'done', attempt: 1, seconds: 2, done: ['name', 'skills'], remaining: [] },
      facts: { extension: '1003' },
    })
    expect(outcome?.reason).toBeUndefined()
  })

  test('failed when any is refused, and what is done and what is left are told apart', async () => {
    const [outcome] = await outcomes(
      [change('kim', ['name', 'skills', 'groups'])],
      [
        step('a', { kim: ['name'] }),
        step('b', { kim: ['skills'] }, { run: refuse }),
        step('c', { kim: ['groups'] }, { needs: ['b'] }),
      ],
    )
    expect(outcome).toMatchObject({
      ...{ state: 'failed', done: ['name'], remaining: ['skills', 'groups'] },
      reason: { code: 'NoFault', message: 'no', cure: 'Ask.' },
    })
  })

  test('not done in a column that one step of several has not brought about', async () => {
    const [outcome] = await outcomes(
      [change('kim', ['skills'])],
      [step('a', { kim: ['skills'] }), step('b', { kim: ['skills'] }, { run: refuse })],
    )
    expect(outcome).toMatchObject({
      ...{ state: 'failed', done: [], remaining: ['skills'], partly: ['skills'] },
      reason: { message: 'no. Changed in part: skills.' },
    })
  })

  test('told with what a column holds that waits half-way', async () => {
    const [outcome] = await outcomes(
      [change('kim', ['extension']), change('lee', ['extension'])],
      [
        step('lend', { kim: ['extension'] }, { run: async () => ({ extension: '7' }) }),
        step('take', { lee: ['extension'] }, { run: refuse, needs: ['lend'] }),
        step('give', { kim: ['extension'] }, { needs: ['take'] }),
      ],
    )
    expect(outcome).toMatchObject({
      ...{ state: 'not-attempted', done: [], partly: ['extension'] },
      reason: { message: 'it needs "take", which was not done. Changed in part: extension, now 7.' },
    })
  })

  test('not attempted when the work stopped before it', async () => {
    const fatal = async () => {
      throw new Failure('fatal', 'locked out', { code: 'Login' })
    }
    const [first, second] = await outcomes(
      [change('kim', ['name']), change('lee', ['name'])],
      [step('a', { kim: ['name'] }, { run: fatal }), step('b', { lee: ['name'] })],
    )
    expect(first).toMatchObject({ state: 'failed', reason: { code: 'Login' } })
    expect(second).toMatchObject({
      ...{ state: 'not-attempted', attempt: null, remaining: ['name'] },
      reason: { code: 'not-attempted', message: 'locked out' },
    })
  })

  test('not attempted, but perhaps brought about, when the platform was gone before it could be looked at', async () => {
    const lost = async () => {
      throw new Failure('transient', 'reset', { code: 'ECONNRESET', effectUnknown: true })
    }
    const units = new StepUnits(1, clock)
    const changes = [change('kim', ['name']), change('lee', ['name'])]
    const outcome = await work(
      [step('a', { kim: ['name'] }, { run: lost, settle: lost }), step('b', { lee: ['name'] })].map(one =>
        units.unit(one),
      ),
      {
        ...{ journal: new MemoryJournal(), clock, signal: new AbortController().signal },
        probe: () => Promise.reject(new Error('gone')),
      },
    )
    const [kim, lee] = outcomesOf({ changes } as unknown as Plan, units, outcome, 1)
    expect(kim).toMatchObject({ state: 'not-attempted', reason: { message: 'reset', effectUnknown: true } })
    expect(lee?.reason).toEqual({
      code: 'not-attempted',
      message: 'the platform does not answer any more: gone',
    })
  })

  test('held when the plan held it', async () => {
    const held = { reason: 'protected', message: 'It matches admin*.' } as const
    const [outcome] = await outcomes([change('kim', ['name'], { held })], [])
    expect(outcome).toMatchObject({
      ...{ state: 'held', remaining: ['name'] },
      reason: { code: 'held-protected', message: 'It matches admin*.' },
    })
  })

  test('judged by the parts of a step that was split', async () => {
    const batch = step(
      'group',
      { kim: ['groups'], lee: ['groups'] },
      {
        run: refuse,
        split: () => [
          step('group 1', { kim: ['groups'] }),
          step('group 2', { lee: ['groups'] }, { run: refuse }),
        ],
      },
    )
    const [kim, lee] = await outcomes([change('kim', ['groups']), change('lee', ['groups'])], [batch])
    expect([kim?.state, lee?.state]).toEqual(['done', 'failed'])
  })

  test('told with the attempt in which it was done', async () => {
    const journal = new MemoryJournal()
    const changes = [change('kim', ['name']), change('lee', ['name'])]
    await outcomes(
      changes,
      [step('a', { kim: ['name'] }), step('b', { lee: ['name'] }, { run: refuse })],
      journal,
    )
    const again = await outcomes(
      changes,
      [step('a', { kim: ['name'] }), step('b', { lee: ['name'] })],
      new MemoryJournal(journal.entries),
      2,
    )
    expect(again.map(({ state, attempt }) => [state, attempt])).toEqual([
      ['done', 1],
      ['done', 2],
    ])
  })
})

test('of a plan that is not applied nothing is attempted, and what is held stays held', () => {
  const held = { reason: 'account', message: 'In use.' } as const
  const changes = [change('kim', ['name']), change('lee', [], { held })]
  const all = unattempted({ changes } as unknown as Plan, 'dry-run', 'A dry run.')
  expect(all.map(({ state, reason }) => [state, reason?.code])).toEqual([
    ['not-attempted', 'dry-run'],
    ['held', 'held-account'],
  ])
})
