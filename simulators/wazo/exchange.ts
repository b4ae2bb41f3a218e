import type { ServerResponse } from 'node:http'
import { admit } from './access.ts'
import type { Call } from './call.ts'
import { closed, sendAnswer } from './delivery.ts'
import { frontPage, unknownPage } from './pages.ts'
import type { Quirks } from './quirks.ts'
import { Refusal } from './refusal.ts'
import type { Match, Router, Service } from './routing.ts'
import type { Answer, Request, World } from './world.ts'

/** Everything that the exchanges of one server share. */
export interface Services {
  readonly world: World
  readonly routers: Readonly<Record<Service, Router>>
  readonly quirks: Quirks
  readonly calls: Call[]
  /** Whether the front speaks TLS. */
  readonly secure: boolean
  readonly onCall: (call: Call) => unknown
  readonly onAnswer: (call: Call) => unknown
}

/** A request that has been read, on its way to a route. */
export interface Exchange {
  readonly call: Call
  readonly service: Service
  readonly front: boolean
  readonly match: Match
  readonly asked: Omit<Request, 'tenant' | 'below'>
}

/** Milliseconds after which the front gives up on a service; the service goes on. */
const patience = { import: 1_800_000, other: 180_000 }

/** Answers one request. What its caller does meanwhile changes nothing about its effect. */
export async function exchange(services: Services, one: Exchange, response: ServerResponse): Promise<void> {
  const { call } = one
  await services.onCall(call)
  if (await obstructed(services, call, response, 'before')) return
  const work = answerTo(services, one)
  const late = await unlessDone(services, one, work)
  if (late) deliver(one, response, late)
  const answer = await work
  await services.onAnswer(call)
  if (late || (await obstructed(services, call, response, 'after'))) return
  deliver(one, response, answer)
}

function deliver({ call }: Exchange, response: ServerResponse, answer: Answer): void {
  call.outcome = answer.status
  sendAnswer(response, answer)
}

/** The page of the front, where it loses patience with a service that is still at work. */
async function unlessDone(
  { world }: Services,
  { front, call }: Exchange,
  work: Promise<Answer>,
): Promise<Answer | undefined> {
  const settled = work.then(
    () => undefined,
    () => undefined,
  )
  const atOnce = await Promise.race([settled.then(() => true), new Promise(resolve => setImmediate(resolve))])
  if (atOnce || !front) return undefined
  const done = new AbortController()
  const limit = call.route === 'POST confd/users/import' ? patience.import : patience.other
  const late = world.clock.sleep(limit, done.signal).then(
    () => frontPage(504),
    () => undefined,
  )
  const answer = await Promise.race([settled, late])
  done.abort()
  return answer
}

async function answerTo({ world, quirks }: Services, one: Exchange): Promise<Answer> {
  const slow = quirks.strike('slow', one.call)
  if (slow) await world.clock.sleep(slow.ms, world.closing)
  try {
    return await answered(world, one)
  } catch (error) {
    if (error instanceof Refusal) return error.answer
    throw error
  }
}

function answered(world: World, { service, match, asked }: Exchange): Answer | Promise<Answer> {
  if (!match) return unknownPage
  if ('allowed' in match) return notAllowed(asked.method, match.allowed)
  return match.route.handle(world, { ...asked, ...admit(world, service, match.route, asked) })
}

function notAllowed(method: string, methods: readonly string[]): Answer {
  const allow = methods.join(', ')
  if (method === 'OPTIONS') {
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8', allow }, body: '' }
  }
  const message = 'The method is not allowed for the requested URL.'
  return { status: 405, headers: { allow }, body: { message } }
}

/** Carries out the quirks that keep an answer from being sent, and tells whether one did. */
async function obstructed(
  { quirks }: Services,
  call: Call,
  response: ServerResponse,
  phase: 'before' | 'after',
): Promise<boolean> {
  const now = (quirk: { phase?: 'before' | 'after' }) => (quirk.phase ?? 'before') === phase
  const page = quirks.strike('page', call, now)
  if (page) {
    call.outcome = page.status
    sendAnswer(response, frontPage(page.status))
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
