import type { ServerResponse } from 'node:http'
import type { Clock } from '../../src/work/clock.ts'
import type { Call } from './call.ts'
import { sendElsewhere, sendJson, sendPage, sendTruncated } from './delivery.ts'
import type { Quirks } from './quirks.ts'
import type { Permission } from './routes.ts'
import { perform } from './rules/behaviours.ts'
import { BadRequest, Refusal } from './rules/refusal.ts'
import type { World } from './rules/world.ts'

/** Everything that the exchanges of one server share. */
export interface Service extends World {
  readonly clock: Clock
  readonly quirks: Quirks
  readonly permissions: readonly Permission[]
  /** Whether refusals of what was asked travel under HTTP 200 or under a status of their own. */
  readonly refusals: 'under 200' | 'by status'
  /** The same for refusals of the token. */
  readonly tokenRefusals: 'under 200' | 'by status'
  readonly onCall: (call: Call) => unknown
  readonly onAnswer: (call: Call) => unknown
}

type Answer = { readonly data: unknown } | { readonly refusal: Refusal | BadRequest }

/** Serves a request whose token is known. */
export async function exchange(
  service: Service,
  call: Call,
  needs: Permission,
  response: ServerResponse,
): Promise<void> {
  await service.onCall(call)
  if (await obstructed(service, call, response, 'before')) return
  if (!service.permissions.includes(needs)) {
    return refuseToken(service, call, response, 403, `The access token lacks the permission ${needs}`)
  }
  const answer = await answerTo(service, call, response)
  if (!answer) return
  await service.onAnswer(call)
  if (await obstructed(service, call, response, 'after')) return
  if ('refusal' in answer) return refuse(service, call, response, answer.refusal)
  deliver(service, call, response, answer.data)
}

/** Sends a refusal of the token: unknown (401), or without the permission (403). */
export function refuseToken(
  { tokenRefusals }: Service,
  call: Call,
  response: ServerResponse,
  status: 401 | 403,
  token: string,
): void {
  call.outcome = `HTTP ${status}`
  sendJson(response, tokenRefusals === 'by status' ? status : 200, { result: false, errors: { token } })
}

/** Nothing is returned when the caller has left. */
async function answerTo(service: Service, call: Call, response: ServerResponse): Promise<Answer | undefined> {
  const slow = service.quirks.strike('slow', call)
  if (slow && !(await slept(service.clock, slow.ms, response))) return undefined
  try {
    const data = perform(call.operation, call, service)
    if (call.operation === 'listUsers') call.users = (data as readonly unknown[]).length
    if (call.operation === 'readUser') call.users = 1
    return { data }
  } catch (refusal) {
    if (refusal instanceof Refusal || refusal instanceof BadRequest) return { refusal }
    throw refusal
  }
}

function refuse(service: Service, call: Call, response: ServerResponse, refusal: Refusal | BadRequest): void {
  if (refusal instanceof BadRequest) {
    call.outcome = 'HTTP 400'
    sendPage(response, 400)
  } else {
    call.outcome = 'refused'
    const { status, errors } = refusal
    sendJson(response, service.refusals === 'by status' ? status : 200, { result: false, errors })
  }
}

function deliver({ quirks }: Service, call: Call, response: ServerResponse, data: unknown): void {
  call.outcome = 'answered'
  if (quirks.strike('paged', call)) response.setHeader('Link', '<?page=2>; rel="next"')
  const writes = !/^(?:list|read)/.test(call.operation)
  const content = { result: true, ...(data !== undefined && { data }), ...(writes && { errors: {} }) }
  const cut = quirks.strike('truncated', call)
  if (!cut) sendJson(response, 200, content)
  else if (sendTruncated(response, content, cut)) call.outcome = 'truncated'
}

/** Carries out the quirks that take the place of the answer, and tells whether one did. */
async function obstructed(
  { quirks }: Service,
  call: Call,
  response: ServerResponse,
  phase: 'before' | 'after',
): Promise<boolean> {
  const now = (quirk: { phase?: 'before' | 'after' }) => (quirk.phase ?? 'before') === phase
  const refusal = quirks.strike('refusal', call, now)
  if (refusal) {
    call.outcome = 'refused'
    sendJson(response, refusal.status ?? 200, { result: false, errors: refusal.errors })
    return true
  }
  const page = quirks.strike('page', call, now)
  if (page) {
    call.outcome = `HTTP ${page.status}`
    sendPage(response, page.status)
    return true
  }
  const redirect = quirks.strike('redirect', call, now)
  if (redirect) {
    const { status = 302, location = 'https://portal.example.com/login' } = redirect
    call.outcome = `HTTP ${status}`
    sendElsewhere(response, status, location)
    return true
  }
  if (quirks.strike('reset', call, now)) {
    call.outcome = 'reset'
    response.socket?.resetAndDestroy()
    return true
  }
  if (!quirks.strike('hang', call, now)) return false
  call.outcome = 'hang'
  await closed(response)
  return true
}

/** Resolves to false when the caller left before the time was over. */
async function slept(clock: Clock, ms: number, response: ServerResponse): Promise<boolean> {
  const gone = new AbortController()
  const leave = () => gone.abort()
  response.once('close', leave)
  try {
    await clock.sleep(ms, gone.signal)
    return true
  } catch (error) {
    if (gone.signal.aborted) return false
    throw error
  } finally {
    response.off('close', leave)
  }
}

async function closed(response: ServerResponse): Promise<void> {
  if (response.closed) return
  await new Promise(resolve => response.once('close', resolve))
}
