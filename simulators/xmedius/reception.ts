import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Account } from './account/account.ts'
import type { Call } from './call.ts'
import { sendPage } from './delivery.ts'
import { exchange, refuseToken, type Service } from './exchange.ts'
import { type Routed, routed } from './routes.ts'
import { idOf } from './rules/world.ts'

/** What receiving needs beside what exchanges share. */
export interface Reception extends Service {
  readonly token: string
  readonly calls: Call[]
}

const largestBody = 1024 * 1024

/** Takes a request from its first byte to the end of its answer. */
export async function receive(
  reception: Reception,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { account, clock, calls } = reception
  response.sendDate = false
  response.setHeader('Date', new Date(clock.now()).toUTCString())
  const route = routed(request.method ?? '', request.url ?? '', account.name)
  if (!route) return sendPage(response, 404)
  if (!/application\/json|\*\/\*/i.test(request.headers.accept ?? '')) return sendPage(response, 406)
  if (route.takesBody && !/^application\/json\s*(?:;|$)/i.test(request.headers['content-type'] ?? '')) {
    return sendPage(response, 415)
  }
  const text = await readBody(request)
  if (text === 'gone') return
  if (text === 'too large') return sendPage(response, 413)
  const content = route.takesBody ? parsed(text) : { body: undefined }
  if (!content) return sendPage(response, 400)
  const call: Call = {
    at: clock.now(),
    operation: route.operation,
    id: route.id,
    body: content.body,
    username: concerned(route, content.body, account),
    outcome: 'pending',
    users: 0,
  }
  calls.push(call)
  if (request.headers['authorization-token'] !== reception.token) {
    return refuseToken(reception, call, response, 401, 'The access token is not valid')
  }
  await exchange(reception, call, route.needs, response)
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

/** Nothing is returned for what is no JSON in UTF-8. */
function parsed(bytes: Buffer): { readonly body: unknown } | undefined {
  try {
    return { body: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return undefined
  }
}

function concerned({ operation, id }: Routed, body: unknown, { users }: Account): string | undefined {
  const { user, user_id } = (body ?? {}) as {
    readonly user?: { readonly username?: unknown }
    readonly user_id?: unknown
  }
  if (operation === 'createUser') return typeof user?.username === 'string' ? user.username : undefined
  const userId = /associate$/.test(operation) ? idOf(user_id) : id
  return users.get(userId ?? -1)?.username
}
