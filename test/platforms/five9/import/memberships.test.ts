import { describe, expect, test } from 'vitest'
import { InstantClock } from '../../../work/instant-clock.ts'
import { context, failure, lastRequest, only, onStage, update } from './on-stage.ts'
import { failuresOf, MemoryJournal, take } from './stage.ts'

describe('skills', () => {
  const key = 'kim@example.com'
  const skills = (before: string, after: string) => update(key, { skills: [before, after] })

  test('come, go and change their level, three seconds apart, over users, failures and retries', () => {
    const clock = new InstantClock(Date.UTC(2026, 0, 5, 9, 30))
    return onStage(
      async ({ five9, steps, user }) => {
        const all = steps(
          skills('Billing:2;Sales:3', 'Sales:9;技術:1'),
          update('lee@example.com', { skills: [null, 'Español:5'] }),
        )
        expect(failuresOf(await take(all, { clock }))).toEqual([])
        expect(user(key)?.skills).toEqual([
          { name: 'Sales', level: 9 },
          { name: '技術', level: 1 },
        ])
        expect(user('lee@example.com')?.skills).toEqual([{ name: 'Español', level: 5 }])
        const at = five9.calls
          .filter(({ operation }) => operation.startsWith('userSkill'))
          .map(call => call.at)
        expect(at).toHaveLength(5)
        for (const [n, time] of at.slice(1).entries())
          expect(time - (at[n] ?? 0)).toBeGreaterThanOrEqual(3_000)
        const slept = clock.sleeps.filter(sleep => sleep > 0)
        expect(slept.reduce((sum, sleep) => sum + sleep, 0)).toBeLessThan(20_000)
      },
      {
        clock,
        quirks: [
          { effect: 'fault', fault: 'ConcurrentModificationFault', operation: 'userSkillModify', first: 1 },
        ],
      },
    )
  })

  test.each([
    ['Billing:2;Sales:3', 'Billing:2;Sales:4', 'userSkillModify'],
    ['Billing:2;Sales:3', 'Sales:3', 'userSkillRemove'],
    ['Billing:2;Sales:3', 'Billing:2;Retention:1;Sales:3', 'userSkillAdd'],
  ] as const)('are settled by reading: %s to %s', (before, after, operation) =>
    onStage(async ({ steps, writes }) => {
      const step = only(steps(skills(before, after)))
      expect(await step.settle(context)).toEqual({ done: false })
      await step.run(context)
      expect(writes()).toEqual([operation])
      expect(await step.settle(context)).toEqual({ done: true, result: {} })
      await step.run(context)
      expect(writes()).toEqual([operation])
    }),
  )

  test('that somebody else has set meanwhile stay', () =>
    onStage(async ({ steps, writes }) => {
      const refused = await failure(only(steps(skills('Sales:5', 'Sales:6'))).run(context))
      expect(refused).toMatchObject({ code: 'ChangedMeanwhile' })
      expect(writes()).toEqual([])
    }))

  test('that Five9 accepts and does not show are not done', () =>
    onStage(async ({ five9, steps }) => {
      const step = only(steps(skills('Sales:3', 'Sales:6')))
      five9.domain.put = () => undefined
      expect(await failure(step.run(context))).toMatchObject({ code: 'NotBroughtAbout', effectUnknown: true })
    }))

  test('wait for the rest of their user', () =>
    onStage(async ({ steps, writes }) => {
      const outcome = await take(
        steps(update('nobody@example.com', { phoneNumber: [null, '1'], skills: [null, 'Sales:1'] })),
      )
      expect(outcome.notAttempted.map(({ unit }) => unit.label)).toEqual([
        'add the skill Sales of nobody@example.com',
      ])
      expect(writes()).toEqual([])
    }))
})

describe('canned reports', () => {
  const key = 'kim@example.com'

  test('are set in one call, after the role that they need', () =>
    onStage(async ({ five9, steps, user, writes }) => {
      const made = update(key, {
        roles: ['agent', 'agent;reporting'],
        cannedReports: [null, 'Call Log:1;Skill Summary:2'],
      })
      expect(failuresOf(await take(steps(made)))).toEqual([])
      const step = only(steps(update(key, { cannedReports: ['Call Log:1;Skill Summary:2', 'Call Log:5'] })))
      expect(await step.settle(context)).toEqual({ done: false })
      await step.run(context)
      expect(await step.settle(context)).toEqual({ done: true, result: {} })
      expect(user(key)?.cannedReports).toEqual([{ index: 5, name: 'Call Log' }])
      expect(lastRequest(five9, 'modifyUserCannedReports')).toMatchObject({
        cannedReportsToRemove: ['Skill Summary'],
      })
      expect(writes()).toEqual(['modifyUser', 'modifyUserCannedReports', 'modifyUserCannedReports'])
    }))

  test('that went with the role need no call', () =>
    onStage(async ({ steps, writes }) => {
      await only(steps(update(key, { cannedReports: ['Call Log:1', null] }))).run(context)
      expect(writes()).toEqual([])
    }))
})

describe('groups', () => {
  const into = (...keys: string[]) => keys.map(key => update(key, { agentGroups: [null, 'Lisbon'] }))

  test('change in one call for all who join and leave, and keep the rest', () =>
    onStage(async ({ five9, steps, user, writes }) => {
      const described = five9.domain.groups.get('Everyone')
      await take(
        steps(
          update('kim@example.com', { agentGroups: ['Berlin', 'Everyone'] }),
          update('lee@example.com', { agentGroups: [null, 'Everyone'] }),
        ),
      )
      expect([user('kim@example.com'), user('lee@example.com')].map(one => one?.agentGroups)).toEqual([
        ['Everyone'],
        ['Everyone'],
      ])
      expect(five9.domain.groups.get('Everyone')).toEqual(described)
      expect(writes()).toEqual(['modifyAgentGroup', 'modifyAgentGroup'])
      expect(lastRequest(five9, 'modifyAgentGroup')).toEqual({
        group: { id: described?.id, name: 'Everyone' },
        addAgents: ['kim@example.com', 'lee@example.com'],
      })
    }))

  test('are settled by reading, and only who is missing is sent again', () =>
    onStage(async ({ five9, steps, user }) => {
      const step = only(steps(...into('kim@example.com', 'lee@example.com')))
      expect(await step.settle(context)).toEqual({ done: false })
      await only(steps(...into('lee@example.com'))).run(context)
      expect(await step.settle(context)).toEqual({ done: false })
      await step.run(context)
      expect(lastRequest(five9, 'modifyAgentGroup')).toMatchObject({ addAgents: ['kim@example.com'] })
      expect(await step.settle(context)).toEqual({ done: true, result: {} })
      expect(user('kim@example.com')?.agentGroups).toEqual(['Berlin', 'Lisbon'])
    }))

  test('split into halves, the same in each attempt, until one refused user is alone', () =>
    onStage(async ({ steps, user }) => {
      const step = only(steps(...into('a@example.com', 'kim@example.com', 'lee@example.com')))
      const parts = step.split?.({ kind: 'rejected', code: 'X' }) ?? []
      expect(parts.map(({ serves }) => serves.map(({ key }) => key))).toEqual([
        ['a@example.com', 'kim@example.com'],
        ['lee@example.com'],
      ])
      expect(parts.map(({ id }) => id)).toEqual(
        step.split?.({ kind: 'rejected', code: 'X' }).map(({ id }) => id),
      )
      expect(parts[1]?.split?.({ kind: 'rejected', code: 'X' })).toEqual([])
      const journal = new MemoryJournal()
      const outcome = await take([step], { journal })
      expect(failuresOf(outcome)).toEqual(['["group","Lisbon","1","1","1"] ObjectNotFoundFault'])
      expect(
        [user('kim@example.com'), user('lee@example.com')].map(one => one?.agentGroups.includes('Lisbon')),
      ).toEqual([true, true])
      const ids = journal.entries.map(({ unit }) => unit)
      expect(new Set(ids).size).toBe(5)
    }))

  test('are found whatever the server makes of patterns, and by no other name', () =>
    onStage(
      async ({ steps, user }) => {
        await only(steps(...into('lee@example.com'))).run(context)
        expect(user('lee@example.com')?.agentGroups).toEqual(['Lisbon'])
        const unknown = update('kim@example.com', { agentGroups: [null, 'Lis'] })
        expect(await failure(only(steps(unknown)).run(context))).toMatchObject({
          kind: 'rejected',
          code: 'GroupNotFound',
        })
      },
      { pattern: { match: 'wildcard', case: 'ignore' } },
    ))
})
