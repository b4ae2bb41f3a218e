import { describe, expect, test } from 'vitest'
import type { Call } from '../../../../simulators/xmedius/index.ts'
import { office } from '../../../xmedius-plan/office.ts'
import { context, create, failure, n, only, onStage, password } from './stage.ts'

const whole = {
  first_name: [null, 'Kim'],
  last_name: [null, 'Example'],
  group: [null, 'Büro "Nord"'],
  salutation: [null, 'Mx'],
  job_title: [null, 'Clerk'],
  company_name: [null, 'Example Ltd'],
  address: [null, '1 Example Street\nBack door'],
  city: [null, 'Exampleton'],
  state: [null, 'QC'],
  country: [null, 'Canada'],
  zip_code: [null, 'H0H 0H0'],
  phone_number: [null, '=555'],
  mobile_number: [null, '555-0101'],
  language: [null, 'FR'],
  time_zone: [null, 'Eastern Time (US & Canada)'],
} as const

const kim = { username: 'kim', email: 'kim@example.com', role: 'user', group_id: '1' }

describe('a new user', () => {
  test.each([
    ['manual', { password_setup_type: 'force', password, password_confirmation: password }],
    ['user_choice', { password_setup_type: 'user' }],
    ['random', { password_setup_type: 'auto' }],
  ] as const)('is sent in the mode %s with exactly what belongs to it', async (mode, setup) => {
    await onStage(
      async ({ steps, sent, calls, account }) => {
        const facts = await only(steps(create('kim'))).run(context)
        expect(sent()).toEqual({ user: { ...kim, fax_number_type: 'enterprise', ...setup } })
        expect(facts).toEqual({ id: String(account.named('kim')?.id) })
        expect(calls()).toEqual(['createUser answered', 'readUser answered'])
      },
      { mode },
    )
  })

  test('is sent with every column, the language in small letters', async () => {
    await onStage(async ({ steps, sent, account }) => {
      await only(steps(create('kim', whole))).run(context)
      const { group: _, language: _in, ...others } = whole
      const texts = Object.fromEntries(Object.entries(others).map(([column, [, cell]]) => [column, cell]))
      expect(sent()).toEqual({
        user: {
          ...{ ...kim, group_id: '3', language: 'fr', ...texts },
          ...{ fax_number_type: 'enterprise', password_setup_type: 'auto' },
        },
      })
      expect(account.named('kim')).toMatchObject({ role: 'user', group_id: 3, language: 'fr', ...texts })
    })
  })

  test.each([
    ['own', 30, { fax_number_type: 'selected', selected_fax_number: '30' }],
    ['shared', 11, { fax_number_type: 'selected', selected_fax_number: '11' }],
    ['default', 10, { fax_number_type: 'enterprise' }],
  ] as const)('with the %s fax number %i has it', async (_kind, id, choice) => {
    await onStage(async ({ steps, sent, account }) => {
      await only(steps(create('kim', { fax_number: [null, n(id)] }))).run(context)
      expect(sent()).toMatchObject({ user: choice })
      expect(account.named('kim')?.main_fax_number_id).toBe(id)
    })
  })

  test('without a group is in the default one, though another has the same name', async () => {
    const account = office()
    account.groups.set(4, 'Everybody')
    await onStage(
      async ({ steps, sent }) => {
        await only(steps(create('kim'))).run(context)
        expect(sent()).toMatchObject({ user: { group_id: '1' } })
      },
      { account },
    )
  })

  test('without a password in the mode manual is not sent at all', async () => {
    await onStage(
      async ({ platform, calls }) => {
        const step = only(platform.steps([create('kim')], () => undefined))
        expect(await failure(step.run(context))).toMatchObject({ kind: 'rejected', code: 'SecretMissing' })
        expect(calls()).toEqual([])
      },
      { mode: 'manual' },
    )
  })

  test('of a group or number that is gone is not sent', async () => {
    await onStage(async ({ steps, calls }) => {
      const nowhere = only(steps(create('kim', { group: [null, 'Nowhere'] })))
      expect(await failure(nowhere.run(context))).toMatchObject({ code: 'GroupNotFound' })
      const unreachable = only(steps(create('kim', { fax_number: [null, n(99)] })))
      expect(await failure(unreachable.run(context))).toMatchObject({ code: 'FaxNumberNotFound' })
      expect(calls()).toEqual([])
    })
  })

  test('that the portal refuses fails with the field and its words, and without the password', async () => {
    await onStage(
      async ({ steps }) => {
        const refused = await failure(
          only(steps(create('kim', { email: [null, 'email@invalid'] }))).run(context),
        )
        expect(refused).toMatchObject({
          ...{ kind: 'rejected', code: 'Refusal', effectUnknown: false },
          detail: { email: 'does not appear to be valid' },
        })
        expect(refused.message).toContain('email does not appear to be valid')
        expect(JSON.stringify(refused)).not.toContain(password)
      },
      { mode: 'manual' },
    )
  })

  test('that the portal shows otherwise than it was asked for fails as uncertain', async () => {
    const account = office()
    const onAnswer = ({ operation }: Call) => {
      const made = account.named('kim')
      if (operation === 'createUser' && made) account.put({ ...made, last_name: 'Else' })
    }
    await onStage(
      async ({ steps }) => {
        const step = only(steps(create('kim', { last_name: [null, 'Example'] })))
        expect(await failure(step.run(context))).toMatchObject({
          ...{
            code: 'NotBroughtAbout',
            effectUnknown: true,
            message: expect.stringMatching(/: last_name\.$/),
          },
        })
      },
      { account, onAnswer },
    )
  })

  test('that cannot be read afterwards is uncertain, too', async () => {
    await onStage(async ({ server, steps }) => {
      server.set([{ effect: 'page', status: 502, operation: 'readUser' }])
      const lost = await failure(only(steps(create('kim'))).run(context))
      expect(lost).toMatchObject({ kind: 'transient', effectUnknown: true })
    })
  })
})

describe('a new user whose answer was lost', () => {
  test('is found by reading', async () => {
    await onStage(async ({ steps, account, calls }) => {
      const step = only(steps(create('kim')))
      expect(await step.settle(context)).toEqual({ done: false })
      await step.run(context)
      expect(await step.settle(context)).toEqual({
        ...{ done: true, result: { id: String(account.named('kim')?.id) } },
      })
      expect(calls().filter(call => call === 'createUser answered')).toHaveLength(1)
    })
  })

  test('is found where the portal writes the name in other letters', async () => {
    await onStage(async ({ steps, account }) => {
      const step = only(steps(create('Kim')))
      await step.run(context)
      const kim = account.named('Kim')
      if (kim) account.put({ ...kim, username: 'kim' })
      expect(await step.settle(context)).toMatchObject({ done: true })
    })
  })

  test('is somebody else if the address is another one', async () => {
    await onStage(async ({ steps }) => {
      const [kim, other] = steps(create('kim'), create('KIM', { email: [null, 'other@example.com'] }))
      await kim?.run(context)
      expect(await other?.settle(context)).toEqual({ done: false })
      expect(await failure(other?.run(context) ?? Promise.resolve())).toMatchObject({
        detail: { username: 'has already been taken' },
      })
    })
  })

  test('is uncertain where the portal shows it otherwise than it was asked for', async () => {
    await onStage(async ({ steps }) => {
      const [kim, other] = steps(create('kim'), create('kim', { last_name: [null, 'Example'] }))
      await kim?.run(context)
      expect(await failure(other?.settle(context) ?? Promise.resolve())).toMatchObject({
        code: 'NotBroughtAbout',
      })
    })
  })
})

describe('a new user of a token that may not list users', () => {
  const blind = { permissions: ['Manage users'] } as const

  test('is made in one call', async () => {
    await onStage(async ({ steps, calls }) => {
      expect(await only(steps(create('kim'))).run(context)).toEqual({ id: expect.stringMatching(/^\d+$/) })
      expect(calls()).toEqual(['createUser answered'])
    }, blind)
  })

  test('was there already if name and address are both taken, which is told', async () => {
    await onStage(async ({ steps, account }) => {
      const users = account.users.size
      const step = only(steps(create('gail')))
      const there = {
        note: expect.stringMatching(
          /^The username and the e-mail address are taken, so the user counts as there already/,
        ),
      }
      expect(await step.run(context)).toEqual(there)
      expect(await step.settle(context)).toEqual({ done: true, result: there })
      expect(account.users.size).toBe(users)
    }, blind)
  })

  test.each([
    ['the name', 'gail', 'new@example.com', { username: 'has already been taken' }],
    ['the address', 'new.one', 'gail@example.com', { email: 'has already been taken' }],
    ['something else', 'new.one', 'email@invalid', { email: 'does not appear to be valid' }],
  ])('is refused if only %s is wrong', async (_what, key, email, detail) => {
    await onStage(async ({ steps }) => {
      const step = only(steps(create(key, { email: [null, email] })))
      expect(await failure(step.run(context))).toMatchObject({ kind: 'rejected', detail })
      expect(await step.settle(context)).toEqual({ done: false })
    }, blind)
  })

  test('was there already, whatever else is taken for that', async () => {
    await onStage(async ({ steps }) => {
      const step = only(steps(create('kim', { fax_number: [null, n(30)] })))
      expect(await step.run(context)).toHaveProperty('id')
      expect(await step.run(context)).toHaveProperty('note')
    }, blind)
  })

  test('whose answer was lost is settled by asking again', async () => {
    await onStage(async ({ server, steps, account }) => {
      const step = only(steps(create('kim')))
      server.set([{ effect: 'reset', phase: 'after', first: 1 }])
      expect(await failure(step.run(context))).toMatchObject({ effectUnknown: true })
      expect(await step.settle(context)).toMatchObject({ done: true, result: { note: expect.any(String) } })
      account.remove(account.named('kim')?.id ?? 0)
      expect(await step.settle(context)).toMatchObject({ done: true, result: { id: expect.any(String) } })
      server.set([{ effect: 'reset' }])
      expect(await failure(step.settle(context))).toMatchObject({ kind: 'transient', effectUnknown: true })
    }, blind)
  })
})
