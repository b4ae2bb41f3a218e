import { Failure, type FailureDetails, type FailureKind } from '../../work/failure.ts'
import { oneLine } from '../one-line.ts'

const longestMessage = 500
const longestDetail = 200

/** A request, as far as messages tell of it. */
export interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below the account: `users/12`. */
  readonly path: string
  /** Of the portal. */
  readonly host: string
  /** Texts that were sent and must not come back in a message. */
  readonly secrets: readonly string[]
}

/** What the portal says is wrong, by field; what is about no field has an empty name. */
export type FieldErrors = ReadonlyMap<string, string>

const addressCure =
  'Check the url and account inputs: url is the portal itself, such as https://portal.xmedius.com, and account the name behind /enterprises/ in its addresses.'

/** Translates `result: false`, under whatever status. */
export function refusal(asked: Asked, errors: FieldErrors, status: number): Failure {
  const detail = Object.fromEntries(
    [...errors].map(([field, words]) => [clean(field, asked), clean(words, asked)]),
  )
  const said = Object.entries(detail)
    .map(([field, words]) => `${field} ${words}`.trim())
    .join('; ')
  if (errors.has('token')) return refusedToken(asked, status, `: ${said}`, detail)
  if (said === '' && status >= 400) return statusFailure(asked, status)
  const message = `XMedius Cloud refuses this (${what(asked)}): ${said || 'it gives no reason'}.`
  const cure = 'Mend what the portal names in the roster, then run again.'
  // What helps against a refusal is about rows, which only a write has.
  return failure('rejected', message, { code: 'Refusal', detail, ...(asked.method !== 'GET' && { cure }) })
}

/** Translates an answer that is neither data nor a refusal in JSON, by its status. */
export function statusFailure(asked: Asked, status: number, location?: string): Failure {
  const where = `(${what(asked)}, HTTP ${status} from ${asked.host})`
  const code = `HTTP ${status}`
  const effectUnknown = asked.method !== 'GET'
  if (status === 401 || status === 403) return refusedToken(asked, status)
  if (status >= 300 && status < 400) {
    const message = `XMedius Cloud sends the request elsewhere${target(location, asked)}; redirects are not followed ${where}.`
    return failure('fatal', message, { code, cure: addressCure, effectUnknown })
  }
  // Below a collection it is one user or fax number that is not there.
  if (status === 404 && !asked.path.includes('/')) {
    return failure('fatal', `There is no such account on this portal ${where}.`, { code, cure: addressCure })
  }
  if (status === 407) return failure('fatal', `The proxy does not accept the login ${where}.`, { code })
  if (status === 429) return failure('transient', `XMedius Cloud refuses more calls ${where}.`, { code })
  if (status >= 400 && status < 500) {
    return failure('rejected', `XMedius Cloud does not accept the request ${where}.`, { code })
  }
  return failure('transient', `XMedius Cloud answered a page in place of JSON ${where}.`, {
    code,
    effectUnknown,
  })
}

/** For an answer that breaks off, or is not the one to what was asked. */
export function unexpectedAnswer(asked: Asked, why: string): Failure {
  const message = `The answer to ${what(asked)} is not as expected: ${oneLine(why, longestDetail)}.`
  const effectUnknown = asked.method !== 'GET'
  return failure('transient', message, { code: 'UnexpectedAnswer', effectUnknown })
}

/** For a token that no header can carry: it was pasted with something around it, or is something else. */
export function malformedToken(): Failure {
  const message =
    'The access token is empty, or holds a blank, a line break or an accent, which no token has.'
  return new Failure('fatal', message, {
    code: 'TokenMalformed',
    cure: 'Check the secret that the token input names.',
  })
}

/** Whether the token itself, or its permission, was refused: nothing about the request. */
export function refusesToken({ kind, code }: Failure): boolean {
  return kind === 'fatal' && ['HTTP 401', 'HTTP 403', 'TokenRefused'].includes(code)
}

/** The portal words a wrong token and a missing permission alike. */
function refusedToken(
  asked: Asked,
  status: number,
  said = '',
  detail: Readonly<Record<string, string>> = {},
): Failure {
  const denied = status === 403
  const says = denied ? 'denies the access token this' : 'does not accept the access token for this'
  const where = `(${what(asked)}, HTTP ${status} from ${asked.host}${said})`
  const code = status === 401 || denied ? `HTTP ${status}` : 'TokenRefused'
  const reads = asked.method === 'GET' && asked.path.startsWith('users')
  const permission = reads ? 'Query user directory' : 'Manage users'
  const grant = `Give the access token the permission "${permission}" in the portal`
  const cure = denied ? `${grant}.` : `${grant}; if it has it, check the token and account inputs.`
  return failure('fatal', `XMedius Cloud ${says} ${where}.`, { code, cure, detail })
}

function failure(kind: FailureKind, message: string, details: FailureDetails): Failure {
  return new Failure(kind, oneLine(message, longestMessage), details)
}

function what({ method, path }: Asked): string {
  return `${method} ${path}`
}

function target(location: string | undefined, asked: Asked): string {
  const url = location === undefined ? null : URL.parse(location)
  return url ? `, to ${clean(url.origin, asked)}` : ''
}

function clean(text: string, { secrets }: Asked): string {
  return oneLine(
    secrets.reduce((kept, secret) => kept.replaceAll(secret, '***'), text),
    longestDetail,
  )
}
