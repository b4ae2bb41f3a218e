import type { Account } from './accounts.ts'

/** What a token may be allowed to see or change, as the `permissions` of a workflow name it. */
export type Area = 'actions' | 'contents' | 'issues' | 'pull-requests'
export type Level = 'read' | 'write'
export type Permissions = Readonly<Partial<Record<Area, Level>>>

/** What a token is good for. */
export interface Grant {
  readonly account: Account
  /** `integration` is an app's, such as the token of a run; `personal` is a fine-grained one of a person. */
  readonly kind: 'integration' | 'personal'
  /** The one repository that it sees, as `owner/name`. */
  readonly repository: string
  readonly permissions: Permissions
}

/** The tokens that GitHub knows. */
export class Tokens {
  readonly #grants = new Map<string, Grant>()

  grant(token: string, grant: Grant): void {
    this.#grants.set(token, grant)
  }

  /** Ends a token, as that of a run ends with its job. */
  revoke(token: string): void {
    this.#grants.delete(token)
  }

  find(token: string): Grant | undefined {
    return this.#grants.get(token)
  }
}

/** Whether a token may do something; who may write may read. */
export function allows(permissions: Permissions, area: Area, level: Level): boolean {
  return permissions[area] === 'write' || permissions[area] === level
}

/** What is left of the permissions where the change comes from a fork. */
export function readOnly(permissions: Permissions): Permissions {
  return Object.fromEntries(Object.keys(permissions).map(area => [area, 'read']))
}
