import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Address, addressOf } from './address.ts'
import type { Call } from './call.ts'
import { sendAnswer } from './delivery.ts'
import { type Exchange, exchange, type Services } from './exchange.ts'
import { frontPage } from './pages.ts'
import type { Match, Route } from './routing.ts'
import type { Answer } from './world.ts'

/** Bytes that the front takes, and confd where it is asked directly. */
const largestBody = { front: 16 * 1024 * 1024, confd: 40 * 1024 * 1024 }

/** Takes a request from its first byte to the end of its answer. */
export async function receive(
  services: Services,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.sendDate = false
  response.setHeader('Date', new Date(services.world.clock.now()).toUTCString())
  const address = addressOf(request.url ?? '')
  const body = await readBody(request, address?.front === false ? largestBody.confd : largestBody.front)
  if (body === 'gone') return
  const match = address && services.routers[address.service].match(request.method ?? '', address.path)
  const call = describe(services, request, address, match, body)
  services.calls.push(call)
  if (!address) return refuse(response, call, frontPage(404))
  if (body === 'too large') return refuse(response, call, tooLarge(address))
  await exchange(services, exchangeOf(services, request, address, match, body, call), response)
}

function refuse(response: ServerResponse, call: Call, answer: Answer): void {
  call.outcome = answer.status
  sendAnswer(response, answer)
}

function tooLarge({ front }: Address): Answer {
  const message = 'The data value transmitted exceeds the capacity limit.'
  return front ? frontPage(413) : { status: 413, body: { message } }
}

/** What is too large is read and dropped, so that the answer finds its reader. */
async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | 'gone' | 'too large'> {
  let chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else chunks = []
    }
  } catch {
    return 'gone'
  }
  return size > limit ? 'too large' : Buffer.concat(chunks)
}

function describe(
  { world }: Services,
  request: IncomingMessage,
  address: Address | undefined,
  match: Match,
  body: Buffer | 'too large',
): Call {
  const method = request.method ?? ''
  const found = match && 'route' in match ? match : undefined
  return {
    at: world.clock.now(),
    method,
    service: address?.service,
    path: address?.path ?? request.url ?? '',
    query: address?.query ?? new URLSearchParams(),
    route: found && address ? nameOf(address, found.route) : '',
    parts: found?.parts ?? {},
    tenant: textOf(request.headers['wazo-tenant']),
    body: body === 'too large' ? '' : body.toString('utf8'),
    outcome: 'pending',
  }
}

function nameOf({ service }: Address, { method, path }: Route): string {
  return `${method} ${service}${path.replace(/<\w+:(\w+)>/g, '{$1}')}`
}

function exchangeOf(
  { secure }: Services,
  { headers }: IncomingMessage,
  address: Address,
  match: Match,
  body: Buffer,
  call: Call,
): Exchange {
  const { service, front, prefix, query } = address
  const known = Object.entries(headers).map(([name, value]) => [name, textOf(value)])
  return {
    call,
    service,
    front,
    match,
    asked: {
      method: call.method,
      parts: call.parts,
      query,
      headers: Object.fromEntries(known),
      body,
      base: `${secure && front ? 'https' : 'http'}://${headers.host}${prefix}`,
    },
  }
}

function textOf(header: string | readonly string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(', ') : (header as string | undefined)
}
