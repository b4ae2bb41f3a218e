import { describe, expect, it } from 'vitest'
import { startXMedius, timeZones } from '../../../simulators/xmedius/index.ts'
import { call, dataOf, errorsIn } from './caller.ts'
import { newcomer, office } from './people.ts'

const notListed = ['is not included in the list']
const blank = ["can't be blank"]

describe('a new user', () => {
  it('has what was sent, and for the rest what the enterprise has set', async () => {
    await using xmedius = await startXMedius({ account: office() })
    const user = newcomer({ group_id: 2, first_name: 'Kim', zip_code: '01067', city: null, state: '' })
    const reply = await call(xmedius, 'POST', 'users', { user })
    expect(reply.json).toEqual({ result: true, data: { id: 50_001 }, errors: {} })
    expect(xmedius.account.named('kim.example')).toMatchObject({
      ...{ id: 50_001, email: 'kim.example@example.com', role: 'user', group_id: 2, external_id: null },
      ...{ first_name: 'Kim', last_name: null, zip_code: '01067', city: null, state: '' },
      ...{ language: 'en', time_zone: 'Eastern Time (US & Canada)' },
    })
  })

  it.each([...timeZones].filter((_, at) => at % 50 === 0))('may live in %s', async zone => {
    await using xmedius = await startXMedius({ account: office() })
    dataOf(await call(xmedius, 'POST', 'users', { user: newcomer({ time_zone: zone, language: 'de' }) }))
    expect(xmedius.account.named('kim.example')).toMatchObject({ time_zone: zone, language: 'de' })
  })

  it.each<[string, Record<string, unknown>, Record<string, string[]>]>([
    ['without a name', { username: '' }, { username: blank }],
    [
      'with another letter in the name',
      { username: 'kim@example.com' },
      { username: ['may only contain a-z, A-Z, 0-9, hyphen, underscore and dot'] },
    ],
    ['of a name that is taken', { username: 'ana' }, { username: ['has already been taken'] }],
    ['of a name that differs in case', { username: 'ANA' }, { username: ['has already been taken'] }],
    ['without an address', { email: undefined }, { email: blank }],
    ['with an invalid address', { email: 'email@invalid' }, { email: ['does not appear to be valid'] }],
    ['of an address that is taken', { email: 'Ana@Example.com' }, { email: ['has already been taken'] }],
    ['with more than a user’s role', { role: 'admin' }, { role: notListed }],
    ['without a role', { role: undefined }, { role: notListed }],
    ['in an unknown group', { group_id: 3 }, { group_id: ['does not exist'] }],
    ['in a group by its name', { group_id: 'Sales' }, { group_id: ['does not exist'] }],
    ['without a group', { group_id: undefined }, { group_id: ['does not exist'] }],
    ['with a language in capitals', { language: 'EN' }, { language: notListed }],
    ['with another language', { language: 'it' }, { language: notListed }],
    ['with an empty language', { language: '' }, { language: notListed }],
    ['with a time zone of another list', { time_zone: 'Europe/Berlin' }, { time_zone: notListed }],
    ['with an empty time zone', { time_zone: null }, { time_zone: notListed }],
    ['with a number for a text', { zip_code: 1067 }, { zip_code: ['must be a text'] }],
    ['with a field of no user', { nickname: 'K' }, { nickname: ['is not an attribute of a user'] }],
    ['with a number that does not exist', fax(15), { selected_fax_number: ['does not exist'] }],
    ['with a number by its digits', fax('+15550000013'), { selected_fax_number: ['does not exist'] }],
    ['with a number that is taken', fax(12), { selected_fax_number: ['is assigned to another user'] }],
    [
      'with a number and that of the enterprise',
      { fax_number_type: 'enterprise', selected_fax_number: 13 },
      { selected_fax_number: ['must be blank'] },
    ],
    ['without a choice of number', { fax_number_type: undefined }, { fax_number_type: notListed }],
    ['without a password', { password: '', password_confirmation: '' }, { password: blank }],
    [
      'with a short password',
      { password: '1234567', password_confirmation: '1234567' },
      { password: ['is too short (minimum is 8 characters)'] },
    ],
    [
      'with a password that is not confirmed',
      { password_confirmation: 'another-1' },
      { password_confirmation: ["doesn't match Password"] },
    ],
    [
      'with a password that nobody asked for',
      { password_setup_type: 'auto' },
      { password: ['must be blank'], password_confirmation: ['must be blank'] },
    ],
    [
      'without a way to a password',
      { password_setup_type: undefined, password: undefined, password_confirmation: undefined },
      { password_setup_type: notListed },
    ],
    [
      'with several mistakes',
      { email: 'x', role: 'x' },
      { email: ['does not appear to be valid'], role: notListed },
    ],
  ])('%s is refused', async (_, fields, errors) => {
    await using xmedius = await startXMedius({ account: office() })
    const reply = await call(xmedius, 'POST', 'users', { user: newcomer(fields) })
    expect([reply.status, errorsIn(reply)]).toEqual([200, errors])
    expect(xmedius.account.users.size).toBe(2)
    expect(xmedius.account.mails).toEqual([])
    expect(xmedius.calls.map(({ outcome }) => outcome)).toEqual(['refused'])
  })

  it('is refused by status where the portal does so', async () => {
    await using xmedius = await startXMedius({ account: office(), refusals: 'by status' })
    const reply = await call(xmedius, 'POST', 'users', { user: newcomer({ email: 'x' }) })
    expect([reply.status, errorsIn(reply)]).toEqual([422, { email: ['does not appear to be valid'] }])
  })

  it('cannot be made twice', async () => {
    await using xmedius = await startXMedius({ account: office() })
    dataOf(await call(xmedius, 'POST', 'users', { user: newcomer() }))
    expect(errorsIn(await call(xmedius, 'POST', 'users', { user: newcomer() }))).toEqual({
      username: ['has already been taken'],
      email: ['has already been taken'],
    })
  })
})

describe('the fax number of a new user', () => {
  it.each([
    ['that of the enterprise', { fax_number_type: 'enterprise' }, 10, []],
    ['none besides that', { fax_number_type: 'enterprise', selected_fax_number: null }, 10, []],
    ['one of its own', fax('13'), 13, [13]],
    ['a shared one', fax(11), 11, []],
    ['the default one by its id', fax(10), 10, []],
  ] as const)('is %s', async (_, fields, main, own) => {
    await using xmedius = await startXMedius({ account: office() })
    const { account } = xmedius
    dataOf(await call(xmedius, 'POST', 'users', { user: newcomer(fields) }))
    const user = account.named('kim.example')
    expect([user?.main_fax_number_id, account.numbersOf(user?.id ?? 0)]).toEqual([main, own])
  })

  it('is none where the enterprise has none', async () => {
    const account = office()
    account.defaultFaxNumber = null
    await using xmedius = await startXMedius({ account })
    dataOf(await call(xmedius, 'POST', 'users', { user: newcomer() }))
    expect(account.named('kim.example')?.main_fax_number_id).toBeNull()
  })
})

const to = 'kim.example@example.com'
const none = { password: undefined, password_confirmation: undefined }

describe('the mails that a new user gets', () => {
  it.each([
    ['force', {}, true, [{ about: 'welcome', to }]],
    ['auto', none, true, [{ about: 'welcome', to }]],
    [
      'user',
      none,
      true,
      [
        { about: 'welcome', to },
        { about: 'choose your password', to },
      ],
    ],
    ['force', {}, false, []],
    ['auto', none, false, []],
    ['user', none, false, [{ about: 'choose your password', to }]],
  ] as const)(
    'with password_setup_type %s are as they are set (%o, %o)',
    async (type, fields, welcomeMails, mails) => {
      const account = office()
      account.settings = { ...account.settings, welcomeMails }
      await using xmedius = await startXMedius({ account })
      const user = newcomer({ password_setup_type: type, ...fields })
      dataOf(await call(xmedius, 'POST', 'users', { user }))
      expect(account.mails).toEqual(mails)
      expect(account.named('kim.example')?.password_setup_type).toBe(type)
    },
  )

  it.each([
    [true, [{ about: 'fax number', to }]],
    [false, []],
  ])('tell of a number of its own, if set (%o)', async (faxMails, mails) => {
    const account = office()
    account.settings = { ...account.settings, welcomeMails: false, faxMails }
    await using xmedius = await startXMedius({ account })
    dataOf(await call(xmedius, 'POST', 'users', { user: newcomer(fax(13)) }))
    expect(account.mails).toEqual(mails)
  })
})

function fax(selected: number | string) {
  return { fax_number_type: 'selected', selected_fax_number: selected }
}
