import type { ServerResponse } from 'node:http'
import type { Clock } from '../../src/work/clock.ts'
import type { Access } from './access.ts'
import type { Call } from './call.ts'
import { DeclaredFault, type FaultName, fault, StackFault } from './contract/faults.ts'
import type { Field } from './contract/fields.ts'
import { type Operation, type OperationName, operations } from './contract/operations.ts'
import type { CallCounters } from './counters.ts'
import { sendAnswer, sendFault, sendPage, sendTruncated } from './delivery.ts'
import type { Domain } from './domain/domain.ts'
import type { Effect, Quirks } from './quirks.ts'
import { perform } from './rules/behaviours.ts'
import type { Rows, World } from './rules/world.ts'
import { writeAnswer, writeFault, writeStackFault } from './soap/write.ts'

/** Everything that the exchanges of one server share. */
export interface Service extends Pick<World, 'pattern' | 'leftOut'> {
  readonly domain: Domain
  readonly clock: Clock
  readonly access: Access
  readonly counters: CallCounters
  readonly quirks: Quirks
  /** User names with a request in flight. */
  readonly busy: Set<string>
  readonly onCall: (call: Call) => unknown
  readonly onAnswer: (call: Call) => unknown
}

/** A request that has been read, up to where it could be. */
export interface Incoming {
  readonly call: Call
  readonly namespace: string
  /** What was wrong with the request, if it could not be read. */
  readonly unreadable: StackFault | undefined
}

type Answer = { readonly returned: unknown } | { readonly refusal: DeclaredFault | StackFault }

/** Serves a request whose credentials are right: one at a time per user, as the service does. */
export async function exchange(
  service: Service,
  incoming: Incoming,
  response: ServerResponse,
): Promise<void> {
  const { call } = incoming
  if (service.busy.has(call.account)) {
    const why = `User ${call.account} is already logged in and has a request in progress`
    return refuse(service, incoming, response, fault('UserAlreadyLoggedInFault', why))
  }
  service.busy.add(call.account)
  try {
    await serve(service, incoming, response)
  } finally {
    service.busy.delete(call.account)
  }
}

/** Sends a refusal: with its detail where the operation declares it, plain where it does not. */
export function refuse(
  { quirks }: Service,
  { call, namespace }: Incoming,
  response: ServerResponse,
  refusal: DeclaredFault | StackFault,
  status = quirks.strike('faultsUnder200', call) ? 200 : 500,
): void {
  if (refusal instanceof DeclaredFault && call.operation && declares(call.operation, refusal.fault)) {
    call.outcome = refusal.fault
    sendFault(response, status, writeFault(refusal, namespace))
  } else {
    call.outcome = 'stack fault'
    const code = refusal instanceof StackFault ? refusal.code : 'Server'
    sendFault(response, status, writeStackFault({ code, message: refusal.message }))
  }
}

async function serve(service: Service, incoming: Incoming, response: ServerResponse): Promise<void> {
  const { call, unreadable } = incoming
  if (unreadable || !call.operation) {
    return refuse(service, incoming, response, unreadable ?? new StackFault('Client', 'No operation'))
  }
  await service.onCall(call)
  if (await obstructed(service, call, response, 'before')) return
  const answer = await answerTo(service, call, call.operation, response)
  if (!answer) return
  await service.onAnswer(call)
  if (await obstructed(service, call, response, 'after')) return
  if ('refusal' in answer) return refuse(service, incoming, response, answer.refusal)
  await deliver(service, incoming, operations[call.operation], response, answer.returned)
}

/** Nothing is returned when no answer must be sent: the call hangs, or the caller has left. */
async function answerTo(
  service: Service,
  call: Call,
  operation: OperationName,
  response: ServerResponse,
): Promise<Answer | undefined> {
  try {
    const injected = service.quirks.strike('fault', call, quirk => declares(operation, quirk.fault))
    // A call refused for its limit is not counted; the others are.
    if (injected?.fault === 'OperationsLimitExceededFault') throw asFault(injected)
    const contract: Operation = operations[operation]
    service.access.authorise(call.account, contract)
    if (contract.counter !== 'none') service.counters.take(call.account, contract.counter)
    if (injected) throw asFault(injected)
    const slow = service.quirks.strike('slow', call)
    if (slow && !(await slept(service.clock, slow.ms, response))) return undefined
    const padEmail = service.quirks.strike('paddedEmail', call) !== undefined
    const returned = performed(operation, call.request, { ...service, account: call.account, padEmail })
    call.users = usersIn(contract, returned)
    return { returned }
  } catch (refusal) {
    if (refusal instanceof DeclaredFault) return { refusal }
    throw refusal
  }
}

/** A rule that refuses a call with a fault its operation does not declare is a mistake of the simulator. */
function performed(operation: OperationName, request: object, world: World): unknown {
  try {
    return perform(operation, request, world)
  } catch (refusal) {
    if (!(refusal instanceof DeclaredFault) || declares(operation, refusal.fault)) throw refusal
    throw new Error(`${operation} does not declare ${refusal.fault}`, { cause: refusal })
  }
}

/** Carries out the quirks that keep an answer from being sent, and tells whether one did. */
async function obstructed(
  { quirks }: Service,
  call: Call,
  response: ServerResponse,
  phase: 'before' | 'after',
): Promise<boolean> {
  const now = (quirk: { phase?: 'before' | 'after' }) => (quirk.phase ?? 'before') === phase
  const page = quirks.strike('page', call, now)
  if (page) {
    call.outcome = `HTTP ${page.status}`
    sendPage(response, page.status)
    return true
  }
  if (quirks.strike('reset', call, now)) {
    call.outcome = 'reset'
    response.socket?.resetAndDestroy()
    return true
  }
  const tooMany = phase === 'after' && quirks.strike('overload', call, ({ users }) => call.users > users)
  if (!tooMany && !quirks.strike('hang', call, now)) return false
  call.outcome = 'hang'
  await closed(response)
  return true
}

async function deliver(
  { quirks }: Service,
  { call, namespace }: Incoming,
  contract: Operation,
  response: ServerResponse,
  returned: unknown,
): Promise<void> {
  call.outcome = 'answered'
  const parts = writeAnswer(call.operation, namespace, contract.response, returned)
  const cut = quirks.strike('truncated', call)
  if (!cut) return sendAnswer(response, parts, quirks.strike('chunked', call) !== undefined)
  if (await sendTruncated(response, parts, cut)) call.outcome = 'truncated'
}

function declares(operation: OperationName, name: FaultName): boolean {
  const declared: readonly FaultName[] = operations[operation].faults
  return declared.includes(name)
}

function asFault(quirk: Extract<Effect, { effect: 'fault' }>): DeclaredFault {
  return new DeclaredFault(quirk.fault, quirk.message ?? 'This fault was asked for', quirk.detail ?? {})
}

function usersIn({ response }: Operation, returned: unknown): number {
  const field: Field | undefined = response.return
  if (field?.type !== 'userInfo' && field?.type !== 'userGeneralInfo') return 0
  return field.many ? (returned as Rows<unknown>).length : 1
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
