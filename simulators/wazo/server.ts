import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { type Clock, systemClock } from '../../src/work/clock.ts'
import { createAccount } from './auth/accounts.ts'
import { authRoutes } from './auth/routes.ts'
import { issueToken } from './auth/tokens.ts'
import type { Call } from './call.ts'
import { confdRoutes } from './confd/routes.ts'
import type { Services } from './exchange.ts'
import { type Quirk, Quirks } from './quirks.ts'
import { receive } from './reception.ts'
import { Router } from './routing.ts'
import type { Account, State } from './state.ts'
import { makeTenant } from './tenant/make-tenant.ts'
import { newState } from './tenant/new-state.ts'
import type { World } from './world.ts'

export interface WazoOptions {
  /** What the server answers from, as `newState` makes it. A made-up one with a tenant of 25 users unless told. */
  readonly state?: State
  /** Who may log in, with every right in every tenant. */
  readonly username?: string
  readonly password?: string
  readonly clock?: Clock
  /** The front speaks TLS with this key and certificate, both PEM. */
  readonly tls?: { readonly key: string; readonly cert: string }
  /** Imports take as long as they do in reality, by the clock. They take no time unless told. */
  readonly measured?: boolean
  readonly quirks?: readonly Quirk[]
  /** Awaited when a request has been read and before it takes effect. */
  readonly onCall?: (call: Call) => unknown
  /** Awaited when a call has taken effect, or has been refused, and before its answer goes out. */
  readonly onAnswer?: (call: Call) => unknown
}

export interface TokenOptions {
  /** What it allows; everything unless told. */
  readonly acl?: readonly string[]
  /** Seconds until it expires; two hours unless told. */
  readonly expiration?: number
}

/** A running simulation. */
export interface Wazo extends AsyncDisposable {
  /** The product's front, `http://127.0.0.1:port`: below it lie `/api/confd/1.1` and `/api/auth/0.1`. */
  readonly url: string
  readonly state: State
  readonly username: string
  readonly password: string
  /** Every request so far, in the order of arrival. */
  readonly calls: readonly Call[]
  /** A token of the administrator. */
  token(options?: TokenOptions): string
  /** Replaces all quirks; those limited to the first calls count afresh. */
  set(quirks: readonly Quirk[]): void
  /** Cuts every connection, gives up what is still at work and stops. Rejects with the first error of a hook or of the simulator itself. */
  close(): Promise<void>
}

/** Starts a Wazo Platform on a free port of 127.0.0.1. */
export async function startWazo(options: WazoOptions = {}): Promise<Wazo> {
  const state = options.state ?? stateOfOneTenant()
  const username = options.username ?? 'rollcall.api'
  const password = options.password ?? 'Made-Up-Pass-7'
  const clock = options.clock ?? systemClock
  const closing = new AbortController()
  const world: World = { state, clock, measured: options.measured ?? false, closing: closing.signal }
  const administrator = admit(world, username, password)
  const calls: Call[] = []
  const services: Services = {
    world,
    routers: { confd: new Router(confdRoutes), auth: new Router(authRoutes) },
    quirks: new Quirks(options.quirks ?? []),
    calls,
    secure: options.tls !== undefined,
    onCall: options.onCall ?? (() => undefined),
    onAnswer: options.onAnswer ?? (() => undefined),
  }
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []
  const listener: RequestListener = (request, response) => {
    const done = receive(services, request, response).catch((error: unknown) => {
      if (!closing.signal.aborted) failures.push(error)
      response.destroy()
    })
    running.add(done)
    void done.then(() => running.delete(done))
  }
  const server = options.tls ? createSecureServer(options.tls, listener) : createServer(listener)
  const port = await listen(server)
  const close = async () => {
    closing.abort()
    await stop(server)
    await Promise.all(running)
    if (failures.length > 0) throw failures[0]
  }
  return {
    url: `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    state,
    username,
    password,
    calls,
    token: wanted => {
      const { token } = issueToken(world, administrator, wanted?.expiration)
      if (wanted?.acl) state.tokens.change(token, { acl: wanted.acl })
      return token
    },
    set: quirks => services.quirks.set(quirks),
    close,
    [Symbol.asyncDispose]: close,
  }
}

function stateOfOneTenant(): State {
  const state = newState()
  makeTenant(state, { users: 25 })
  return state
}

/** Makes the account that may do everything, in the tenant above all others. */
function admit(world: World, username: string, password: string): Account {
  const { state } = world
  const tenant_uuid = state.topTenant.uuid
  const uuid = state.make.uuid()
  const fields = { name: 'administrators', slug: 'administrators', description: null, acl: ['#'] }
  state.policies.put({ uuid, tenant_uuid, ...fields })
  const account = createAccount(world, state.topTenant, { username, password, purpose: 'internal' })
  return state.accounts.change(account.uuid, { policy_uuids: [uuid] })
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  return (server.address() as AddressInfo).port
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return
  await new Promise(resolve => {
    server.close(resolve)
    server.closeAllConnections()
  })
}
