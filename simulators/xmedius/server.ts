import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Clock, systemClock } from '../../src/work/clock.ts'
import type { Account } from './account/account.ts'
import { makeAccount } from './account/make-account.ts'
import type { Call } from './call.ts'
import type { Service } from './exchange.ts'
import { type Quirk, Quirks } from './quirks.ts'
import { type Reception, receive } from './reception.ts'
import type { Permission } from './routes.ts'

export interface XMediusOptions
  extends Partial<Pick<Service, 'leftOut' | 'repeats' | 'refusals' | 'tokenRefusals'>> {
  /** What the server answers from. A made-up one of 25 users unless told. */
  readonly account?: Account
  readonly token?: string
  /** What the token may do. All unless told; with `Manage users` alone users can be created, and not be seen. */
  readonly permissions?: readonly Permission[]
  readonly clock?: Clock
  readonly quirks?: readonly Quirk[]
  /** Awaited when a request has been read and before it takes effect. */
  readonly onCall?: (call: Call) => unknown
  /** Awaited when a call has taken effect, or has been refused, and before its answer goes out. */
  readonly onAnswer?: (call: Call) => unknown
}

/** A running simulation. */
export interface XMedius extends AsyncDisposable {
  /** The portal: `http://127.0.0.1:port`, without a path. */
  readonly url: string
  readonly account: Account
  readonly token: string
  /** Every request to an operation so far, in the order of arrival. */
  readonly calls: readonly Call[]
  /** Replaces all quirks; those limited to the first calls count afresh. */
  set(quirks: readonly Quirk[]): void
  /** Cuts every connection and stops. Rejects with the first error of a hook or of the simulator itself. */
  close(): Promise<void>
}

/** Starts a portal of XMedius Cloud on a free port of 127.0.0.1. */
export async function startXMedius(options: XMediusOptions = {}): Promise<XMedius> {
  const account = options.account ?? makeAccount({ users: 25 })
  const token = options.token ?? 'made-up-access-token-7f3a'
  const calls: Call[] = []
  const reception: Reception = {
    ...{ account, token, calls },
    permissions: options.permissions ?? ['Manage users', 'Query user directory'],
    clock: options.clock ?? systemClock,
    quirks: new Quirks(options.quirks ?? []),
    leftOut: options.leftOut ?? 'emptied',
    repeats: options.repeats ?? 'refused',
    refusals: options.refusals ?? 'under 200',
    tokenRefusals: options.tokenRefusals ?? 'by status',
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
    ...{ url, account, token, calls, close },
    set: quirks => reception.quirks.set(quirks),
    [Symbol.asyncDispose]: close,
  }
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
