import { describe, expect, test } from 'vitest'
import { context, failure, lastRequest, only, onStage, update } from './on-stage.ts'
import { failuresOf, take } from './stage.ts'

describe('changing', () => {
  const key = 'kim@example.com'
  const phone = (before: string | null, after: string | null) => update(key, { phoneNumber: [before, after] })

  test.each(['kept', 'reset'] as const)('sends the whole user and keeps the rest (left out: %s)', leftOut =>
    onStage(
      async ({ five9, kim, steps, user }) => {
        await only(steps(phone('+1555', null))).run(context)
        const { phoneNumber, ...rest } = user(key)?.general ?? {}
        const { phoneNumber: _, ...before } = kim.general
        expect([phoneNumber, rest]).toEqual(['', before])
        expect(user(key)).toEqual({ ...kim, general: user(key)?.general })
        const request = lastRequest(five9, 'modifyUser')
        expect(request).toMatchObject({ userGeneralInfo: { EMail: kim.general.EMail, id: 400 } })
        expect(request).not.toHaveProperty('userGeneralInfo.fullName')
      },
      { leftOut, quirks: [{ effect: 'paddedEmail' }] },
    ),
  )

  test('sends each role that changes complete, without what only Five9 sets', () =>
    onStage(async ({ five9, kim, steps, user }) => {
      const had = kim.roles.agent?.permissions.find(({ type }) => type === 'SendMessages')?.value ?? false
      const wanted = update(key, {
        roles: ['agent', 'admin;agent;supervisor'],
        admin_ManageUsers: [null, 'true'],
        supervisor_Agents: [null, 'true'],
        agent_SendMessages: [String(had), String(!had)],
      })
      await only(steps(wanted)).run(context)
      const { admin, agent, supervisor } = user(key)?.roles ?? {}
      expect(agent?.permissions).toEqual(
        kim.roles.agent?.permissions.map(one =>
          one.type === 'SendMessages' ? { ...one, value: !had } : one,
        ),
      )
      const granted = (role: typeof admin) =>
        role?.permissions.filter(({ value }) => value).map(({ type }) => type)
      expect([granted(admin), granted(supervisor)]).toEqual([['ManageUsers'], ['Agents']])
      const request = lastRequest(five9, 'modifyUser') as {
        rolesToSet: Record<string, { permissions: { type: string }[] }>
      }
      const sent = Object.values(request.rolesToSet).flatMap(({ permissions }) =>
        permissions.map(({ type }) => type),
      )
      expect(sent).not.toContain('AccessBillingApplication')
      expect(sent).not.toContain('CanTeleport')
      expect(sent).toHaveLength(55 + 27 + 33)
    }))

  test('sends no role that stays as it is, and takes away those that go', () =>
    onStage(async ({ five9, steps, user }) => {
      await only(steps(update(key, { roles: ['agent', 'crmManager;reporting'] }))).run(context)
      expect(new Set(Object.keys(user(key)?.roles ?? {}))).toEqual(new Set(['crmManager', 'reporting']))
      expect(lastRequest(five9, 'modifyUser')).toMatchObject({ rolesToRemove: ['Agent'] })
      await only(steps(phone('+1555', '+1'))).run(context)
      expect(lastRequest(five9, 'modifyUser')).not.toHaveProperty('rolesToSet')
    }))

  test('sends all media types that there are', () =>
    onStage(async ({ steps, user }) => {
      await only(
        steps(update(key, { media_enabled_CHAT: [null, 'true'], media_maxAllowed_EMAIL: ['4', '9'] })),
      ).run(context)
      expect(user(key)?.general.mediaTypeConfig?.mediaTypes).toEqual([
        { enabled: true, intlligentRouting: false, maxAlowed: 1, type: 'VOICE' },
        { enabled: true, type: 'CHAT' },
        { enabled: false, intlligentRouting: true, maxAlowed: 9, type: 'EMAIL' },
      ])
    }))

  test('gives and takes a profile', () =>
    onStage(async ({ steps, user }) => {
      await only(steps(update(key, { userProfileName: [null, 'New agents'] }))).run(context)
      expect(user(key)?.skills.map(({ name }) => name)).toEqual(['Support L1'])
      await only(steps(update(key, { userProfileName: ['New agents', null] }))).run(context)
      expect(user(key)?.general).not.toHaveProperty('userProfileName')
    }))

  test('sends nothing where somebody else was there in between', () =>
    onStage(async ({ steps, writes }) => {
      const step = only(steps(update(key, { phoneNumber: ['+1444', '+1'], firstName: ['Someone', 'Kim'] })))
      const refused = await failure(step.run(context))
      expect(refused).toMatchObject({ kind: 'rejected', code: 'ChangedMeanwhile', effectUnknown: false })
      expect(refused.message).toContain('phoneNumber, firstName of kim@example.com')
      expect(refused.cure).toMatch(/^Plan again/)
      expect(writes()).toEqual([])
    }))

  test('sends nothing where it is so already, and the rest where a part is', () =>
    onStage(async ({ steps, user, writes }) => {
      expect(await only(steps(phone('+1444', '+1555'))).run(context)).toEqual({})
      expect(writes()).toEqual([])
      await only(steps(update(key, { phoneNumber: ['+1444', '+1555'], extension: ['2000', '2222'] }))).run(
        context,
      )
      expect(user(key)?.general).toMatchObject({ phoneNumber: '+1555', extension: '2222' })
    }))

  test('of a user who is gone fails, and says to plan again', () =>
    onStage(async ({ steps }) => {
      const refused = await failure(
        only(steps(update('nobody@example.com', { phoneNumber: [null, '+1'] }))).run(context),
      )
      expect(refused).toMatchObject({ kind: 'rejected', code: 'UserNotFound' })
      expect(refused.cure).toContain('plan again')
    }))

  test('whose answer shows something else is looked at once more, and not sent again', () =>
    onStage(async ({ steps, writes }) => {
      const fields = {
        roles: ['agent', 'admin;agent'],
        admin_AccessBillingApplication: [null, 'true'],
      } as const
      const { failed } = await take(steps(update(key, fields)))
      expect(failed[0]?.failure).toMatchObject({ code: 'NotBroughtAbout', effectUnknown: true })
      expect(failed[0]?.failure.message).toMatch(/: admin_AccessBillingApplication\.$/)
      expect(failed[0]?.effectUnknown).toBe(true)
      expect(writes()).toEqual(['modifyUser'])
    }))

  test('is settled by all fields', () =>
    onStage(async ({ steps }) => {
      const step = only(steps(update(key, { phoneNumber: ['+1555', '+1'], extension: ['2000', '2222'] })))
      expect(await step.settle(context)).toEqual({ done: false })
      await only(steps(phone('+1555', '+1'))).run(context)
      // Half of it is there: that an earlier call had no effect can no longer be said.
      await expect(step.settle(context)).rejects.toMatchObject({
        code: 'NotBroughtAbout',
        effectUnknown: true,
      })
      await step.run(context)
      expect(await step.settle(context)).toEqual({ done: true, result: {} })
    }))
})

describe('extensions that go round', () => {
  const swap = [
    update('kim@example.com', { extension: ['2000', '2001'] }),
    update('lee@example.com', { extension: ['2001', '2000'] }),
  ]

  test('change by way of a spare one, which is told as long as the user has it', () =>
    onStage(async ({ steps, user, writes }) => {
      const outcome = await take(steps(...swap))
      expect(failuresOf(outcome)).toEqual([])
      expect([user('kim@example.com'), user('lee@example.com')].map(one => one?.general.extension)).toEqual([
        '2001',
        '2000',
      ])
      expect(writes()).toEqual(['modifyUser', 'modifyUser', 'modifyUser'])
      const facts = Object.assign({}, ...[...outcome.results.values()]) as object
      expect(facts).toEqual({ extension: '2001' })
    }))

  test('try further spare ones, but not for ever, and settle what was lent', () =>
    onStage(
      async ({ five9, steps, user, writes }) => {
        const [park] = steps(...swap)
        if (!park) throw new Error('no step')
        expect(await park.settle(context)).toEqual({ done: false })
        expect(await failure(park.run(context))).toMatchObject({ code: 'NoSpareExtension' })
        expect(writes().length).toBeGreaterThan(10)
        five9.set([
          { effect: 'fault', fault: 'ExtensionAlreadyInUseFault', operation: 'modifyUser', first: 2 },
        ])
        const facts = await park.run(context)
        const extension = user('kim@example.com')?.general.extension
        expect(facts).toEqual({ extension })
        expect(extension).toMatch(/^[1-9]\d{3}$/)
        expect(await park.settle(context)).toEqual({ done: true, result: { extension } })
        expect(await failure(park.run(context))).toMatchObject({ code: 'ChangedMeanwhile' })
      },
      { quirks: [{ effect: 'fault', fault: 'ExtensionAlreadyInUseFault', operation: 'modifyUser' }] },
    ))
})
