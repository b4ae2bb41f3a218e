import { expect, it } from 'vitest'
import { startXMedius } from '../../../simulators/xmedius/index.ts'
import { call, dataOf, errorsIn } from './caller.ts'
import { newcomer, office } from './people.ts'

it('groups and fax numbers are told by id, with the default of each', async () => {
  await using xmedius = await startXMedius({ account: office() })
  expect((await call(xmedius, 'GET', 'groups')).json).toEqual({
    result: true,
    data: { default: 1, groups: { 1: 'Everybody', 2: 'Sales' } },
  })
  const { data } = (await call(xmedius, 'GET', 'fax_numbers')).json as { data: object }
  expect(data).toMatchObject({
    default: 10,
    fax_numbers: {
      10: { number: '+15550000010', shared: false },
      11: { number: '+15550000011', shared: true },
    },
  })
})

it('a user is told the same in a list and alone, and with all that a user has', async () => {
  await using xmedius = await startXMedius({ account: office() })
  const list = dataOf(await call(xmedius, 'GET', 'users')) as Record<string, unknown>[]
  expect(list.map(({ id }) => id)).toEqual([100, 101])
  expect(dataOf(await call(xmedius, 'GET', 'users/100'))).toEqual(list[0])
  expect(list[0]).toEqual({
    ...{ id: 100, enterprise_id: 4_711, username: 'ana', email: 'ana@example.com', role: 'user' },
    openid: 'https://portal.example.com/openid/acme/100',
    ...{ first_name: null, last_name: null, salutation: null, job_title: null, company_name: null },
    ...{ address: null, city: null, state: null, country: null, zip_code: null },
    ...{ phone_number: null, mobile_number: null, language: 'fr', time_zone: 'Paris' },
    ...{ main_fax_number_id: 12, main_fax_number: '+15550000012', group_id: 1, external_id: null },
    signature: null,
  })
  expect(xmedius.calls.map(({ users }) => users)).toEqual([2, 1])
})

it('a user who is not there is refused, as the portal has it set', async () => {
  for (const [refusals, status] of [
    ['under 200', 200],
    ['by status', 404],
  ] as const) {
    await using xmedius = await startXMedius({ account: office(), refusals })
    const reply = await call(xmedius, 'GET', 'users/999')
    expect([reply.status, errorsIn(reply)]).toEqual([status, { base: ['User not found'] }])
  }
})

it('a password is never told', async () => {
  await using xmedius = await startXMedius({ account: office() })
  const { id } = dataOf(await call(xmedius, 'POST', 'users', { user: newcomer() })) as { id: number }
  expect(xmedius.account.users.get(id)?.password).toBe('made-up-1')
  const told = (await call(xmedius, 'GET', `users/${id}`)).text + (await call(xmedius, 'GET', 'users')).text
  expect(told).toContain('kim.example')
  expect(told).not.toMatch(/made-up-1|password/)
})
