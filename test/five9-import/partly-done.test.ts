import { expect, test } from 'vitest'
import { edited, type Row } from '../action/roster-edits.ts'
import { Trial } from './fault-desk.ts'
import { keyOf } from './office.ts'
import { officeRoster } from './office-roster.ts'

/** Imports the undo of an import, after which everything is as it was: whom it does not name is not missing. */
async function expectUndone(trial: Trial, undo: string): Promise<void> {
  trial.server.set([])
  trial.desk.roster = undo
  expect((await trial.desk.import({ onMissing: 'delete' })).errors).toEqual([])
  await trial.desk.export()
  expect(trial.desk.roster).toBe(officeRoster)
}

test('of two skills of which one is refused, the report tells and the undo takes back the other', async () => {
  await using trial = await Trial.open(['sam'])
  const imported = await trial.import([
    { effect: 'fault', operation: 'userSkillModify', fault: 'SkillNotFoundFault' },
  ])
  const [outcome] = imported.report?.outcomes ?? []
  expect(outcome).toMatchObject({ state: 'failed', done: [], remaining: ['skills'], partly: ['skills'] })
  expect(imported.file('results.csv')).toContain('Changed in part: skills.')
  await expectUndone(trial, imported.file('undo.csv'))
})

test('who waits on a spare extension when a ring breaks is told, and gets the old one back', async () => {
  await using trial = await Trial.open([])
  const extensions: Readonly<Record<string, Row>> = {
    [keyOf('gail')]: { extension: '2001' },
    [keyOf('rosa')]: { extension: '2000' },
  }
  trial.desk.roster = edited(trial.desk.roster, rows =>
    rows.map(row => ({ ...row, ...extensions[row.userName ?? ''] })),
  )
  let calls = 0
  const second = () => {
    calls += 1
    return calls > 1
  }
  const imported = await trial.import([
    { effect: 'fault', operation: 'modifyUser', fault: 'CantModifyObjectFault', when: second },
  ])
  const parked = imported.report?.outcomes.find(({ partly }) => partly !== undefined)
  expect(parked?.state).toBe('not-attempted')
  const spare = trial.server.domain.users.get(parked?.change.key ?? '')?.general.extension
  expect(parked?.reason?.message).toContain(`Changed in part: extension, now ${spare}.`)
  await expectUndone(trial, imported.file('undo.csv'))
})

test('a change that others undo in part before it is looked at is told as uncertain, and undone', async () => {
  await using trial = await Trial.open(['gail'])
  const { domain } = trial.server
  const imported = await trial.import([
    { effect: 'reset', phase: 'after', operation: 'modifyUser', first: 1 },
    {
      effect: 'reset',
      operation: 'getUserInfo',
      first: 1,
      when: () => {
        const user = domain.users.get(keyOf('gail'))
        if (user?.general.lastName !== 'Changed') return false
        domain.put({ ...user, general: { ...user.general, phoneNumber: '+15550777' } })
        return true
      },
    },
  ])
  const [outcome] = imported.report?.outcomes ?? []
  expect(outcome).toMatchObject({ state: 'failed', reason: { effectUnknown: true } })
  await expectUndone(trial, imported.file('undo.csv'))
})
