import { describe, expect, test } from 'vitest'
import {
  change,
  context,
  create,
  type Fields,
  failure,
  lastRequest,
  names,
  only,
  onStage,
  update,
} from './on-stage.ts'
import { failuresOf, take } from './stage.ts'

describe('creating', () => {
  const key = 'new@example.com'

  test('is one call with all that belongs to the user, and tells the extension', () =>
    onStage(async ({ five9, steps, user, writes }) => {
      const fields: Fields = {
        active: [null, 'FALSE'],
        startDate: [null, '2026-02-03'],
        media_enabled_CHAT: [null, 'true'],
        media_maxAllowed_CHAT: [null, '02'],
        roles: [null, 'agent;reporting;supervisor'],
        agent_alwaysRecorded: [null, 'True'],
        agent_SendMessages: [null, 'true'],
        skills: [null, 'Sales:4;Billing:1'],
        agentGroups: [null, 'Berlin;R&D <test>'],
        cannedReports: [null, 'Call Log:3'],
      }
      const facts = await only(steps(create(key, fields))).run(context)
      expect(facts).toEqual({ extension: user(key)?.general.extension })
      expect(writes()).toEqual(['createUser'])
      expect(user(key)).toMatchObject({
        general: { active: false, EMail: 'new@example.com', startDate: '2026-02-03T00:00:00.000' },
        roles: { agent: { alwaysRecorded: true, attachVmToEmail: false, sendEmailOnVm: false } },
        skills: [
          { name: 'Billing', level: 1 },
          { name: 'Sales', level: 4 },
        ],
        agentGroups: ['Berlin', 'R&D <test>'],
        cannedReports: [{ index: 3, name: 'Call Log' }],
        password: 'Passw0rd-Made-Up',
      })
      const request = lastRequest(five9, 'createUser') as {
        userInfo: { roles: Record<string, { permissions?: unknown[] }> }
      }
      const { agent, reporting, supervisor } = request.userInfo.roles
      expect(agent?.permissions).toHaveLength(55)
      expect(agent?.permissions).toContainEqual({ type: 'SendMessages', value: true })
      expect(agent?.permissions).toContainEqual({ type: 'MakeRecordings', value: false })
      expect([reporting?.permissions ?? [], supervisor?.permissions ?? []]).toEqual([[], []])
      expect(request.userInfo).toMatchObject({
        generalInfo: { mediaTypeConfig: { mediaTypes: [{ enabled: true, maxAlowed: 2, type: 'CHAT' }] } },
      })
      expect(request.userInfo).not.toHaveProperty('generalInfo.extension')
    }))

  test('leaves roles and skills to the profile, where there is one', () =>
    onStage(async ({ five9, steps, user }) => {
      const fields = { ...names, userProfileName: [null, 'Team leads'], extension: [null, '7001'] } as const
      const facts = await only(steps(change('create', key, fields))).run(context)
      expect(facts).toEqual({})
      expect(lastRequest(five9, 'createUser')).not.toHaveProperty('userInfo.roles')
      expect(user(key)?.skills.map(({ name }) => name)).toEqual(['Retention', 'Sales'])
      expect(user(key)?.general.extension).toBe('7001')
    }))

  test('with a random password obliges the user to change it, and tells it to nobody', () =>
    onStage(
      async ({ five9, platform, steps, user }) => {
        await platform.rules(context.signal)
        const step = only(steps(create(key, { mustChangePassword: [null, 'false'] })))
        const facts = await step.run(context)
        const password = user(key)?.password ?? ''
        expect(password).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[-_.@$!]).{20,}$/)
        expect(user(key)?.general.mustChangePassword).toBe(true)
        expect(JSON.stringify([facts, step])).not.toContain(password)
        await only(steps(create('b@example.com'))).run(context)
        expect(lastRequest(five9, 'createUser')).not.toMatchObject({
          userInfo: { generalInfo: { password } },
        })
      },
      { passwordMode: 'random', policy: { minPasswordLength: 20, minSpecialCharacters: 3 } },
    ))

  test('without a password leaves the field out', () =>
    onStage(
      async ({ five9, steps }) => {
        expect(await failure(only(steps(create(key))).run(context))).toMatchObject({
          kind: 'rejected',
          code: 'MissedArgumentFault',
        })
        expect(lastRequest(five9, 'createUser')).not.toHaveProperty('userInfo.generalInfo.password')
      },
      { passwordMode: 'none' },
    ))

  test('sends nothing when there is no password to send', async () => {
    await onStage(
      async ({ steps, writes }) => {
        expect(await failure(only(steps(create(key))).run(context))).toMatchObject({ code: 'NoPassword' })
        expect(writes()).toEqual([])
      },
      { passwordMode: 'cells' },
    )
    await onStage(async ({ platform, writes }) => {
      for (const cell of ['env:OTHER', 'Secret-In-Clear-1']) {
        const step = only(platform.steps([create(key)], () => cell))
        const refused = await failure(step.run(context))
        expect(refused).toMatchObject({ kind: 'rejected', code: 'SecretMissing' })
        expect(JSON.stringify([refused, refused.message])).not.toContain('Clear')
      }
      expect(writes()).toEqual([])
    })
  })

  test('that is refused shows no password', () =>
    onStage(
      async ({ steps }) => {
        const refused = await failure(only(steps(create(key))).run(context))
        expect(refused.message).toContain('***')
        expect(JSON.stringify([refused, refused.message])).not.toContain('Passw0rd')
      },
      {
        quirks: [
          {
            effect: 'fault',
            fault: 'InvalidUserDataFault',
            message: 'Bad: Passw0rd-Made-Up',
            operation: 'createUser',
          },
        ],
      },
    ))

  test('whose answer was lost is found by reading', () =>
    onStage(async ({ five9, steps, user, writes }) => {
      const step = only(steps(create(key)))
      expect(await step.settle(context)).toEqual({ done: false })
      five9.set([{ effect: 'reset', phase: 'after', operation: 'createUser' }])
      expect(failuresOf(await take([step]))).toEqual([])
      expect(writes()).toEqual(['createUser'])
      expect(await step.settle(context)).toEqual({
        done: true,
        result: { extension: user(key)?.general.extension },
      })
    }))

  test('is not done while the answer shows something else', () =>
    onStage(async ({ steps, writes }) => {
      const step = only(
        steps(create(key, { roles: [null, 'admin'], admin_AccessBillingApplication: [null, 'true'] })),
      )
      const refused = await failure(step.run(context))
      expect(refused).toMatchObject({ kind: 'rejected', code: 'NotBroughtAbout', effectUnknown: true })
      expect(refused.message).toMatch(/: admin_AccessBillingApplication\.$/)
      expect(await failure(step.settle(context))).toMatchObject({ code: 'NotBroughtAbout' })
      expect(writes()).toEqual(['createUser'])
    }))

  test('ends with the first refusal for want of a user licence, when all else is done', () =>
    onStage(
      async ({ steps, user, writes }) => {
        const created = Array.from({ length: 3 }, (_, at) => create(`new${at}@example.com`))
        const changed = update('kim@example.com', { phoneNumber: ['+1555', '+1556'] })
        const outcome = await take(steps(...created, changed, change('delete', 'lee@example.com')))
        expect(outcome.stop).toMatchObject({ kind: 'fatal' })
        expect(outcome.failed.map(({ failure }) => failure)).toEqual([
          expect.objectContaining({
            ...{ kind: 'fatal', code: 'TooManyUsersFault' },
            cure: expect.stringMatching(/^Buy user licences, or free some/) as string,
          }),
        ])
        expect(outcome.notAttempted).toHaveLength(2)
        expect(writes()).toEqual(['modifyUser', 'deleteUser', 'createUser'])
        expect(user('lee@example.com')).toBeUndefined()
      },
      { quirks: [{ effect: 'fault', fault: 'TooManyUsersFault', operation: 'createUser' }] },
    ))

  test.each(['NICELicencesExceededFault', 'TooManyExtensionsFault'] as const)(
    'goes on after %s, which says nothing about users who need no such thing',
    fault =>
      onStage(
        async ({ steps, writes }) => {
          const created = Array.from({ length: 6 }, (_, at) => create(`new${at}@example.com`))
          const outcome = await take(steps(...created))
          expect(outcome.failed.map(({ failure }) => failure.code)).toEqual(Array(5).fill(fault))
          expect(outcome.stop).toBeUndefined()
          expect(writes()).toHaveLength(6)
        },
        {
          quirks: [
            {
              ...{ effect: 'fault', fault, operation: 'createUser' },
              when: ({ userName = '' }) => !userName.startsWith('new5@'),
            },
          ],
        },
      ),
  )

  test('takes a refused password for that, but a refused login for the end', async () => {
    await onStage(
      async ({ steps, writes }) => {
        const outcome = await take(steps(create('a@example.com'), create('b@example.com')))
        expect(outcome.stop).toBeUndefined()
        expect(outcome.failed.map(({ failure }) => failure.kind)).toEqual(['rejected'])
        expect(writes()).toHaveLength(2)
      },
      { quirks: [{ effect: 'fault', fault: 'InvalidAccountFault', operation: 'createUser', first: 1 }] },
    )
    await onStage(async ({ five9, steps, writes }) => {
      // The account was locked, or its password changed, just now.
      five9.set(
        (['createUser', 'getCallCountersState'] as const).map(operation => ({
          ...{ effect: 'fault', fault: 'InvalidAccountFault', operation },
          when: () => writes().length > 0,
        })),
      )
      const outcome = await take(steps(create('a@example.com'), create('b@example.com')))
      expect(outcome.stop?.kind).toBe('fatal')
      expect(outcome.notAttempted).toHaveLength(1)
      expect(writes()).toHaveLength(1)
    })
  })
})
