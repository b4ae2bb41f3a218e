import { describe, expect, test } from 'vitest'
import type { Call } from '../../simulators/wazo/index.ts'
import { some } from '../thorough.ts'
import type { Exported } from './action-stage.ts'
import { type Blow, InterruptedImport } from './wazo-interrupted.ts'
import { expectWhole, kinds } from './wazo-whole-import.ts'

const kill: Blow['by'] = attempt => attempt.kill('SIGKILL')
const lose: Blow['by'] = attempt => attempt.loseRunner()

const creation = 'POST confd/users/import'
const of = (kind: string) => (call: Call) => call.route === kind

/** A blow for each attempt, and then one that is left in peace: the last, which has finished the import. */
async function survive(blows: readonly Blow[]): Promise<Exported> {
  await using imported = await InterruptedImport.open(blows)
  for (const _ of blows) expect((await imported.attempt()).conclusion).toBe('failure')
  const last = await imported.attempt()
  expectWhole(imported, last)
  return last
}

async function expectSurvival(blows: readonly Blow[]): Promise<void> {
  await survive(blows)
}

/** One attempt after the other is killed, at the first call of the next kind. */
const atEach = (some: readonly string[], moment: Blow['moment']) =>
  some.map(kind => ({ calls: of(kind), nth: 1, moment, by: kill }))

test('the office has a change of every kind', () => {
  const names = kinds.map(kind => kind.replaceAll(/\{\w+\}/g, '{}'))
  expect(new Set(names)).toEqual(
    new Set([
      'DELETE confd/endpoints/sip/{}',
      'DELETE confd/extensions/{}',
      'DELETE confd/incalls/{}',
      'DELETE confd/incalls/{}/extensions/{}',
      'DELETE confd/lines/{}',
      'DELETE confd/lines/{}/extensions/{}',
      'DELETE confd/users/{}',
      'DELETE confd/users/{}/callpermissions/{}',
      'DELETE confd/users/{}/voicemails',
      'POST confd/endpoints/sip',
      'POST confd/extensions',
      'POST confd/incalls',
      'POST confd/lines',
      'POST confd/users/import',
      'POST confd/users/{}/voicemails',
      'PUT auth/admin/users/{}/emails',
      'PUT auth/users/{}',
      'PUT confd/endpoints/sip/{}',
      'PUT confd/extensions/{}',
      'PUT confd/incalls/{}',
      'PUT confd/incalls/{}/extensions/{}',
      'PUT confd/lines/{}',
      'PUT confd/lines/{}/endpoints/sip/{}',
      'PUT confd/lines/{}/extensions/{}',
      'PUT confd/users/{}',
      'PUT confd/users/{}/callpermissions/{}',
      'PUT confd/users/{}/lines/{}',
      'PUT confd/voicemails/{}',
    ]),
  )
})

describe('an import whose process is killed', () => {
  const others = kinds.filter(kind => kind !== creation)
  const half = Math.ceil(others.length / 2)

  const turns = [
    { moment: 'before', which: 'first', calls: others.slice(0, half) },
    { moment: 'after', which: 'first', calls: kinds.slice(0, half) },
    { moment: 'before', which: 'last', calls: others.slice(half) },
    { moment: 'after', which: 'last', calls: kinds.slice(half) },
  ] as const

  test.concurrent.each(some(turns, 2))(
    'around the effect of calls ($moment, the $which kinds) is finished after as many attempts',
    ({ moment, calls }) => expectSurvival(atEach(calls, moment)),
    120_000,
  )

  // Whether the server is still at work on what was sent, only time tells.
  test.concurrent('before new users are created waits until they cannot come any more, and creates them', async () => {
    const { log } = await survive(atEach([creation], 'before'))
    expect(log).toMatch(/^Wazo may still be creating 2 users of a request that had no answer: looking for /m)
  }, 120_000)

  test.concurrent('and again while it looks whether the new users are there is finished by the third', () =>
    expectSurvival([
      { calls: of(creation), nth: 1, moment: 'after', by: kill },
      { calls: ({ query }) => query.get('view') === 'summary', nth: 1, moment: 'after', by: kill },
    ]))
})

describe('an import whose machine is lost, and with it what was journaled since the plan was saved', () => {
  test.concurrent.each(['DELETE confd/users/{user}', 'POST confd/lines', creation])(
    'at %s is finished by the next attempt',
    kind => expectSurvival([{ calls: of(kind), nth: 1, moment: 'after', by: lose }]),
  )
})
