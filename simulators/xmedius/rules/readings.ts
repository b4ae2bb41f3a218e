import type { Account } from '../account/account.ts'
import type { User } from '../account/user.ts'
import { type Behaviour, demandUser } from './world.ts'

export const listGroups: Behaviour = (_request, { account }) => ({
  default: account.defaultGroup,
  groups: Object.fromEntries(account.groups),
})

export const listFaxNumbers: Behaviour = (_request, { account }) => ({
  default: account.defaultFaxNumber,
  fax_numbers: Object.fromEntries(account.faxNumbers),
})

export const listUsers: Behaviour = (_request, { account }) =>
  [...account.users.values()].map(user => told(user, account))

export const readUser: Behaviour = ({ id }, { account }) => told(demandUser(account, id), account)

/** A user as the portal tells it. */
export function told(user: User, account: Account) {
  const { password: _secret, password_setup_type: _setup, group_id, external_id, signature, ...rest } = user
  const { id, username, email, role, main_fax_number_id, ...profile } = rest
  return {
    ...{ id, enterprise_id: account.enterpriseId, email },
    openid: `https://portal.example.com/openid/${account.name}/${id}`,
    ...{ username, role, ...profile, main_fax_number_id },
    main_fax_number: account.faxNumbers.get(main_fax_number_id ?? -1)?.number ?? null,
    ...{ group_id, external_id, signature },
  }
}
