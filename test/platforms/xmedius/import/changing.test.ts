import { describe, expect, test } from 'vitest'
import type { Call } from '../../../../simulators/xmedius/index.ts'
import { office } from '../../../xmedius-plan/office.ts'
import { context, failure, only, onStage, remove, update } from './stage.ts'

const rename = update('gail', { last_name: ['Example', 'Sample'], job_title: ['Clerk', null] })

describe('a change of a user', () => {
  test('is sent as the whole user, but for what nobody can change', async () => {
    await onStage(async ({ steps, sent, account, calls }) => {
      const before = account.named('gail')
      expect(await only(steps(rename)).run(context)).toEqual({})
      expect(account.named('gail')).toEqual({ ...before, last_name: 'Sample', job_title: null })
      const { user } = sent() as { user: Record<string, unknown> }
      expect(user).toMatchObject({
        ...{ first_name: 'Gail', last_name: 'Sample', job_title: null, role: 'user', group_id: '1' },
        ...{ language: 'en', time_zone: 'Berlin', main_fax_number_id: '10', signature: 'Bye' },
      })
      for (const field of ['id', 'username', 'email', 'external_id']) expect(user).not.toHaveProperty(field)
      // What is sent back whole is what was told of the user alone: a list may tell less.
      expect(calls()).toEqual([
        ...['listUsers answered', 'readUser answered', 'updateUser answered', 'readUser answered'],
      ])
    })
  })

  test('never touches the role', async () => {
    await onStage(async ({ steps, account }) => {
      await only(steps(update('admin', { city: [null, 'Exampleton'] }))).run(context)
      expect(account.named('admin')).toMatchObject({ role: 'admin', city: 'Exampleton', external_id: 'ad-1' })
    })
  })

  test.each([
    ['group', ['Everybody', 'Büro "Nord"'], { group_id: 3 }],
    ['language', ['EN', 'DE'], { language: 'de' }],
    ['time_zone', ['Berlin', 'Hawaii'], { time_zone: 'Hawaii' }],
    ['phone_number', [null, '=1'], { phone_number: '=1' }],
  ] as const)('brings about %s', async (column, cells, shown) => {
    await onStage(async ({ steps, account }) => {
      await only(steps(update('lena', { [column]: cells }))).run(context)
      expect(account.named('lena')).toMatchObject(shown)
    })
  })

  test('is not sent where it is there already', async () => {
    await onStage(async ({ steps, calls }) => {
      expect(await only(steps(update('gail', { last_name: ['Old', 'Example'] }))).run(context)).toEqual({})
      expect(calls()).toEqual(['listUsers answered', 'readUser answered'])
    })
  })

  test('is not sent where somebody else has changed the field meanwhile', async () => {
    await onStage(async ({ steps, calls }) => {
      const step = only(steps(update('gail', { last_name: ['Old', 'New'], job_title: ['Clerk', null] })))
      expect(await failure(step.run(context))).toMatchObject({
        ...{ code: 'ChangedMeanwhile', message: expect.stringMatching(/changed last_name of gail since/) },
      })
      expect(calls()).toEqual(['listUsers answered', 'readUser answered'])
    })
  })

  test('fails where the portal accepts it and does not show it', async () => {
    const account = office()
    const before = account.named('gail')
    const onAnswer = ({ operation }: Call) => {
      if (operation === 'updateUser' && before) account.put(before)
    }
    await onStage(
      async ({ steps }) => {
        expect(await failure(only(steps(rename)).run(context))).toMatchObject({
          ...{ code: 'NotBroughtAbout', effectUnknown: true },
          message: expect.stringMatching(/does not show it in: last_name, job_title\.$/),
        })
      },
      { account, onAnswer },
    )
  })

  test('fails where the user is gone, or has become another one', async () => {
    await onStage(async ({ steps, account }) => {
      const gail = account.named('gail')
      if (!gail) throw new Error('nobody is called gail')
      const step = only(steps(rename))
      account.put({ ...gail, username: 'other', email: 'other@example.com' })
      expect(await failure(step.run(context))).toMatchObject({ code: 'UserNotFound' })
      account.remove(gail.id)
      expect(await failure(step.run(context))).toMatchObject({ code: 'UserNotFound' })
      expect(await step.settle(context)).toEqual({ done: false })
    })
  })

  test('is settled by reading', async () => {
    await onStage(async ({ steps, account }) => {
      const step = only(steps(rename))
      expect(await step.settle(context)).toEqual({ done: false })
      await step.run(context)
      expect(await step.settle(context)).toEqual({ done: true, result: {} })
      const gail = account.named('gail')
      if (gail) account.put({ ...gail, job_title: 'Else' })
      expect(await failure(step.settle(context))).toMatchObject({
        code: 'NotBroughtAbout',
        effectUnknown: true,
      })
    })
  })

  test('keeps what the portal keeps of what it is not sent, and what it empties', async () => {
    for (const leftOut of ['kept', 'emptied'] as const) {
      await onStage(
        async ({ steps, account }) => {
          const before = account.named('gail')
          await only(steps(update('gail', { city: [null, 'Exampleton'] }))).run(context)
          expect(account.named('gail')).toEqual({ ...before, city: 'Exampleton' })
        },
        { leftOut },
      )
    }
  })
})

describe('a deletion', () => {
  test('deletes this user and nobody else', async () => {
    await onStage(async ({ steps, account, calls }) => {
      const { size } = account.users
      const step = only(steps(remove('lou')))
      expect(await step.settle(context)).toEqual({ done: false })
      expect(await step.run(context)).toEqual({})
      expect(account.named('lou')).toBeUndefined()
      expect(account.users.size).toBe(size - 1)
      expect(await step.settle(context)).toEqual({ done: true, result: {} })
      expect(calls()).toContain('deleteUser answered')
    })
  })

  test('of who is gone already is refused without a call', async () => {
    await onStage(async ({ steps, account, calls }) => {
      account.remove(account.named('lou')?.id ?? 0)
      expect(await failure(only(steps(remove('lou'))).run(context))).toMatchObject({ code: 'UserNotFound' })
      expect(calls()).toEqual(['listUsers answered'])
    })
  })
})
