import { fault } from './contract/faults.ts'
import type { Operation } from './contract/operations.ts'
import type { Domain } from './domain/domain.ts'

/** Who may log in, and what they may do once they have. */
export class Access {
  readonly #domain: Domain
  readonly #wrongAttempts = new Map<string, number>()

  constructor(domain: Domain) {
    this.#domain = domain
  }

  /**
   * Tells whether `credentials` are those of an active user. As many wrong passwords in a row as the domain's
   * `loginAttempts` lock the user out, and from then on the right one fails too.
   */
  admits({ userName, password }: Credentials): boolean {
    const user = this.#domain.users.get(userName)
    const attempts = this.#domain.configuration.passwordPolicies?.loginAttempts ?? Number.POSITIVE_INFINITY
    const wrong = this.#wrongAttempts.get(userName) ?? 0
    if (!user || wrong >= attempts) return false
    if (user.password === undefined || user.password !== password) {
      this.#wrongAttempts.set(userName, wrong + 1)
      return false
    }
    this.#wrongAttempts.delete(userName)
    return user.general.active !== false
  }

  /** Throws AccessDisallowedFault unless the user is an administrator with every permission that the call needs. */
  authorise(userName: string, { needs }: Operation): void {
    const admin = this.#domain.users.get(userName)?.roles.admin
    if (!admin) throw fault('AccessDisallowedFault', `User ${userName} has no administrator role`)
    const granted = (name: string) => admin.permissions.some(({ type, value }) => type === name && value)
    if (!granted('CanUseAdminSoapApi')) {
      throw fault('AccessDisallowedFault', `User ${userName} may not use the configuration web services`)
    }
    if (needs && !granted(needs) && !granted('FullPermissions')) {
      throw fault('AccessDisallowedFault', `User ${userName} lacks the permission ${needs}`)
    }
  }
}

export interface Credentials {
  readonly userName: string
  readonly password: string
}

/** Reads an HTTP Basic header; nothing where there is none or it cannot be read. */
export function readBasic(header: string | undefined): Credentials | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 0 ? undefined : { userName: text.slice(0, colon), password: text.slice(colon + 1) }
}
