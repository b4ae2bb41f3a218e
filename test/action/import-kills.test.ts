import { describe, expect, test } from 'vitest'
import type { Call } from '../../simulators/five9/call.ts'
import { some } from '../thorough.ts'
import { type Blow, InterruptedImport } from './interrupted-import.ts'
import { expectWhole, whole } from './whole-import.ts'

const kill: Blow['by'] = attempt => attempt.kill('SIGKILL')
const lose: Blow['by'] = attempt => attempt.loseRunner()

const reading = (operation: Call['operation']) => (call: Call) => call.operation === operation

/** An import after an attempt for each blow, and its next attempt, which is left in peace. */
async function survivor(blows: readonly Blow[]) {
  const imported = await InterruptedImport.open(blows)
  for (const _ of blows) expect((await imported.attempt()).conclusion).toBe('failure')
  return { imported, last: await imported.attempt() }
}

async function expectSurvival(blows: readonly Blow[]): Promise<void> {
  const { imported, last } = await survivor(blows)
  await using _ = imported
  expectWhole(imported, last)
  expect(imported.refused).toEqual([])
}

const writing = Array.from({ length: whole.writes }, (_, index) => index + 1)

test('the office has a change of every kind', () => {
  const operations = Object.keys(whole.effects).map(effect => effect.split(' ')[0])
  expect(new Set(operations)).toEqual(
    new Set([
      ...['createUser', 'modifyUser', 'deleteUser', 'userSkillAdd', 'userSkillModify'],
      ...['modifyAgentGroup', 'modifyUserCannedReports'],
    ]),
  )
  expect(Object.values(whole.effects)).toEqual(Array(whole.writes + 1).fill(1))
})

describe('an import whose process is killed', () => {
  test.concurrent.each(some(writing, 4))(
    'at writing call %i, before its effect, is finished by the next attempt',
    nth => expectSurvival([{ nth, moment: 'before', by: kill }]),
  )

  test.concurrent.each(some(writing, 3))(
    'at writing call %i, before its answer, is finished by the next attempt',
    nth => expectSurvival([{ nth, moment: 'after', by: kill }]),
  )

  test.concurrent.each([
    { operation: 'getCallCountersState', nth: 1 },
    { operation: 'getUsersInfo', nth: 1 },
    // Before the first call that writes, after one of a skill, and after that of the group.
    { operation: 'getUserInfo', nth: 1 },
    { operation: 'getUserInfo', nth: 6 },
    { operation: 'getAgentGroups', nth: 3 },
  ] as const)('at $operation number $nth is finished by the next attempt', ({ operation, nth }) =>
    expectSurvival([{ calls: reading(operation), nth, moment: 'after', by: kill }]),
  )

  test.concurrent('twice at the same call is finished by the third attempt', () =>
    expectSurvival([
      { nth: 3, moment: 'before', by: kill },
      { nth: 1, moment: 'before', by: kill },
    ]))

  test.concurrent('and again while it looks whether the call took effect is finished by the third', () =>
    expectSurvival([
      { nth: 3, moment: 'after', by: kill },
      { calls: reading('getUserInfo'), nth: 1, moment: 'after', by: kill },
    ]))

  test.concurrent('at every writing call in turn is finished after as many attempts', () =>
    expectSurvival(writing.map(() => ({ nth: 1, moment: 'after', by: kill }))))
})

describe('an import whose machine is lost, and with it what was journaled since the plan was saved', () => {
  // A changed user, a deleted one, a skill, a group, a new user.
  test.concurrent.each(some([1, 4, 6, 8, 10], 3))(
    'at writing call %i is finished by the next attempt',
    async nth => {
      const { imported, last } = await survivor([{ nth, moment: 'after', by: lose }])
      await using _ = imported
      expectWhole(imported, last)
    },
  )
})
