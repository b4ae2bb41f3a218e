import { Account, type User } from '../../../simulators/xmedius/index.ts'

/** Fields of a new user as the vendor's importer sends them, in the mode in which the password is the administrator's. */
export function newcomer(fields: Readonly<Record<string, unknown>> = {}) {
  return {
    username: 'kim.example',
    email: 'kim.example@example.com',
    role: 'user',
    group_id: '1',
    fax_number_type: 'enterprise',
    password_setup_type: 'force',
    password: 'made-up-1',
    password_confirmation: 'made-up-1',
    ...fields,
  }
}

/** An enterprise of two users: Ana with a number of her own (12), Ben with the default one. */
export function office(): Account {
  const account = new Account({
    name: 'acme',
    groups: [
      [1, 'Everybody'],
      [2, 'Sales'],
    ],
    defaultGroup: 1,
    faxNumbers: [
      [10, { number: '+15550000010', shared: false }],
      [11, { number: '+15550000011', shared: true }],
      [12, { number: '+15550000012', shared: false }],
      [13, { number: '+15550000013', shared: false }],
      [14, { number: '+15550000014', shared: false }],
    ],
    defaultFaxNumber: 10,
  })
  account.put(ana())
  account.put(ben())
  account.associate(12, 100)
  return account
}

export function ana(fields: Partial<User> = {}): User {
  return user({ id: 100, username: 'ana', email: 'ana@example.com', main_fax_number_id: 12, ...fields })
}

export function ben(fields: Partial<User> = {}): User {
  return user({ id: 101, username: 'ben', email: 'ben@example.com', main_fax_number_id: 10, ...fields })
}

function user(fields: Pick<User, 'id' | 'username' | 'email'> & Partial<User>): User {
  return {
    role: 'user',
    first_name: null,
    last_name: null,
    group_id: 1,
    main_fax_number_id: null,
    salutation: null,
    job_title: null,
    company_name: null,
    address: null,
    city: null,
    state: null,
    country: null,
    zip_code: null,
    phone_number: null,
    mobile_number: null,
    language: 'fr',
    time_zone: 'Paris',
    external_id: null,
    signature: null,
    ...fields,
  }
}
