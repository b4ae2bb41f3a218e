import type { WazoClient } from '../../client.ts'
import { type Account, accounts, type User, users } from '../../resources.ts'
import { cellAfter, type Wanted, wantedIn } from '../wanted.ts'
import { cellsWith } from './cells.ts'
import type { Part } from './part.ts'

interface Live {
  readonly user: User
  /** What the user logs in with; undefined without one. */
  readonly account: Account | undefined
}

/**
 * The fields of a user in confd, and with `withAccount` in wazo-auth, which is asked first: what it refuses is then still
 * to be seen as a difference by the next plan, which reads confd.
 */
export function userPart(client: WazoClient, withAccount: boolean): Part<Live> {
  return {
    async read(uuid, _wanted, signal) {
      const user = await client.find(users, uuid, signal)
      if (!user) return undefined
      return { user, account: withAccount ? await client.find(accounts, uuid, signal) : undefined }
    },
    cells: ({ user, account }) => cellsWith(user, { username: account?.username }),
    astray: ({ account }, wanted) => (account ? columnsAstray(account, wanted) : []),
    async write(live, wanted, _doubtful, signal) {
      if (withAccount) await writeAccount(client, live, wanted, signal)
      const body = userBody(live.user, wanted)
      if (Object.keys(body).length > 0) await client.change(users, live.user.uuid, body, signal)
    },
  }
}

const shared = ['firstname', 'lastname', 'enabled'] as const

/** Fields that wazo-auth has as well, and keeps apart. */
function columnsAstray(account: Account, wanted: readonly Wanted[]): string[] {
  const body = accountBody(account, wanted)
  const columns: string[] = shared.filter(name => account[name] !== body[name])
  const email = wantedIn(wanted, 'email')
  return email && mainAddress(account) !== (email.after ?? undefined) ? [...columns, 'email'] : columns
}

async function writeAccount(
  client: WazoClient,
  { user, account }: Live,
  wanted: readonly Wanted[],
  signal: AbortSignal,
): Promise<void> {
  if (!account) {
    const username = wantedIn(wanted, 'username')?.after
    if (typeof username === 'string') await createAccount(client, user, username, wanted, signal)
    return
  }
  const body = accountBody(account, wanted)
  const differs = body.username !== account.username || shared.some(name => body[name] !== account[name])
  if (differs) await client.change(accounts, account.uuid, body, signal)
  const email = wantedIn(wanted, 'email')
  const address = email?.after ?? undefined
  if (email && address !== mainAddress(account)) await client.setAddress(account, address, signal)
}

async function createAccount(
  client: WazoClient,
  user: User,
  username: string,
  wanted: readonly Wanted[],
  signal: AbortSignal,
): Promise<void> {
  const after = (column: string) => cellAfter(cellsWith(user), wanted, column) || null
  const body = {
    ...{ uuid: user.uuid, username, firstname: after('firstname'), lastname: after('lastname') },
    ...(after('email') !== null && { email_address: after('email') }),
    enabled: after('enabled') === '1',
  }
  await client.create(accounts, body, signal)
}

/** An account is replaced whole, so what does not change is sent along. */
function accountBody({ username, firstname, lastname, enabled }: Account, wanted: readonly Wanted[]) {
  const text = (column: string, now: string | null) => {
    const found = wantedIn(wanted, column)
    return found ? found.after : now
  }
  const switched = wantedIn(wanted, 'enabled')
  return {
    username: text('username', username),
    firstname: text('firstname', firstname),
    lastname: text('lastname', lastname),
    enabled: switched ? switched.after === '1' : enabled,
  }
}

function mainAddress({ emails }: Account): string | undefined {
  return emails.find(({ main }) => main)?.address
}

const numbers: ReadonlySet<string> = new Set(['ring_seconds', 'simultaneous_calls', 'subscription_type'])

/** The fields that differ, as JSON has them. */
function userBody(user: User, wanted: readonly Wanted[]): Readonly<Record<string, unknown>> {
  const own = wanted.filter(({ column }) => column !== 'username' && column !== 'password')
  const body = Object.fromEntries(own.map(({ column, after }) => [column, jsonOf(column, after)]))
  const changed = Object.entries(body).filter(([column, value]) => user[column] !== value)
  const names = { firstname: user.firstname, lastname: user.lastname }
  const renamed = { ...names, ...Object.fromEntries(changed) }
  // People who are called otherwise than their caller id says have it so on purpose.
  const follows = user.caller_id === callerId(names) && callerId(renamed) !== callerId(names)
  return { ...Object.fromEntries(changed), ...(follows && { caller_id: callerId(renamed) }) }
}

function jsonOf(column: string, cell: string | null): string | number | boolean | null {
  if (column.endsWith('enabled')) return cell === null ? null : cell === '1'
  // An empty number is 0 where it may be empty at all.
  return numbers.has(column) ? Number(cell ?? 0) : cell
}

/** What the server makes of the names of a new user. */
function callerId({ firstname, lastname }: Pick<User, 'firstname' | 'lastname'>): string {
  return `"${lastname === null ? firstname : `${firstname} ${lastname}`}"`
}
