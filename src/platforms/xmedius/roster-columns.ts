import type { CellType } from '../../roster/columns/cell-type.ts'
import type { Column, ColumnSet } from '../../roster/columns/column.ts'
import { choice } from '../../roster/columns/types/choice.ts'
import { email } from '../../roster/columns/types/email.ts'
import { secretName } from '../../roster/columns/types/secret-name.ts'
import { text } from '../../roster/columns/types/text.ts'
import { timeZone } from './roster/time-zone.ts'

/**
 * Where the password of a new user comes from.
 *
 * - `manual`: from the roster; the administrator tells it to the user.
 * - `user_choice`: from the user, whom the portal mails.
 * - `random`: from the portal, which tells it to nobody.
 */
export type PasswordSetupMode = 'manual' | 'user_choice' | 'random'

export interface XMediusColumnOptions {
  readonly passwordSetupMode: PasswordSetupMode
  /** Whether the roster may hold passwords themselves, not only the names of secrets. */
  readonly literalPasswords: boolean
}

/** All that a roster can say about a user of XMedius Cloud: the columns of the published importer, then what the portal tells. */
export function xmediusColumns({ passwordSetupMode, literalPasswords }: XMediusColumnOptions): ColumnSet {
  const password = column('Account', 'password', literalPasswords ? text() : secretName(), {
    description:
      'Password of a new user, as the name of a secret. Required for a new user where password-setup-mode is manual, and left ' +
      'out of account otherwise; never exported, and never changed for a user who exists.',
    requiredOnCreate: passwordSetupMode === 'manual',
    access: 'create-only',
    secret: true,
  })
  return {
    key: 'username',
    // Whether the portal tells them apart is not documented. Taken for the same, nobody is made twice.
    keyIgnoresCase: true,
    rename: {
      possible: false,
      reason:
        'The portal never changes the username, e-mail address or external id of a user, who would have to be made anew under the other name.',
    },
    columns: [...identity, ...names, ...place, password, faxNumber, ...profile, ...locale, ...told],
    families: [],
  }
}

const identity: readonly Column[] = [
  column('Account', 'username', userName(), {
    description: 'The name that the user logs in with. It is unique, and never changes.',
    empty: 'refused',
    requiredOnCreate: true,
  }),
  column('Account', 'email', address(), {
    description: 'E-mail address. It is unique, and never changes: the portal mails the user there.',
    empty: 'refused',
    requiredOnCreate: true,
    unique: true,
    identifying: true,
  }),
]

const names: readonly Column[] = [
  words('first_name', 'Kim', 'First name.'),
  words('last_name', 'Example', 'Last name.'),
]

const place: readonly Column[] = [
  column('Account', 'group', text({ example: 'Front office' }), {
    description:
      'Group, by its name. A new user without one is in the default group of the account; nobody leaves a group but for another one.',
    refersTo: 'group',
  }),
]

const faxNumber: Column = column('Fax', 'fax_number', e164(), {
  description:
    'Number on which the user receives faxes; no two users have the same, unless the portal shares it. A new user without one has the default number of the account: write that one to take a number away.',
  unique: true,
  refersTo: 'fax number',
})

const profile: readonly Column[] = [
  words('salutation', 'Mx', 'Salutation.'),
  words('job_title', 'Clerk', 'Job title.'),
  words('company_name', 'Example Ltd', 'Name of the company.'),
  words('address', '1 Example Street', 'Street and number.'),
  words('city', 'Exampleton', 'City.'),
  words('state', 'QC', 'State or province.'),
  words('country', 'Canada', 'Country.'),
  words('zip_code', 'H0H 0H0', 'Postal code.'),
  words('phone_number', '555-0100 ext. 12', 'Phone number, in any form.'),
  words('mobile_number', '555-0101', 'Mobile number, in any form.'),
]

const locale: readonly Column[] = [
  column('Locale', 'language', choice(['EN', 'FR', 'DE'], { ignoreCase: true }), {
    description: 'Language. A new user without one has the default language of the account.',
  }),
  column('Locale', 'time_zone', timeZone(), {
    description: 'Time zone. A new user without one has the default time zone of the account.',
  }),
]

const told: readonly Column[] = [
  column('Account', 'id', text({ example: '1001' }), {
    description: 'Number that the portal gives the user.',
    access: 'read-only',
    unique: true,
    identifying: true,
  }),
  column('Account', 'external_id', text({ example: 'ad-1001' }), {
    description: 'What another system knows the user by, such as a directory that is synchronised.',
    access: 'read-only',
    unique: true,
    identifying: true,
  }),
]

/** A string of the profile, which means nothing to the portal. */
function words(name: string, example: string, description: string): Column {
  return column('Profile', name, text({ example }), { description, empty: 'unset' })
}

function column(
  group: string,
  name: string,
  type: CellType,
  rest: Pick<Column, 'description'> & Partial<Column>,
): Column {
  return {
    ...{ name, type, group, empty: 'untouched', requiredOnCreate: false, access: 'read-write' },
    ...rest,
  }
}

function userName(): CellType {
  const rule = 'letters from a to z, digits, hyphens, underscores and dots only'
  return text({ pattern: { matches: /^[A-Za-z0-9._-]+$/, rule }, example: 'kim.example' })
}

/** Addresses that differ in letter case alone are the same to every mail server that people use. */
function address(): CellType {
  const type = email()
  return { ...type, canonical: cell => type.canonical(cell).toLowerCase() }
}

function e164(): CellType {
  const rule = 'a number in E.164 format: + and up to 15 digits, the country code first'
  return text({ pattern: { matches: /^\+[1-9][0-9]{1,14}$/, rule }, example: '+15145550100' })
}
