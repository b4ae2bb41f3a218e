import { type DeclaredFault, faultTypes, type StackFault } from '../contract/faults.ts'
import type { Field, Fields } from '../contract/fields.ts'
import { fieldsOf } from '../contract/types.ts'
import { soapNamespace } from './envelope.ts'

const head = `<env:Envelope xmlns:env="${soapNamespace}"><env:Header/><env:Body>`
const tail = '</env:Body></env:Envelope>'

/**
 * Writes the answer to `operation` piece by piece: the head, each `return` element, the tail. Nothing is held in
 * memory beyond the piece at hand.
 */
export function* writeAnswer(
  operation: string,
  namespace: string,
  response: Fields,
  returned: unknown,
): Generator<string> {
  yield `${head}<ns2:${operation}Response xmlns:ns2="${namespace}">`
  const field: Field | undefined = response.return
  if (field && returned !== undefined) {
    for (const value of field.many ? (returned as Iterable<unknown>) : [returned]) {
      yield writeElement('return', field, value)
    }
  }
  yield `</ns2:${operation}Response>${tail}`
}

/** Writes a fault with the detail that the contract gives it. */
export function writeFault({ fault, message, detail }: DeclaredFault, namespace: string): string {
  const fields = writeFields(faultTypes[fault], { ...detail, message })
  return envelopeFault(
    'Server',
    message,
    `<detail><ns2:${fault} xmlns:ns2="${namespace}">${fields}</ns2:${fault}></detail>`,
  )
}

/** Writes a fault of the SOAP stack, which has no detail. */
export function writeStackFault({ code, message }: Pick<StackFault, 'code' | 'message'>): string {
  return envelopeFault(code, message, '')
}

function envelopeFault(code: string, message: string, detail: string): string {
  return `${head}<env:Fault><faultcode>env:${code}</faultcode><faultstring>${escaped(message)}</faultstring>${detail}</env:Fault>${tail}`
}

/** A frozen list is shared by many users and never changes, so its XML is written once. */
const written = new WeakMap<readonly unknown[], string>()

function writeFields(fields: Fields, value: object): string {
  let xml = ''
  for (const name in fields) {
    const content = (value as Record<string, unknown>)[name]
    if (content === undefined) continue
    const field = fields[name] as Field
    xml += field.many
      ? writeList(name, field, content as readonly unknown[])
      : writeElement(name, field, content)
  }
  return xml
}

function writeList(name: string, field: Field, values: readonly unknown[]): string {
  const known = written.get(values)
  if (known !== undefined) return known
  let xml = ''
  for (const value of values) xml += writeElement(name, field, value)
  if (Object.isFrozen(values)) written.set(values, xml)
  return xml
}

function writeElement(name: string, { type }: Field, value: unknown): string {
  const fields = fieldsOf(type)
  return `<${name}>${fields ? writeFields(fields, value as object) : escaped(String(value))}</${name}>`
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }

function escaped(text: string): string {
  return /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, character => escapes[character] as string) : text
}
