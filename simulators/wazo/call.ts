import type { Service } from './routing.ts'

/** One request as the server saw it, in the order of arrival. */
export interface Call {
  /** Milliseconds since the epoch, by the server's clock. */
  readonly at: number
  readonly method: string
  /** `confd` or `auth`; nothing where the address belongs to neither. */
  readonly service: Service | undefined
  /** Below the version, without query. */
  readonly path: string
  readonly query: URLSearchParams
  /** `PUT confd/users/{user}`; empty where there is no such route. */
  readonly route: string
  /** The parts of the path that the route names. */
  readonly parts: Readonly<Record<string, string>>
  /** The Wazo-Tenant header. */
  readonly tenant: string | undefined
  /** The body as text. Holds passwords in clear. */
  readonly body: string
  /** How it ended: with this HTTP status, without an answer, or not yet. */
  outcome: number | 'pending' | 'reset' | 'hang'
}
