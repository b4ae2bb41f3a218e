import type { OperationName } from './routes.ts'

/** One request as the server saw it, in the order of arrival. */
export interface Call {
  /** Milliseconds since the epoch, by the server's clock. */
  readonly at: number
  readonly operation: OperationName
  /** Of the user or fax number in the address. */
  readonly id: number | undefined
  /** The body; undefined where there is none. Holds passwords in clear. */
  readonly body: unknown
  /** The name of the user that it concerns, as far as the account knows it on arrival. */
  readonly username: string | undefined
  /** How it ended: `pending`, `answered`, `refused`, `HTTP 401` and the like, `hang`, `reset` or `truncated`. */
  outcome: string
  /** Users in the answer. */
  users: number
}
