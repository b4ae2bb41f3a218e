import { expect, test } from 'vitest'
import { ImportProgress } from '../../src/commands/import-progress.ts'
import type { StepResult } from '../../src/commands/step-units.ts'
import type { WorkEvent } from '../../src/work/events.ts'
import { Failure } from '../../src/work/failure.ts'
import { InstantClock } from '../work/instant-clock.ts'

const result: StepResult = { attempt: 1, seconds: 1, facts: {} }

function event(type: 'restored' | 'done' | 'failed', done: number, failed = 0): WorkEvent<StepResult> {
  const unit = {
    ...{ id: 'x', label: 'change kim', users: ['kim'], cost: {}, needs: [] },
    run: async () => result,
  }
  const tally = { known: 3, done, failed, ahead: {} }
  return type === 'failed'
    ? { type, unit, tally, failure: new Failure('rejected', 'No', { code: 'X', cure: 'Try another.' }) }
    : { type, unit, tally, result }
}

function linesOf(...events: readonly WorkEvent<StepResult>[]): readonly string[] {
  const lines: string[] = []
  const add = (line: string) => void lines.push(line)
  const clock = new InstantClock()
  const progress = new ImportProgress({ info: add, notice: add, warning: add, error: add }, clock, () => [])
  for (const one of events) {
    progress.observe(one)
    clock.pass(2_000)
  }
  return lines
}

test('what an earlier attempt has done is told once, before anything that comes of this one', () => {
  expect(linesOf(event('restored', 1), event('failed', 1, 1), event('done', 2, 1))).toEqual([
    '1 step was done by an earlier attempt.',
    '[2/3] change kim: failed. No. Try another.',
    '[3/3] change kim: done',
  ])
  expect(linesOf(event('restored', 1), event('restored', 2), event('done', 3))).toEqual([
    '2 steps were done by an earlier attempt.',
    '[3/3] change kim: done',
  ])
})

test('the time that is left is told until nothing is', () => {
  expect(linesOf(event('restored', 0), event('done', 1), event('done', 2))).toEqual([
    '1 step was done by an earlier attempt.',
    '[1/3] change kim: done, about 4.0 s left',
    '[2/3] change kim: done, about 2.0 s left',
  ])
})
