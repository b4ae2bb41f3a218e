import type { Account } from '../account/account.ts'
import type { User } from '../account/user.ts'
import { Complaints, Refusal } from './refusal.ts'
import { type Behaviour, demandUser, idOf, onlyMember, type Request } from './world.ts'

/** Notes that a number does not exist, or is another user's own. */
export function checkNumber(
  id: number | undefined,
  field: string,
  account: Account,
  complaints: Complaints,
  user?: User,
): void {
  if (!complaints.demand(id !== undefined && account.faxNumbers.has(id), field, 'does not exist')) return
  complaints.demand(!isTaken(id as number, account, user), field, 'is assigned to another user')
}

/** Gives a user a number of its own, and mails that as the enterprise has it set. */
export function assign(id: number, { id: user, email }: User, account: Account): void {
  if (account.isOwn(id)) account.associate(id, user)
  if (account.settings.faxMails) account.mails.push({ about: 'fax number', to: email })
}

export const associate: Behaviour = (request, world) => {
  const { account, repeats } = world
  const [faxNumber, user] = demandBoth(request, account)
  const complaints = new Complaints()
  complaints.demand(account.isOwn(faxNumber), 'fax_number', 'belongs to all users')
  complaints.demand(!isTaken(faxNumber, account, user), 'fax_number', 'is assigned to another user')
  const again = account.holderOf(faxNumber) === user.id
  complaints.demand(!again || repeats === 'accepted', 'user_id', 'is already associated with this fax number')
  complaints.settle()
  if (!again) assign(faxNumber, user, account)
}

export const disassociate: Behaviour = (request, world) => {
  const { account, repeats } = world
  const [faxNumber, user] = demandBoth(request, account)
  const has = account.holderOf(faxNumber) === user.id
  const complaints = new Complaints()
  complaints.demand(has || repeats === 'accepted', 'user_id', 'is not associated with this fax number')
  complaints.settle()
  if (!has) return
  account.disassociate(faxNumber)
  if (user.main_fax_number_id === faxNumber) account.put({ ...user, main_fax_number_id: null })
}

function demandBoth({ id, body }: Request, account: Account): [faxNumber: number, user: User] {
  const userId = onlyMember(body, 'user_id')
  if (id === undefined || !account.faxNumbers.has(id))
    throw new Refusal({ base: ['Fax number not found'] }, 404)
  return [id, demandUser(account, idOf(userId))]
}

/** Whether a number of one's own is that of somebody other than `user`: who receives on it, or sends from it. */
function isTaken(id: number, account: Account, user: User | undefined): boolean {
  if (!account.isOwn(id)) return false
  const holder = account.holderOf(id)
  if (holder !== undefined && holder !== user?.id) return true
  return [...account.users.values()].some(other => other.main_fax_number_id === id && other.id !== user?.id)
}
