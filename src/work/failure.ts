/**
 * What a failure means for the work that is left. A platform translates its own errors into these once; the engine
 * knows no others.
 *
 * - `transient`: the same request may well succeed when it is tried again (server fault, reset, truncated answer).
 * - `timeout`: no whole answer within the time allowed; smaller requests may succeed where this one did not.
 * - `limited`: a call limit is used up; the request was refused unread and is to be sent again after a wait.
 * - `rejected`: the platform refused this unit for a reason of its own; other units may succeed.
 * - `fatal`: every other request would fail the same way (authentication, permission); nothing more may be sent.
 */
export type FailureKind = 'transient' | 'timeout' | 'limited' | 'rejected' | 'fatal'

export interface FailureDetails {
  /** The platform's own name of the error, e.g. `UserNotFoundFault`, `ECONNRESET`, `HTTP 502`. */
  readonly code: string
  /** What the person who reads the log can do about it, as one sentence. */
  readonly cure?: string
  /** Fields of the platform's error detail, e.g. `{ userName: 'kim@example.com' }`; never a secret. */
  readonly detail?: Readonly<Record<string, string>>
  /** True when the request may have taken effect although no answer tells so. */
  readonly effectUnknown?: boolean
  /** The name of the limit that was hit, for `limited`. */
  readonly limit?: string
  /** Of a batch that was refused: the users because of whom, where the platform names them. */
  readonly users?: readonly string[]
  readonly cause?: unknown
}

/** What a unit is told that is to be split: the same in the attempt that failed and in every later one. */
export type SplitCause = Pick<Failure, 'kind' | 'code'> & { readonly users?: readonly string[] | undefined }

/** An error whose meaning for the rest of the work is known. `message` is one line without control characters. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly kind: FailureKind
  readonly code: string
  readonly cure: string | undefined
  readonly detail: Readonly<Record<string, string>>
  readonly effectUnknown: boolean
  readonly limit: string | undefined
  readonly users: readonly string[] | undefined

  constructor(kind: FailureKind, message: string, details: FailureDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.kind = kind
    this.code = details.code
    this.cure = details.cure
    this.detail = details.detail ?? {}
    this.effectUnknown = details.effectUnknown ?? false
    this.limit = details.limit
    this.users = details.users
  }
}
