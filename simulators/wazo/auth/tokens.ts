import type { Account, State, Token } from '../state.ts'
import type { World } from '../world.ts'

/** Seconds that a token lasts unless told. */
const usualExpiration = 7_200

/** The uuid of the installation, the same in every token. */
export const installation = 'b0c1a3de-52f7-4a60-9c1b-64d1f0a7e513'

/** The account that these credentials are of, by username or by e-mail address, unless it is disabled. */
export function authenticate(state: State, login: string, password: string): Account | undefined {
  const account = state.login(login)
  return account?.enabled && account.password !== null && account.password === password ? account : undefined
}

/** `expiration` is in seconds. */
export function issueToken({ state, clock }: World, account: Account, expiration = usualExpiration): Token {
  const now = clock.now()
  return state.tokens.put({
    token: state.make.uuid(),
    session_uuid: state.make.uuid(),
    account_uuid: account.uuid,
    acl: account.policy_uuids.flatMap(uuid => state.policies.get(uuid)?.acl ?? []),
    issued_at: now,
    expires_at: now + expiration * 1000,
  })
}

/** Nothing where there is none, or it has expired. */
export function validToken({ state, clock }: World, token: string): Token | undefined {
  const found = state.tokens.get(token)
  return found && found.expires_at > clock.now() ? found : undefined
}

/** Whether one of the access rights covers `access`. `*` stands for one part or some of it, `#` for any parts. */
export function allows(acl: readonly string[], access: string): boolean {
  const covers = (right: string) => patternOf(right).test(access)
  const denied = acl.filter(right => right.startsWith('!')).some(right => covers(right.slice(1)))
  return !denied && acl.some(covers)
}

function patternOf(right: string): RegExp {
  const source = right
    .replace(/[.\\+?^$()[\]{}|]/g, '\\$&')
    .replaceAll('*', '[^.#]*?')
    .replaceAll('#', '.*?')
  return new RegExp(`^${source}$`)
}

/** A token as it is shown when it is made, with fractions; read later, its times are cut to seconds. */
export function showToken(state: State, token: Token, form: 'made' | 'read') {
  const account = state.accounts.need(token.account_uuid)
  const xivo_user_uuid = account.purpose === 'user' ? account.uuid : null
  const issued = isoTimes(token.issued_at, form)
  const expires = isoTimes(token.expires_at, form)
  return {
    token: token.token,
    auth_id: account.uuid,
    xivo_user_uuid,
    xivo_uuid: installation,
    issued_at: issued.local,
    expires_at: expires.local,
    utc_issued_at: issued.utc,
    utc_expires_at: expires.utc,
    acl: token.acl,
    metadata: {
      uuid: account.uuid,
      tenant_uuid: account.tenant_uuid,
      auth_id: account.uuid,
      pbx_user_uuid: xivo_user_uuid,
      xivo_uuid: installation,
      purpose: account.purpose,
    },
    session_uuid: token.session_uuid,
    remote_addr: '127.0.0.1',
    user_agent: '',
  }
}

function isoTimes(at: number, form: 'made' | 'read'): { readonly local: string; readonly utc: string } {
  const text = new Date(at).toISOString().replace('Z', '000')
  if (form === 'made') return { local: text, utc: text }
  const seconds = text.slice(0, 19)
  return { local: seconds, utc: `${seconds}.000000` }
}
