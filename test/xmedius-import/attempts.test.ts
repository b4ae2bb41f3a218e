import { expect, test } from 'vitest'
import { type Call, startXMedius } from '../../simulators/xmedius/index.ts'
import { office, stateOf } from '../xmedius-plan/office.ts'
import { RunDesk } from './run-desk.ts'
import { everybody, wished } from './wishes.ts'

const writes = (calls: readonly Call[]) => calls.filter(({ operation }) => !/^(?:list|read)/.test(operation))

/** The office after an import that nothing disturbed, and the calls that took. */
async function undisturbed() {
  await using server = await startXMedius({ account: office() })
  using desk = new RunDesk(server)
  await desk.export()
  const roster = wished(desk.roster)
  desk.roster = roster
  expect((await desk.import({ onMissing: 'delete' })).errors).toEqual([])
  return { roster, state: stateOf(server.account), sent: writes(server.calls).length }
}

const { roster, state, sent } = await undisturbed()

test('a later attempt goes on where a token that was revoked has stopped the first', async () => {
  for (let at = 1; at <= sent; at += 5) {
    let writing = 0
    const isWriting = (call: Call) => writes([call]).length > 0
    await using server = await startXMedius({
      account: office(),
      onCall: call => {
        if (isWriting(call)) writing += 1
      },
    })
    using desk = new RunDesk(server)
    desk.roster = roster
    server.set([{ effect: 'page', status: 401, when: call => isWriting(call) && writing === at }])
    const first = await desk.import({ onMissing: 'delete' })
    expect(first.report?.stop?.kind).toBe('fatal')
    server.set([])
    const second = await desk.import({ onMissing: 'delete' })
    expect(second.errors).toEqual([])
    expect(second.report?.outcomes).toHaveLength(everybody.length)
    expect(stateOf(server.account)).toEqual(state)
    expect(writes(server.calls).filter(({ outcome }) => outcome === 'answered')).toHaveLength(sent)
  }
})

test('without the permission to list, nobody is made twice, whichever answers are lost in two attempts', async () => {
  const before = office().users.size
  await using server = await startXMedius({ account: office(), permissions: ['Manage users'] })
  using desk = new RunDesk(server)
  const names = ['ada', 'ben', 'cem', 'dan']
  desk.roster = `username,email\n${names.map(name => `${name},${name}@example.com\n`).join('')}`
  const about = (name: string) => (call: Call) => JSON.stringify(call.body ?? '').includes(`"${name}"`)
  server.set([
    { effect: 'reset', phase: 'after', first: 1, when: about('ada') },
    { effect: 'reset', first: 2, when: about('ben') },
    { effect: 'reset', phase: 'after', first: 1, when: about('cem') },
    { effect: 'page', status: 401, when: about('dan') },
  ])
  expect((await desk.import()).report?.stop?.kind).toBe('fatal')
  server.set([{ effect: 'page', status: 502, phase: 'after', first: 1, when: about('dan') }])
  const { report, errors } = await desk.import()
  expect(errors).toEqual([])
  expect(
    report?.outcomes.map(({ change, state: outcome, facts }) => [change.key, outcome, Object.keys(facts)]),
  ).toEqual([
    ['ada', 'done', ['note']],
    ['ben', 'done', ['id']],
    ['cem', 'done', ['note']],
    ['dan', 'done', ['note']],
  ])
  expect(server.account.users.size).toBe(before + names.length)
  expect(server.account.mails.filter(({ about: what }) => what === 'welcome')).toHaveLength(names.length)
})
