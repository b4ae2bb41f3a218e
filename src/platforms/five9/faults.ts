import { Failure, type FailureDetails } from '../../work/failure.ts'
import { oneLine } from '../one-line.ts'
import { type Operation, operations } from './contract.ts'
import { accountDataCure, credentialsCure, type Meaning, meanings, permissionCure } from './fault-meanings.ts'
import type { SoapFault } from './soap.ts'

const longestMessage = 500
const longestDetail = 200

const vendorsNames: ReadonlySet<string> = new Set([...meanings.keys(), 'InvalidAccount'])

/**
 * Translates a fault that the server answered.
 * @param secrets texts that were sent and must not come back in a message
 */
export function faultFailure(operation: Operation, fault: SoapFault, secrets: readonly string[]): Failure {
  const { name, fields } = detailOf(fault)
  const said = textOf(fault.faultstring) || textOf(fields.message)
  const code = name ?? said.match(/\w+(?:Fault|Exception)\b/g)?.find(word => vendorsNames.has(stemOf(word)))
  const meaning = meaningOf(operation, code, said, localPart(textOf(fault.faultcode)))
  const clean = (text: string, longest: number) => oneLine(withoutSecrets(text, secrets), longest)
  const told = Object.entries(fields).filter(([field, text]) => field !== 'message' && text !== '')
  const details = told.map(([field, text]) => `; ${field}: ${clean(text, longestDetail)}`).join('')
  const message = `${meaning.says} (${operation}, ${code ?? 'SOAP fault'}: ${clean(said, longestMessage)}${details}`
  // A call that nothing paces would be sent again at once, without end.
  const counter = operations[operation].counter
  const kind = meaning.kind === 'limited' && counter === undefined ? 'transient' : meaning.kind
  // What helps against a refusal is about rows, which only a write has.
  const cure = kind === 'rejected' && counter !== 'Modify' ? undefined : meaning.cure
  return new Failure(kind, `${oneLine(message, longestMessage - 1)})`, {
    code: code ?? 'SoapFault',
    ...(cure !== undefined && { cure }),
    ...(kind === 'limited' && counter !== undefined && { limit: counter }),
    effectUnknown: meaning.effectUnknown === true,
    detail: Object.fromEntries(
      Object.entries(fields).map(([field, text]) => [field, clean(text, longestDetail)]),
    ),
  })
}

/** Translates an answer that is not SOAP, by its status. */
export function statusFailure(operation: Operation, endpoint: URL, status: number): Failure {
  const failure = (kind: Failure['kind'], says: string, details: Omit<FailureDetails, 'code'> = {}) =>
    new Failure(kind, `${says} (${operation}, HTTP ${status} from ${endpoint.host}).`, {
      code: `HTTP ${status}`,
      ...details,
    })
  if (status === 401) return failure('fatal', 'Five9 does not accept the login', { cure: credentialsCure })
  if (status === 403) return failure('fatal', 'Five9 denies the access', { cure: permissionCure })
  if (status === 404 || (status >= 300 && status < 400)) {
    const cure = `Check the region and url inputs: ${endpoint.origin}${endpoint.pathname} is not the address of the service.`
    return failure('fatal', 'There is no Five9 service at this address', { cure })
  }
  if (status === 407) return failure('fatal', 'The proxy does not accept the login')
  if (status === 429) {
    const counter = operations[operation].counter
    return counter === undefined
      ? failure('transient', 'Five9 refuses more calls')
      : failure('limited', 'Five9 refuses more calls', { limit: counter })
  }
  if (status >= 400 && status < 500) return failure('rejected', 'Five9 does not accept the request')
  return failure('transient', 'Five9 answered a page in place of SOAP', { effectUnknown: true })
}

/** Whether the name and password themselves were refused. */
export function refusesLogin({ kind, cure }: Failure): boolean {
  return kind === 'fatal' && cure === credentialsCure
}

/** For an answer that is whole XML, but neither what the operation answers nor a fault. */
export function unexpectedAnswer(): Failure {
  const message = 'The answer is XML, but not the one to what was asked.'
  return new Failure('transient', message, { code: 'UnexpectedAnswer', effectUnknown: true })
}

function meaningOf(operation: Operation, code: string | undefined, said: string, faultcode: string): Meaning {
  const name = code === undefined ? undefined : stemOf(code)
  const known = name === undefined ? undefined : meanings.get(name)
  if (known) return known
  // The vendor uses one fault for a wrong login and for a password or security question that it does not accept.
  if (name === 'InvalidAccount') {
    return operation === 'createUser' || operation === 'modifyUser'
      ? {
          kind: 'rejected',
          says: 'Five9 does not accept the password or account data of the user',
          cure: accountDataCure,
        }
      : { kind: 'fatal', says: 'Five9 does not accept the login', cure: credentialsCure }
  }
  if (name !== undefined) return { kind: 'rejected', says: 'Five9 refuses this' }
  if (
    /authenticat|unauthori[sz]ed|credentials|(?:invalid|wrong|incorrect) (?:user|login|password)/i.test(said)
  ) {
    return { kind: 'fatal', says: 'Five9 does not accept the login', cure: credentialsCure }
  }
  return faultcode === 'Client'
    ? { kind: 'rejected', says: 'Five9 does not understand the request' }
    : { kind: 'transient', says: 'Five9 had an error of its own', effectUnknown: true }
}

function stemOf(name: string): string {
  return name.replace(/(?:Fault|Exception)$/, '')
}

/** The vendor's own name of the fault, and what it tells about it. */
function detailOf(fault: SoapFault): {
  readonly name: string | undefined
  readonly fields: Readonly<Record<string, string>>
} {
  const detail = isObject(fault.detail) ? Object.entries(fault.detail) : []
  const [name, content] = detail.find(([element]) => /(?:Fault|Exception)$/.test(element)) ?? []
  const fields = isObject(content) ? Object.entries(content) : []
  return {
    name,
    fields: Object.fromEntries(
      fields.filter(([field]) => field !== 'attributes').map(([field, value]) => [field, textOf(value)]),
    ),
  }
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ')
  if (isObject(value)) return textOf(value.$value)
  return typeof value === 'string' ? value : ''
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function localPart(name: string): string {
  return name.slice(name.indexOf(':') + 1).trim()
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter(secret => secret !== '')
    .reduce((kept, secret) => kept.replaceAll(secret, '***'), text)
}
