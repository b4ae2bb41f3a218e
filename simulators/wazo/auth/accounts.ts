import type { Account, State, Tenant } from '../state.ts'
import type { World } from '../world.ts'
import { type FieldRule, hasLength, isAddress, isBoolean, isText, oneOf } from './body.ts'
import { conflict } from './refusals.ts'

const purposes: readonly Account['purpose'][] = ['user', 'internal', 'external_api']

export const newAccountRules: Readonly<Record<string, FieldRule>> = {
  uuid: isText,
  username: hasLength(1, 256),
  password: hasLength(1, 256),
  firstname: isText,
  lastname: isText,
  purpose: oneOf(purposes),
  email_address: isAddress,
  enabled: isBoolean,
}

export const accountRules: Readonly<Record<string, FieldRule>> = {
  username: hasLength(1, 256),
  firstname: isText,
  lastname: isText,
  purpose: oneOf(purposes),
  enabled: isBoolean,
}

/** What the rules about accounts look at. */
type Accounts = Pick<World, 'state' | 'clock'>

export interface NewAccount {
  readonly uuid?: string | null
  readonly username?: string | null
  readonly password?: string | null
  readonly firstname?: string | null
  readonly lastname?: string | null
  readonly purpose?: Account['purpose'] | null
  readonly email_address?: string | null
  readonly enabled?: boolean | null
}

/** Refuses with 409 where the username, the address or the uuid is in use, by an account of any tenant. */
export function createAccount(world: Accounts, tenant: Tenant, fields: NewAccount): Account {
  const { state, clock } = world
  const { username = null, email_address: address = null, uuid, purpose } = fields
  checkLogin(world, 'username', username)
  checkLogin(world, 'email_address', address)
  if (uuid && state.accounts.get(uuid)) throw conflict(clock, 'uuid', `The uuid "${uuid}" is already used`)
  return state.accounts.put({
    uuid: uuid ?? state.make.uuid(),
    tenant_uuid: tenant.uuid,
    username,
    password: fields.password ?? null,
    firstname: fields.firstname ?? null,
    lastname: fields.lastname ?? null,
    enabled: fields.enabled ?? true,
    purpose: purpose ?? 'user',
    authentication_method: (purpose ?? 'user') === 'user' ? 'default' : 'native',
    emails: address === null ? [] : [{ uuid: state.make.uuid(), address, main: true, confirmed: true }],
    policy_uuids: [],
  })
}

/** Replaces what the account is, whole: a username that is not given becomes null, `enabled` becomes true. */
export function replaceAccount(world: World, account: Account, fields: NewAccount): Account {
  const { username = null } = fields
  checkLogin(world, 'username', username, account.uuid)
  return world.state.accounts.change(account.uuid, {
    username,
    firstname: fields.firstname ?? null,
    lastname: fields.lastname ?? null,
    enabled: fields.enabled ?? true,
    purpose: fields.purpose ?? 'user',
  })
}

export function removeAccount(state: State, uuid: string): void {
  for (const { token } of state.tokens.by('account', uuid)) state.tokens.remove(token)
  state.accounts.remove(uuid)
}

/** Usernames and addresses of all tenants are one name space, blind to case. */
export function checkLogin(
  { state, clock }: Accounts,
  field: 'username' | 'email_address',
  login: string | null,
  self?: string,
): void {
  if (login === null) return
  const owner = state.login(login)
  if (owner && owner.uuid !== self) throw conflict(clock, field, `The login "${login}" is already used`)
}

/** As the answer to a creation has it. */
export function showNewAccount(account: Account) {
  return {
    uuid: account.uuid,
    username: account.username,
    firstname: account.firstname,
    lastname: account.lastname,
    purpose: account.purpose,
    emails: account.emails.map(({ uuid, address, confirmed, main }) => ({ uuid, address, confirmed, main })),
    enabled: account.enabled,
    tenant_uuid: account.tenant_uuid,
    authentication_method: account.authentication_method,
  }
}

export function showAccount(account: Account) {
  return {
    username: account.username,
    uuid: account.uuid,
    enabled: account.enabled,
    emails: account.emails.map(({ uuid, address, main, confirmed }) => ({ uuid, address, main, confirmed })),
    firstname: account.firstname,
    lastname: account.lastname,
    purpose: account.purpose,
    tenant_uuid: account.tenant_uuid,
    authentication_method: account.authentication_method,
  }
}
