import { describe, expect, test } from 'vitest'
import type { Call } from '../../simulators/xmedius/index.ts'
import { some } from '../thorough.ts'
import { type Blow, InterruptedImport, names } from './xmedius-interrupted.ts'
import { isWriting } from './xmedius-stage.ts'

/** What an import comes to that nothing interrupts. */
const whole = await uninterrupted()

async function uninterrupted() {
  await using imported = await InterruptedImport.open([])
  const { errors } = await imported.attempt()
  expect(errors).toEqual([])
  const { state, mails, toldOfNumbers, stage } = imported
  return { state, mails, toldOfNumbers, writes: stage.written.length }
}

const kill: Blow['by'] = attempt => attempt.kill('SIGKILL')
const lose: Blow['by'] = attempt => attempt.loseRunner()

/** An attempt for each blow and one that is left in peace, after which all is as if nothing had happened. */
async function expectSurvival(blows: readonly Blow[]): Promise<void> {
  await using imported = await InterruptedImport.open(blows)
  for (const _ of blows) expect((await imported.attempt()).conclusion).toBe('failure')
  const { errors, outputs } = await imported.attempt()
  expect(errors).toEqual([])
  expect(imported.state).toEqual(whole.state)
  expect(imported.mails).toEqual(whole.mails)
  expect(imported.toldOfNumbers).toEqual(whole.toldOfNumbers)
  expect(outputs).toMatchObject({
    ...{ created: '1', updated: '4', deleted: '1', complete: 'true' },
    ...{ failed: '0', held: '0', invalid: '0', 'not-attempted': '0' },
  })
  expect(imported.results.map(({ key, outcome }) => `${key} ${outcome}`)).toEqual(
    names.toSorted().map(name => `${name} done`),
  )
}

/** A call about a user: the `nth` of its kind. */
function call(operation: Call['operation'], name: string, nth = 1): Blow['at'] {
  let seen = 0
  return made => {
    if (made.operation !== operation || made.username !== name) return false
    seen += 1
    return seen === nth
  }
}

const calls = [
  { of: 'a change of a profile', at: () => call('updateUser', 'gail') },
  { of: 'a deletion', at: () => call('deleteUser', 'lou') },
  { of: 'the gift of a number', at: () => call('associate', 'fay') },
  { of: 'the use of a number', at: () => call('updateUser', 'fay', 2) },
  { of: 'the taking of a number', at: () => call('disassociate', 'fay') },
  { of: 'a new user', at: () => call('createUser', 'nora') },
]

const blows = calls.flatMap(one => (['before', 'after'] as const).map(moment => ({ ...one, moment })))

describe('an import that is killed', () => {
  test.concurrent.each(some(blows, 4))(
    '$moment the effect of $of is finished by the next attempt',
    ({ at, moment }) => expectSurvival([{ at: at(), moment, by: kill }]),
  )

  test.concurrent('at every call that writes is finished after as many attempts', () =>
    expectSurvival(
      Array.from({ length: whole.writes }, () => ({ at: isWriting, moment: 'after', by: kill })),
    ))

  test.concurrent('and again while it looks whether the call took effect is finished by the third', () =>
    expectSurvival([
      { at: call('createUser', 'nora'), moment: 'after', by: kill },
      { at: ({ operation }) => operation === 'listUsers', moment: 'before', by: kill },
    ]))
})

test.concurrent.each([
  ['a number was taken away', call('disassociate', 'fay')],
  ['a new user was made', call('createUser', 'nora')],
] as const)(
  'when %s and the machine is lost with its journal, the next attempt finishes the import',
  (_, at) => expectSurvival([{ at, moment: 'after', by: lose }]),
)
