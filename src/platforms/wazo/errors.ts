import { Failure, type FailureDetails, type FailureKind } from '../../work/failure.ts'
import { oneLine } from '../one-line.ts'
import type { Redaction } from './redaction.ts'
import { contentOf, fieldsIn, textsIn } from './said.ts'
import { type Answer, type Call, writes } from './wire.ts'

/** A request and its answer, and what is known besides. */
export interface Exchange {
  readonly call: Call
  readonly answer: Answer
  /** The server, for messages. */
  readonly host: string
  /** The uuid of the tenant that was asked about. */
  readonly tenant: string
  /** Of the token, the password and what else was sent and must not come back. */
  readonly redaction: Redaction
}

/** What an error means, to begin its message. */
interface Meaning {
  readonly kind: FailureKind
  readonly says: string
  readonly code?: string
  readonly cure?: string
}

/** The codes of failures that callers tell apart. */
export const codes = {
  tokenRefused: 'TokenRefused',
  accessRefused: 'AccessRefused',
  notFound: 'NotFound',
} as const

const meanings: Readonly<Record<number, Meaning>> = {
  404: { kind: 'rejected', says: 'Wazo does not have this', code: codes.notFound },
  405: { kind: 'rejected', says: 'Wazo does not do this', code: 'MethodNotAllowed' },
  407: { kind: 'fatal', says: 'The proxy does not accept the login' },
  409: { kind: 'rejected', says: 'Wazo has this already', code: 'Conflict' },
  413: { kind: 'rejected', says: 'The request is longer than Wazo takes', code: 'TooLarge' },
  429: { kind: 'transient', says: 'Wazo refuses more requests for now' },
  504: { kind: 'timeout', says: 'Wazo has not answered its front in time' },
}

const noService: Meaning = {
  kind: 'fatal',
  says: 'There is no Wazo at this address',
  code: 'NoService',
  cure: 'Check the input url: it is the address of the server alone, such as https://wazo.example.com.',
}

const elsewhere: Meaning = {
  kind: 'fatal',
  says: 'Wazo sends the request elsewhere, and redirects are not followed',
  cure: 'Give the address to which it leads as the input url.',
}

const loginRefused: Meaning = {
  kind: 'fatal',
  says: 'Wazo does not accept the username and the password',
  code: 'LoginRefused',
  cure: 'Check the inputs username and password, and that the account is enabled.',
}

const tokenRefused: Meaning = {
  kind: 'fatal',
  says: 'Wazo does not know the token, or its time is over',
  code: codes.tokenRefused,
  cure: 'Make a new token, or give username and password: then one is made for each run.',
}

/** Translates an answer that is not what was asked for. */
export function refusal(exchange: Exchange): Failure {
  const { call, answer, redaction } = exchange
  const content = contentOf(answer)
  const access = answer.status === 401 || answer.status === 403
  const meaning = access ? accessMeaning(exchange, content) : meaningOf(answer)
  // What is said where access is refused is the token and the permission.
  const said = access ? '' : textsIn(content).join('; ')
  const detail = Object.entries(access ? {} : fieldsIn(content))
  const message = `${meaning.says}${said && `: ${said.replace(/\.$/, '')}`}`
  return failure(exchange, meaning.kind, message, {
    code: meaning.code ?? `HTTP ${answer.status}`,
    detail: Object.fromEntries(detail.map(([field, text]) => [field, shortened(redaction.clean(text))])),
    effectUnknown: writes(call) && (answer.status >= 500 || answer.status < 300),
    ...(meaning.cure !== undefined && { cure: meaning.cure }),
  })
}

/** For an answer that says that it went well, and is not of the shape that it should have. */
export function unexpectedAnswer(exchange: Exchange, what: string): Failure {
  return failure(exchange, 'transient', `Wazo answers what was not expected: ${what}`, {
    code: 'UnexpectedAnswer',
    effectUnknown: writes(exchange.call),
  })
}

/** A text of the server on one line of bounded length. */
export function shortened(text: string): string {
  return oneLine(text, longestText)
}

const longestText = 500

function failure(
  { call, answer, host, redaction }: Exchange,
  kind: FailureKind,
  says: string,
  details: FailureDetails,
): Failure {
  const path = call.path.replace(/^\/token\/.*/, '/token')
  const said = shortened(redaction.clean(says))
  return new Failure(kind, `${said} (${call.method} ${path}, HTTP ${answer.status} from ${host}).`, details)
}

function meaningOf({ status, type }: Answer): Meaning {
  // A web server that is no Wazo answers pages, and so does Wazo for what it has never heard of.
  if (type.includes('html') && (status < 300 || status === 404)) return noService
  if (status >= 300 && status < 400) return elsewhere
  return (
    meanings[status] ??
    (status >= 500
      ? { kind: 'transient', says: 'Wazo had an error of its own' }
      : { kind: 'rejected', says: 'Wazo refuses this', code: 'Refused' })
  )
}

/** A wrong token, a permission that is missing and a tenant that cannot be seen all have one status. */
function accessMeaning({ call, answer, tenant, redaction }: Exchange, content: unknown): Meaning {
  if (call.path === '/token') return loginRefused
  if (answer.text.includes('unauthorized-tenant')) {
    return {
      kind: 'fatal',
      says: `Wazo has no tenant ${tenant} that the account may see`,
      code: 'TenantRefused',
      cure: 'Check the input tenant: it is the uuid of a tenant.',
    }
  }
  // confd names the tenant only where it knows the token: `('<token>', 'confd.users.read', '<tenant>')`.
  const [said = ''] = call.service === 'confd' ? textsIn(content) : []
  if (answer.text.includes('not_found_or_expired') || said.split(', ').length === 2) return tokenRefused
  const permission = /\b(?:confd|auth)(?:\.[\w*#-]+)+/.exec(redaction.clean(answer.text))?.[0] ?? 'this'
  return {
    kind: 'fatal',
    says: `The account may not use ${permission} in tenant ${tenant}`,
    code: codes.accessRefused,
    cure: `Give the account a policy with ${forAll(permission)}, and check that the input tenant is the uuid of a tenant that it may see.`,
  }
}

/** A permission for whatever one of its kind: who may change one user only is soon refused another. */
function forAll(permission: string): string {
  return permission.replaceAll(/\.(?:\d+|[0-9a-f]{8}-[0-9a-f-]{27})(?=\.)/g, '.*')
}
