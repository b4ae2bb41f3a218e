import { existsSync, rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Call } from '../../simulators/five9/call.ts'
import { startFive9 } from '../../simulators/five9/index.ts'
import { edited, type Row } from '../action/roster-edits.ts'
import type { Imported } from './in-process.ts'
import { keyOf, type Name, office, wished } from './office.ts'
import { officeRoster } from './office-roster.ts'
import { RunDesk } from './run-desk.ts'

/** In the order in which they are made. */
const joiners = ['udo', 'uma', 'ute'].map(name => `${name}@example.com`)

/** The roster of the office with these wishes, and with joiners. */
function withJoiners(names: readonly Name[], keys: readonly string[]): string {
  const row = (userName: string): Row => ({
    ...{ userName, EMail: userName, firstName: 'New', lastName: 'Example', roles: 'agent' },
  })
  return edited(wished(officeRoster, names), rows => [...rows, ...keys.map(row)])
}

/** What became of users, as `outcome attempt`. */
function told({ report }: Imported): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (report?.outcomes ?? []).map(({ change, state, attempt }) => [change.key, `${state} ${attempt}`]),
  )
}

test('leavers give up their licences before joiners need one; the first who finds none ends the attempt', async () => {
  await using five9 = await startFive9({ domain: office() })
  using desk = new RunDesk(five9)
  const [first = '', second = '', third = ''] = joiners
  desk.roster = withJoiners(['gail', 'gus', 'adam', 'leo'], joiners)
  five9.domain.maxUsers = five9.domain.users.size
  const creations = () => five9.calls.filter(({ operation }) => operation === 'createUser')

  const full = await desk.import({ onMissing: 'delete' })
  const others = Object.fromEntries(
    (['gail', 'gus', 'adam', 'leo'] as const).map(name => [keyOf(name), 'done 1']),
  )
  expect(told(full)).toEqual({
    ...others,
    ...{ [first]: 'done 1', [second]: 'failed 1', [third]: 'not-attempted null' },
  })
  expect(creations()).toHaveLength(2)
  expect(full.report?.stop?.kind).toBe('fatal')
  expect(full.errors).toEqual([
    expect.stringMatching(
      /^Stopped early: The domain has no user licence left .*\. 1 change was not attempted\. Buy user licences, or free some .*\. Re-run the failed jobs to continue\.$/,
    ),
  ])
  const rows = full.file('failures.csv').split('\n')
  expect([second, third].map(key => rows.some(row => row.startsWith(`${key},`)))).toEqual([true, true])

  five9.domain.maxUsers = Number.POSITIVE_INFINITY
  const before = five9.calls.length
  const mended = await desk.import({ onMissing: 'delete' })
  expect(mended.errors).toEqual([])
  expect(told(mended)).toEqual({
    ...others,
    ...{ [first]: 'done 1', [second]: 'done 2', [third]: 'done 2' },
  })
  const sent = five9.calls.slice(before).filter(({ counter }) => counter === 'Modify')
  expect(sent.map(({ operation, userName }) => [operation, userName])).toEqual([
    ['createUser', second],
    ['createUser', third],
  ])
})

const about = (name: Name) => (call: Call) => call.userName === keyOf(name)

test('what an earlier attempt has done is told by one that ends before it comes to that', async () => {
  await using five9 = await startFive9({ domain: office() })
  using desk = new RunDesk(five9)
  desk.roster = wished(officeRoster, ['gail', 'greta', 'gus', 'leo', 'rosa'])
  const at = { operation: 'modifyUser', when: about('gail') } as const
  five9.set([{ effect: 'fault', fault: 'CantModifyObjectFault', ...at }])
  const first = await desk.import({ onMissing: 'delete' })
  const others = (['greta', 'gus', 'leo', 'rosa'] as const).map(name => [keyOf(name), 'done 1'])
  expect(told(first)).toEqual({ ...Object.fromEntries(others), [keyOf('gail')]: 'failed 1' })

  five9.set([{ effect: 'fault', fault: 'AccessDisallowedFault', ...at }])
  const second = await desk.import({ onMissing: 'delete' })
  expect(told(second)).toEqual({ ...Object.fromEntries(others), [keyOf('gail')]: 'failed 2' })
  expect(second.report?.counts).toMatchObject({ updated: 3, deleted: 1, failed: 1, notAttempted: 0 })
  expect(second.file('undo.csv')).toBe(first.file('undo.csv'))
})

test('what an earlier attempt may have done is told as uncertain by one that ends before it looks', async () => {
  await using five9 = await startFive9({ domain: office() })
  using desk = new RunDesk(five9)
  desk.roster = wished(officeRoster, ['gail', 'rosa'])
  const cancelling = (call: Call) => {
    if (!about('rosa')(call)) return false
    desk.cancel()
    return true
  }
  five9.set([
    { effect: 'fault', operation: 'modifyUser', fault: 'CantModifyObjectFault', when: about('gail') },
    { effect: 'hang', operation: 'modifyUser', phase: 'after', when: cancelling },
  ])
  const rosa = ({ report }: Imported) => report?.outcomes.find(({ change }) => change.key === keyOf('rosa'))
  const uncertain = { state: 'not-attempted', reason: { effectUnknown: true } }
  expect(rosa(await desk.import())).toMatchObject(uncertain)
  await desk.progress.save()

  five9.set([{ effect: 'page', status: 401, operation: 'modifyUser', when: about('gail') }])
  const second = await desk.import()
  expect(rosa(second)).toMatchObject(uncertain)
  expect(second.file('undo.csv')).toContain(keyOf('rosa'))

  five9.set([])
  const third = await desk.import()
  expect(third.errors).toEqual([])
  expect(rosa(third)?.state).toBe('done')
})

test('the plan is saved before the first change, also of a snapshot that an earlier attempt has read', async () => {
  await using five9 = await startFive9({ domain: office() })
  using desk = new RunDesk(five9)
  const roster = wished(officeRoster, ['gail'])
  desk.roster = roster
  const takeAway = ({ operation }: Call) => {
    if (operation === 'getUsersInfo') rmSync(desk.file('five9-users.csv'), { force: true })
    return false
  }
  five9.set([{ effect: 'reset', when: takeAway }])
  await expect(desk.import()).rejects.toThrow('ENOENT')
  await desk.progress.save()

  desk.roster = roster
  let saved: boolean | undefined
  const look = ({ operation }: Call) => {
    if (operation === 'modifyUser') saved = existsSync(desk.file('kept', 'plan.json'))
    return false
  }
  five9.set([{ effect: 'reset', when: look }])
  expect((await desk.import()).errors).toEqual([])
  expect(desk.log).toContainEqual(expect.stringMatching(/^Continuing the progress of an earlier attempt/))
  expect(saved).toBe(true)
})
