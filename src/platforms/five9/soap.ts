import type { WSDL } from 'soap'
import { namespace, type Operation, operations, records, scalars } from './contract.ts'
import type { Arguments, Result } from './messages.ts'
import { wsdl } from './wsdl.ts'

/** A SOAP 1.1 fault as soap parses it: a text, or an object that holds one beside its attributes. */
export interface SoapFault {
  readonly faultcode?: unknown
  readonly faultstring?: unknown
  readonly detail?: unknown
}

/** Writes the envelopes of the contract, and reads the answers that fit into memory. */
export class Soap {
  readonly #wsdl: WSDL

  private constructor(contract: WSDL) {
    this.#wsdl = contract
  }

  /** Loads the soap package, once it is needed, with the contract of this project; nothing comes from the network. */
  static async load(): Promise<Soap> {
    const soap = await import('soap')
    // Values stay texts: an id can be longer than a number is exact. Strings need no such function, which would be
    // given them trimmed.
    const asSent = (text: string) => text
    const typed = scalars.filter(name => name !== 'string').map(name => [name, asSent])
    const contract = new soap.WSDL(wsdl(), '', { customDeserializer: Object.fromEntries(typed) })
    await new Promise<void>((resolve, reject) => {
      contract.onReady(error => (error ? reject(error) : resolve()))
    })
    // Set as soap's own client sets them; the constructor does not read these two.
    Object.assign(contract.options, { attributesKey: 'attributes', preserveWhitespace: true })
    return new Soap(contract)
  }

  /** The document to send; its elements are in the order of the contract, whatever the order in `args`. */
  envelope<O extends Operation>(operation: O, args: Arguments<O>): string {
    const body = this.#wsdl.objectToDocumentXML(operation, args, 'tns', namespace, operation) as string
    return (
      '<?xml version="1.0" encoding="utf-8"?>' +
      `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:tns="${namespace}">` +
      `<soap:Body>${body}</soap:Body></soap:Envelope>`
    )
  }

  /**
   * @param text a whole answer, well-formed
   * @returns its result or its fault; `undefined` when it is neither
   */
  read<O extends Operation>(
    operation: O,
    text: string,
  ): { readonly result: Result<O> } | { readonly fault: SoapFault } | undefined {
    let body: Readonly<Record<string, { readonly return?: unknown } | null>> | null
    try {
      body = this.#wsdl.xmlToObject(text).Body
    } catch (error) {
      const fault = (error as SoapFaultError).root?.Envelope?.Body?.Fault
      return fault && { fault }
    }
    const answer = body?.[`${operation}Response`]
    if (answer === undefined) return undefined
    return { result: declared(operations[operation].gives, answer?.return) as Result<O> }
  }
}

interface SoapFaultError {
  readonly root?: { readonly Envelope?: { readonly Body?: { readonly Fault?: SoapFault } } }
}

/** Of a parsed value, the part that the contract declares for a field: what the server sends beyond it is dropped. */
function declared(field: string | undefined, value: unknown): unknown {
  if (field === undefined) return undefined
  if (field.endsWith('*')) {
    return (Array.isArray(value) ? value : []).map(item => declared(field.slice(0, -1), item))
  }
  const fields = recordFields(field.replace('?', ''))
  if (!fields || value === undefined) return value
  const sent = (value ?? {}) as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => sent[name] !== undefined)
      .map(([name, type]) => [name, declared(type, sent[name])]),
  )
}

function recordFields(type: string): Readonly<Record<string, string>> | undefined {
  return type in records ? records[type as keyof typeof records] : undefined
}
