import type { Account } from '../account/account.ts'
import { profileFields, type User } from '../account/user.ts'
import { checkNumber } from './fax-numbers.ts'
import { told } from './readings.ts'
import { Complaints } from './refusal.ts'
import { checkCommon, checkKnown, checkRole, profileOf } from './values.ts'
import { type Behaviour, demandUser, type Fields, idOf, userFields } from './world.ts'

const immutable = ['id', 'username', 'email', 'external_id']
/** Told along with a user and made of other things: taken back without an effect. */
const derived = ['enterprise_id', 'openid', 'main_fax_number']
const changeable = new Set<string>([
  ...['role', 'group_id', 'language', 'time_zone', 'main_fax_number_id', 'signature'],
  ...profileFields,
])

export const updateUser: Behaviour = ({ id, body }, { account, leftOut }) => {
  const user = demandUser(account, id)
  const sent = userFields(body)
  const before = leftOut === 'kept' ? told(user, account) : emptied(account)
  const fields = {
    ...Object.fromEntries(Object.entries(before).filter(([field]) => changeable.has(field))),
    ...sent,
  }
  check(fields, user, account)
  account.put({
    ...user,
    ...profileOf(fields),
    role: fields.role as string,
    group_id: idOf(fields.group_id) as number,
    language: fields.language as string,
    time_zone: fields.time_zone as string,
    main_fax_number_id:
      fields.main_fax_number_id === null ? null : (idOf(fields.main_fax_number_id) as number),
    signature: fields.signature as string | null,
  })
}

export const deleteUser: Behaviour = ({ id }, { account }) => {
  account.remove(demandUser(account, id).id)
}

/** A user of whom nothing was sent. */
function emptied({ defaultGroup, settings }: Account): Fields {
  return {
    role: 'user',
    group_id: defaultGroup,
    language: settings.language,
    time_zone: settings.timeZone,
    main_fax_number_id: null,
    signature: null,
  }
}

/** Throws a Refusal that names everything that is wrong. */
function check(fields: Fields, user: User, account: Account): void {
  const complaints = new Complaints()
  for (const field of immutable) complaints.demand(!(field in fields), field, 'cannot be changed')
  checkKnown(fields, new Set([...immutable, ...derived, ...changeable]), complaints)
  checkRole(fields.role, user.role, complaints)
  checkCommon(fields, account, complaints)
  const number = fields.main_fax_number_id
  if (number !== null) checkNumber(idOf(number), 'main_fax_number_id', account, complaints, user)
  complaints.settle()
}
