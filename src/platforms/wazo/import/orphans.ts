import type { WazoClient } from '../client.ts'
import { type Account, accounts, users } from '../resources.ts'
import { asked } from '../roster/fields.ts'
import type { NewUser } from '../roster/steps.ts'

/** Accounts in one answer. */
const size = 1_000

/**
 * Removes accounts that an import of these users has left behind: an error of the server takes back the users, and not
 * what they were to log in with. An account counts as left behind when it has all that the row asks for, a login that
 * the plan has found free, and no user.
 * @returns the users whose accounts were removed
 */
export async function removeOrphans(
  client: WazoClient,
  newUsers: readonly NewUser[],
  signal: AbortSignal,
): Promise<ReadonlySet<NewUser>> {
  const freed = new Set<NewUser>()
  const byLogin = new Map(newUsers.map(user => [loginOf(user), user]))
  byLogin.delete('')
  if (byLogin.size === 0) return freed
  for (const account of await accountsAmong(client, byLogin, signal)) {
    const user = byLogin.get(loginIn(account))
    if (!user || !isAs(user, account) || (await client.find(users, account.uuid, signal))) continue
    await client.remove(accounts, account.uuid, signal)
    freed.add(user)
  }
  return freed
}

/** What a new user logs in with; the server gives its uuid to one who has neither. */
function loginOf({ fields }: NewUser): string {
  return (asked(fields, 'username') || asked(fields, 'email')).toLowerCase()
}

function loginIn({ username }: Account): string {
  return username?.toLowerCase() ?? ''
}

function isAs({ fields }: NewUser, { firstname, lastname, emails }: Account): boolean {
  const address = emails.find(({ main }) => main)?.address ?? ''
  return (
    firstname === asked(fields, 'firstname') &&
    (lastname ?? '') === asked(fields, 'lastname') &&
    address.toLowerCase() === asked(fields, 'email').toLowerCase()
  )
}

async function accountsAmong(
  client: WazoClient,
  logins: ReadonlyMap<string, NewUser>,
  signal: AbortSignal,
): Promise<Account[]> {
  const found: Account[] = []
  for (let offset = 0, total = 1; offset < total; offset += size) {
    const page = await client.page(accounts, { limit: String(size), offset: String(offset) }, signal)
    found.push(...page.items.filter(account => logins.has(loginIn(account))))
    total = page.total
  }
  return found
}
