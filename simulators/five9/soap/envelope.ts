import { StackFault } from '../contract/faults.ts'
import { type Element, parseTree } from './tree.ts'

/** The namespace of SOAP 1.1 envelopes. */
export const soapNamespace = 'http://schemas.xmlsoap.org/soap/envelope/'

/**
 * Finds the operation's wrapper element in a SOAP 1.1 request.
 * Throws a StackFault where the text is not such a request or holds a header that must be understood.
 */
export function openEnvelope(xml: string): Element {
  const envelope = parse(xml)
  if (envelope.local !== 'Envelope') {
    throw new StackFault('Client', `Error reading the message: "${envelope.local}" is not a SOAP Envelope`)
  }
  if (envelope.uri !== soapNamespace) {
    throw new StackFault('VersionMismatch', `"${envelope.uri}" is not the namespace of a SOAP 1.1 envelope`)
  }
  const parts = [...envelope.children]
  if (parts[0]?.local === 'Header') checkHeader(parts.shift() as Element)
  const body = parts.shift()
  if (body?.local !== 'Body' || body.uri !== soapNamespace) {
    throw new StackFault('Client', 'Error reading the message: the envelope has no Body where it must be')
  }
  if (parts.length > 0)
    throw new StackFault('Client', `Unexpected element "${parts[0]?.local}" after the Body`)
  const [wrapper, second] = body.children
  if (!wrapper || second) {
    throw new StackFault('Client', `The Body holds ${body.children.length} elements instead of one`)
  }
  return wrapper
}

function parse(xml: string): Element {
  try {
    return parseTree(xml)
  } catch (error) {
    throw new StackFault('Client', `Error reading the message: ${(error as Error).message}`)
  }
}

function checkHeader(header: Element): void {
  if (header.uri !== soapNamespace) {
    throw new StackFault('Client', 'Error reading the message: Header is in the wrong namespace')
  }
  for (const block of header.children) {
    const demands = block.attributes.some(
      ({ uri, local, value }) => uri === soapNamespace && local === 'mustUnderstand' && value === '1',
    )
    if (demands)
      throw new StackFault('MustUnderstand', `The header {${block.uri}}${block.local} is not understood`)
  }
}
