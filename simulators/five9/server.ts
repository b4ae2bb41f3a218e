import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Clock, systemClock } from '../../src/work/clock.ts'
import { Access } from './access.ts'
import type { Call } from './call.ts'
import { CallCounters, type CallLimits, type CounterClass } from './counters.ts'
import type { Domain } from './domain/domain.ts'
import { makeDomain } from './domain/make-domain.ts'
import type { PatternSemantics } from './pattern.ts'
import { type Quirk, Quirks } from './quirks.ts'
import { type Reception, receive } from './reception.ts'

export interface Five9Options {
  /** What the server answers from. A made-up one of 25 users unless told. */
  readonly domain?: Domain
  /** Who may log in; must be a user of the domain. Its account in use unless told. */
  readonly username?: string
  readonly password?: string
  readonly clock?: Clock
  /** The data centre's offset from UTC in minutes, which calendar windows follow. Pacific standard time unless told. */
  readonly zoneOffset?: number
  /** Full match, case sensitive, unless told. */
  readonly pattern?: PatternSemantics
  /** Call limits in place of the vendor's defaults. */
  readonly limits?: Partial<Record<CounterClass, CallLimits>>
  readonly quirks?: readonly Quirk[]
  /** How wrong credentials are refused: an HTML page with HTTP 401, or InvalidAccountFault under HTTP 200. */
  readonly wrongCredentials?: 'page' | 'fault'
  /** What becomes of general fields that `modifyUser` does not send. They are kept unless told. */
  readonly leftOut?: 'kept' | 'reset'
  /** Awaited when a request has been read and before it takes effect. */
  readonly onCall?: (call: Call) => unknown
  /** Awaited when a call has taken effect, or has been refused, and before its answer goes out. */
  readonly onAnswer?: (call: Call) => unknown
}

/** A running simulation. */
export interface Five9 extends AsyncDisposable {
  /** `http://127.0.0.1:port`, without a path. */
  readonly url: string
  /** The address of version 13 of the service. */
  readonly endpoint: string
  readonly domain: Domain
  readonly username: string
  readonly password: string
  /** Every request so far, in the order of arrival. */
  readonly calls: readonly Call[]
  /** Replaces all quirks; those limited to the first calls count afresh. */
  set(quirks: readonly Quirk[]): void
  /** Cuts every connection and stops. Rejects with the first error of a hook or of the simulator itself. */
  close(): Promise<void>
}

/** Starts a Five9 configuration web service on a free port of 127.0.0.1. */
export async function startFive9(options: Five9Options = {}): Promise<Five9> {
  const domain = options.domain ?? makeDomain({ users: 25 })
  const username = options.username ?? domain.account
  const password = options.password ?? 'Made-Up-Pass-7'
  admit(domain, username, password)
  const clock = options.clock ?? systemClock
  const calls: Call[] = []
  const reception: Reception = {
    domain,
    clock,
    access: new Access(domain),
    counters: new CallCounters(clock, options.zoneOffset ?? -480, options.limits ?? {}),
    quirks: new Quirks(options.quirks ?? []),
    pattern: options.pattern ?? { match: 'full', case: 'sensitive' },
    leftOut: options.leftOut ?? 'kept',
    wrongCredentials: options.wrongCredentials ?? 'page',
    busy: new Set(),
    calls,
    onCall: options.onCall ?? (() => undefined),
    onAnswer: options.onAnswer ?? (() => undefined),
  }
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []
  const server = createServer((request, response) => {
    const done = receive(reception, request, response).catch((error: unknown) => {
      failures.push(error)
      response.destroy()
    })
    running.add(done)
    void done.then(() => running.delete(done))
  })
  const url = await listen(server)
  const close = async () => {
    await stop(server)
    await Promise.all(running)
    if (failures.length > 0) throw failures[0]
  }
  return {
    url,
    endpoint: `${url}/wsadmin/v13/AdminWebService`,
    domain,
    username,
    password,
    calls,
    set: quirks => reception.quirks.set(quirks),
    close,
    [Symbol.asyncDispose]: close,
  }
}

function admit(domain: Domain, userName: string, password: string): void {
  const user = domain.users.get(userName)
  if (!user) throw new Error(`${userName} is no user of the domain, so it cannot log in`)
  domain.put({ ...user, password })
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return
  await new Promise(resolve => {
    server.close(resolve)
    server.closeAllConnections()
  })
}
