import type { OperationName } from '../../../simulators/five9/index.ts'
import { find, type Node, parseXml, type Sent, textAt, writeXml } from './xml.ts'

const namespace = 'http://service.admin.ws.five9.com/'
const soap = 'http://schemas.xmlsoap.org/soap/envelope/'

/** An answer as it came over the wire. */
export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** What decides who asks; a running simulation is one. */
export interface Caller {
  readonly endpoint: string
  readonly username: string
  readonly password: string
}

/** Sends an operation with its fields as XML or as an object. */
export function call(caller: Caller, operation: OperationName, fields: Sent | string = {}): Promise<Reply> {
  const inner = typeof fields === 'string' ? fields : writeXml(fields)
  return send(caller, envelope(`<t:${operation} xmlns:t="${namespace}">${inner}</t:${operation}>`))
}

/** A SOAP 1.1 request around the content of its body. */
export function envelope(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="${soap}"><s:Body>${content}</s:Body></s:Envelope>`
}

/** Posts any text with the usual headers, or others in their place. */
export async function send(
  { endpoint, username, password }: Caller,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'Content-Type': 'text/xml;charset=utf-8',
      SOAPAction: '""',
      Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
      ...headers,
    },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

/** The `return` elements of an answer; throws where it is a fault or no SOAP at all. */
export function returned({ text }: Reply): Node[] {
  const [wrapper] = find(parseXml(text), 'Body')[0]?.children ?? []
  if (!wrapper?.name.endsWith('Response')) throw new Error(`not an answer: ${text.slice(0, 500)}`)
  return wrapper.children
}

/** The user names in an answer to one of the list operations, sorted. */
export function namesIn(reply: Reply): string[] {
  return returned(reply)
    .map(user => textAt(user, 'generalInfo/userName') ?? textAt(user, 'userName') ?? '')
    .sort(byCodePoint)
}

/** The order of JavaScript's own string comparison, the same in every locale. */
export function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/** A fault as a flat record: `fault` is the detail element, or the fault code where there is none. */
export function faultIn(reply: Reply): Record<string, string> {
  const [fault] = find(parseXml(reply.text), 'Body/Fault')
  const [detail] = find(fault, 'detail')[0]?.children ?? []
  const fields = (detail?.children ?? []).map(({ name, text }) => [name, text] as const)
  return { fault: detail?.name ?? textAt(fault, 'faultcode') ?? 'none', ...Object.fromEntries(fields) }
}
