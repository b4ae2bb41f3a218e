import type { HeldAccount, KnownUser } from './tenant-things.ts'
import { nameOf } from './words.ts'

/** That somebody has a name or an address to log in with. No two accounts have the same, whichever of both it is. */
export interface Login {
  /** Of the account, and of its user. */
  readonly uuid: string
  readonly words: string
  /** The column of a roster that shows it of its user, whose row can give it up; undefined where none does. */
  readonly column: 'username' | 'email' | undefined
}

/** What the accounts of a tenant log in with, in lower case, since letter case does not count. */
export function loginsOf(
  accounts: readonly HeldAccount[],
  users: readonly KnownUser[],
): ReadonlyMap<string, readonly Login[]> {
  const byUuid = new Map(users.map(user => [user.uuid, user]))
  const logins = accounts.flatMap(account => {
    const user = byUuid.get(account.uuid)
    const shown = user?.email?.toLowerCase()
    const addresses = account.emails.map(({ address }) => {
      const column = shown === address.toLowerCase() ? 'email' : undefined
      return loginOf(address, 'e-mail address', column, account, user)
    })
    const { username } = account
    return username === null
      ? addresses
      : [loginOf(username, 'username', user && 'username', account, user), ...addresses]
  })
  const all = Map.groupBy(logins, ([login]) => login)
  return new Map([...all].map(([login, found]) => [login, found.map(([, one]) => one)]))
}

function loginOf(
  text: string,
  what: string,
  column: Login['column'],
  { uuid, username }: HeldAccount,
  user: KnownUser | undefined,
): readonly [string, Login] {
  const words = user
    ? `the ${what} of ${nameOf(user)}`
    : `the ${what} of an account that no user has (${username ?? uuid})`
  return [text.toLowerCase(), { uuid, words, column }]
}
