import type { Account } from '../account/account.ts'
import { profileFields, type User } from '../account/user.ts'
import { assign, checkNumber } from './fax-numbers.ts'
import { Complaints } from './refusal.ts'
import { checkCommon, checkIdentity, checkKnown, checkPassword, checkRole, profileOf } from './values.ts'
import { type Behaviour, type Fields, idOf, userFields } from './world.ts'

const known = new Set<string>([
  ...['username', 'email', 'role', 'group_id', 'language', 'time_zone'],
  ...['fax_number_type', 'selected_fax_number'],
  ...['password_setup_type', 'password', 'password_confirmation'],
  ...profileFields,
])

export const createUser: Behaviour = ({ body }, { account }) => {
  const fields = userFields(body)
  check(fields, account)
  const { mails, settings } = account
  const user = newUser(fields, account)
  account.put(user)
  const { email, main_fax_number_id: faxNumber } = user
  if (settings.welcomeMails) mails.push({ about: 'welcome', to: email })
  if (user.password_setup_type === 'user') mails.push({ about: 'choose your password', to: email })
  if (fields.fax_number_type === 'selected' && faxNumber !== null) assign(faxNumber, user, account)
  return { id: user.id }
}

/** Throws a Refusal that names everything that is wrong. */
function check(fields: Fields, account: Account): void {
  const complaints = new Complaints()
  checkKnown(fields, known, complaints)
  checkIdentity(fields, account, complaints)
  checkRole(fields.role, 'user', complaints)
  checkCommon({ group_id: undefined, ...fields }, account, complaints)
  checkPassword(fields, account, complaints)
  const { fax_number_type: type, selected_fax_number: selected = null } = fields
  if (type === 'selected') checkNumber(idOf(selected), 'selected_fax_number', account, complaints)
  else if (complaints.demand(type === 'enterprise', 'fax_number_type', 'is not included in the list')) {
    complaints.demand(selected === null, 'selected_fax_number', 'must be blank')
  }
  complaints.settle()
}

function newUser(fields: Fields, account: Account): User {
  const { language, timeZone } = account.settings
  return {
    ...profileOf(fields),
    id: account.nextId(),
    username: fields.username as string,
    email: fields.email as string,
    role: 'user',
    group_id: idOf(fields.group_id) as number,
    language: (fields.language as string | undefined) ?? language,
    time_zone: (fields.time_zone as string | undefined) ?? timeZone,
    main_fax_number_id:
      fields.fax_number_type === 'selected'
        ? (idOf(fields.selected_fax_number) as number)
        : account.defaultFaxNumber,
    external_id: null,
    signature: null,
    password_setup_type: fields.password_setup_type as 'force' | 'user' | 'auto',
    ...(typeof fields.password === 'string' && { password: fields.password }),
  }
}
