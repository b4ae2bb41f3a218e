import { Account, type User } from '../../simulators/xmedius/index.ts'

/** A fax number of the office: `n(12)`. 10 is the default one and 11 is shared; the others are one user's own. */
export const n = (id: number) => `+155500000${id}`

/** Who is there before an import, each with a part to play. */
const staff: Readonly<Record<string, Partial<User>>> = {
  gail: { first_name: 'Gail', last_name: 'Example', job_title: 'Clerk' },
  gus: { group_id: 2 },
  lena: {},
  fay: { main_fax_number_id: 20 },
  finn: { main_fax_number_id: 21 },
  flo: { main_fax_number_id: 11 },
  cara: { main_fax_number_id: 22 },
  cleo: { main_fax_number_id: 23 },
  rita: { main_fax_number_id: 24 },
  rolf: { main_fax_number_id: 25 },
  nobody: { main_fax_number_id: null },
  lou: { main_fax_number_id: 26 },
  admin: { role: 'admin', external_id: 'ad-1', main_fax_number_id: 27 },
}

/** An account of a dozen users; everybody of whom nothing else is said has the default number. */
export function office(): Account {
  const own = Array.from({ length: 20 }, (_, at) => 20 + at)
  const account = new Account({
    name: 'example',
    groups: [
      [1, 'Everybody'],
      [2, 'Sales'],
      [3, 'Büro "Nord"'],
    ],
    defaultGroup: 1,
    faxNumbers: [
      [10, { number: n(10), shared: false }],
      [11, { number: n(11), shared: true }],
      ...own.map(id => [id, { number: n(id), shared: false }] as const),
    ],
    defaultFaxNumber: 10,
  })
  for (const [username, fields] of Object.entries(staff)) {
    const user = person(account.nextId(), username, fields)
    account.put(user)
    const { main_fax_number_id: main } = user
    if (main !== null && account.isOwn(main)) account.associate(main, user.id)
  }
  return account
}

function person(id: number, username: string, fields: Partial<User>): User {
  return {
    ...{ id, username, email: `${username}@example.com`, role: 'user', external_id: null, signature: 'Bye' },
    ...{ group_id: 1, main_fax_number_id: 10, language: 'en', time_zone: 'Berlin' },
    ...{ first_name: null, last_name: null, salutation: null, job_title: null, company_name: null },
    ...{ address: null, city: null, state: null, country: null, zip_code: null },
    ...{ phone_number: null, mobile_number: null },
    ...fields,
  }
}

/** Everything there is of the users of an account, by name, but their ids, with the numbers on which each receives faxes. */
export function stateOf(account: Account): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...account.users.values()].map(({ id, password, ...user }) => [
      user.username,
      { ...user, hasPassword: password !== undefined, receivesOn: new Set(account.numbersOf(id)) },
    ]),
  )
}
