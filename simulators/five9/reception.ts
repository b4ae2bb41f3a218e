import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Access, readBasic } from './access.ts'
import { type Call, patternOf, userNameOf } from './call.ts'
import { fault, StackFault } from './contract/faults.ts'
import { isOperation, type OperationName, operations } from './contract/operations.ts'
import { sendPage } from './delivery.ts'
import { exchange, type Incoming, refuse, type Service } from './exchange.ts'
import { bind } from './soap/bind.ts'
import { openEnvelope } from './soap/envelope.ts'

/** What receiving needs beside what exchanges share. */
export interface Reception extends Service {
  readonly calls: Call[]
  readonly access: Access
  readonly wrongCredentials: 'page' | 'fault'
}

const versions = ['v2', 'v3', 'v4', 'v9_3', 'v9_5', 'v10', 'v10_2', 'v11', 'v12', 'v13']
const namespaceBase = 'http://service.admin.ws.five9.com/'
const largestBody = 4 * 1024 * 1024

/** Takes a request from its first byte to the end of its answer. */
export async function receive(
  reception: Reception,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.sendDate = false
  response.setHeader('Date', new Date(reception.clock.now()).toUTCString())
  const namespace = namespaceOf(request.url ?? '')
  if (namespace === undefined) return sendPage(response, 404)
  if (request.method !== 'POST') return sendPage(response, 405)
  if (!/^text\/xml\s*(?:;|$)/i.test(request.headers['content-type'] ?? '')) return sendPage(response, 415)
  const body = await readBody(request)
  if (body === 'gone') return
  if (body === 'too large') return sendPage(response, 413)
  const incoming = read(reception, namespace, request, body)
  reception.calls.push(incoming.call)
  if (!admitted(reception, request)) return turnAway(reception, incoming, response)
  await exchange(reception, incoming, response)
}

/** The oldest version, which the address without a version means, is the only one with a namespace of its own. */
function namespaceOf(url: string): string | undefined {
  const match = /^\/wsadmin(?:\/(v[\d_]+))?\/AdminWebService\/?(?:\?.*)?$/.exec(url)
  if (!match || (match[1] && !versions.includes(match[1]))) return undefined
  return (match[1] ?? 'v2') === 'v2' ? `${namespaceBase}v2/` : namespaceBase
}

async function readBody(request: IncomingMessage): Promise<Buffer | 'gone' | 'too large'> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > largestBody) return 'too large'
      chunks.push(chunk)
    }
  } catch {
    return 'gone'
  }
  return Buffer.concat(chunks)
}

function read(reception: Reception, namespace: string, request: IncomingMessage, body: Buffer): Incoming {
  const action = String(request.headers.soapaction ?? '').replace(/^"(.*)"$/, '$1')
  let unreadable: StackFault | undefined
  let operation: OperationName | '' = ''
  let fields: Record<string, unknown> = {}
  try {
    const wrapper = openEnvelope(decode(body))
    if (wrapper.uri !== namespace || !isOperation(wrapper.local)) {
      throw new StackFault('Client', `Cannot find dispatch method for {${wrapper.uri}}${wrapper.local}`)
    }
    operation = wrapper.local
    if (action !== '') {
      throw new StackFault('Client', `The given SOAPAction ${action} does not match an operation.`)
    }
    fields = bind(operations[operation].request, wrapper)
  } catch (error) {
    if (!(error instanceof StackFault)) throw error
    unreadable = error
  }
  const call: Call = {
    at: reception.clock.now(),
    account: readBasic(request.headers.authorization)?.userName ?? '',
    operation,
    request: fields,
    pattern: patternOf(fields),
    userName: userNameOf(fields),
    counter: operation === '' ? 'none' : operations[operation].counter,
    outcome: 'pending',
    users: 0,
  }
  return { call, namespace, unreadable }
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new StackFault('Client', 'Error reading the message: Invalid UTF-8')
  }
}

function admitted({ access }: Reception, request: IncomingMessage): boolean {
  const credentials = readBasic(request.headers.authorization)
  return credentials !== undefined && access.admits(credentials)
}

function turnAway(reception: Reception, incoming: Incoming, response: ServerResponse): void {
  if (reception.wrongCredentials === 'fault') {
    const why = 'The user name or password is wrong, or the account is locked'
    refuse(reception, incoming, response, fault('InvalidAccountFault', why), 200)
  } else {
    incoming.call.outcome = 'HTTP 401'
    sendPage(response, 401)
  }
}
