import type { OperationName } from './contract/operations.ts'
import type { CounterClass } from './counters.ts'

/** One request as the server saw it, in the order of arrival. */
export interface Call {
  /** Milliseconds since the epoch, by the server's clock. */
  readonly at: number
  /** The user name in the credentials; empty where there were none that could be read. */
  readonly account: string
  /** Empty where the request was no request of a known operation. */
  readonly operation: OperationName | ''
  /** The request's fields. Holds passwords in clear. */
  readonly request: Readonly<Record<string, unknown>>
  /** The name pattern, whichever element held it. */
  readonly pattern: string | undefined
  /** The user it concerns, whichever element named it. */
  readonly userName: string | undefined
  readonly counter: CounterClass | 'none'
  /**
   * How it ended: `pending`, `answered`, a fault's detail element, `stack fault`, `HTTP 401` and the like, `hang`,
   * `reset` or `truncated`.
   */
  outcome: string
  /** Users in the answer. */
  users: number
}

/** The name pattern of a request, by whatever name its operation calls it. */
export function patternOf(request: Record<string, unknown>): string | undefined {
  for (const name in request) {
    if (/Patt?ern$/.test(name)) return request[name] as string
  }
  return undefined
}

/** The user name inside a request, wherever its operation keeps it. */
export function userNameOf(request: Record<string, unknown>): string | undefined {
  const { userName, userSkill, userGeneralInfo, userInfo } = request as {
    userName?: string
    userSkill?: { userName?: string }
    userGeneralInfo?: { userName?: string }
    userInfo?: { generalInfo?: { userName?: string } }
  }
  return userName ?? userSkill?.userName ?? userGeneralInfo?.userName ?? userInfo?.generalInfo?.userName
}
