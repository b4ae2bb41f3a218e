import { describe, expect, it } from 'vitest'
import { startXMedius } from '../../../simulators/xmedius/index.ts'
import { call, dataOf, errorsIn } from './caller.ts'
import { ana, ben, office } from './people.ts'

const taken = ['is assigned to another user']

describe('associating', () => {
  it('gives a free number to a user, who keeps the main one, and mails it', async () => {
    await using xmedius = await startXMedius({ account: office() })
    const { account } = xmedius
    expect((await call(xmedius, 'POST', 'fax_numbers/13/associate', { user_id: '101' })).json).toEqual({
      result: true,
      errors: {},
    })
    expect([account.holderOf(13), account.users.get(101)?.main_fax_number_id]).toEqual([101, 10])
    expect(account.mails).toEqual([{ about: 'fax number', to: 'ben@example.com' }])
  })

  it.each([
    ['that is another’s', 12, 101, { fax_number: taken }],
    ['that another sends from', 14, 100, { fax_number: taken }],
    ['that is the default', 10, 100, { fax_number: ['belongs to all users'] }],
    ['that is shared', 11, 100, { fax_number: ['belongs to all users'] }],
    ['that the user has', 12, 100, { user_id: ['is already associated with this fax number'] }],
    ['that does not exist', 15, 100, { base: ['Fax number not found'] }],
    ['with nobody', 13, 999, { base: ['User not found'] }],
  ] as const)('a number %s is refused', async (_, number, user, errors) => {
    const account = office()
    account.put(ben({ main_fax_number_id: 14 }))
    await using xmedius = await startXMedius({ account })
    expect(
      errorsIn(await call(xmedius, 'POST', `fax_numbers/${number}/associate`, { user_id: user })),
    ).toEqual(errors)
    expect([account.numbersOf(100), account.numbersOf(101), account.mails]).toEqual([[12], [], []])
  })
})

describe('disassociating', () => {
  it('makes a number free, and leaves a user whose main one it was without', async () => {
    await using xmedius = await startXMedius({ account: office() })
    const { account } = xmedius
    dataOf(await call(xmedius, 'POST', 'fax_numbers/12/disassociate', { user_id: 100 }))
    expect([account.holderOf(12), account.users.get(100)?.main_fax_number_id]).toEqual([undefined, null])
  })

  it('leaves a main number that is another one', async () => {
    const account = office()
    account.put(ana({ main_fax_number_id: 13 }))
    await using xmedius = await startXMedius({ account })
    dataOf(await call(xmedius, 'POST', 'fax_numbers/12/disassociate', { user_id: 100 }))
    expect([account.holderOf(12), account.users.get(100)?.main_fax_number_id]).toEqual([undefined, 13])
  })

  it.each([
    ['of another', 12, 101],
    ['of nobody', 13, 100],
    ['of all', 10, 101],
  ])('a number %s is refused', async (_, number, user) => {
    await using xmedius = await startXMedius({ account: office() })
    const reply = await call(xmedius, 'POST', `fax_numbers/${number}/disassociate`, { user_id: user })
    expect(errorsIn(reply)).toEqual({ user_id: ['is not associated with this fax number'] })
    expect(xmedius.account.holderOf(12)).toBe(100)
  })
})

it('either may be done again where the portal allows it, without an effect', async () => {
  await using xmedius = await startXMedius({ account: office(), repeats: 'accepted' })
  const { account } = xmedius
  dataOf(await call(xmedius, 'POST', 'fax_numbers/12/associate', { user_id: 100 }))
  dataOf(await call(xmedius, 'POST', 'fax_numbers/12/disassociate', { user_id: 101 }))
  expect([account.holderOf(12), account.mails]).toEqual([100, []])
  expect(errorsIn(await call(xmedius, 'POST', 'fax_numbers/12/associate', { user_id: 101 }))).toEqual({
    fax_number: taken,
  })
})
