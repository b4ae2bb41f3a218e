import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Route } from './routes.ts'

/**
 * What goes wrong: a status with a message (as JSON) or a page (as HTML), no answer until the service closes, a TCP
 * reset, or a 200 that is a page.
 */
export type RestFault =
  | {
      readonly status: number
      readonly message?: string
      readonly headers?: Readonly<Record<string, string>>
    }
  | 'hang'
  | 'reset'
  | 'malformed'

export interface FaultOptions {
  /** Default: until it is cleared. */
  readonly times?: number
  /** `after`: the call takes effect, and only its answer is lost. Default `before`. */
  readonly phase?: 'before' | 'after'
}

/** Switches for faults of the API, one for each route. */
export class RestFaults {
  readonly #active = new Map<Route, { fault: RestFault; left: number; phase: 'before' | 'after' }>()

  set(
    route: Route,
    fault: RestFault,
    { times = Number.POSITIVE_INFINITY, phase = 'before' }: FaultOptions = {},
  ): void {
    this.#active.set(route, { fault, left: times, phase })
  }

  /** Ends the faults of one route, or all faults. */
  clear(route?: Route): void {
    if (route === undefined) this.#active.clear()
    else this.#active.delete(route)
  }

  /** Takes one use of the route's fault, if it has one left for this phase. */
  take(route: Route, phase: 'before' | 'after'): RestFault | undefined {
    const active = this.#active.get(route)
    if (active === undefined || active.left <= 0 || active.phase !== phase) return undefined
    active.left -= 1
    return active.fault
  }
}

/** Answers a request the way the fault says. */
export function answerWithFault(fault: RestFault, request: IncomingMessage, response: ServerResponse): void {
  if (fault === 'hang') return
  if (fault === 'reset') request.socket.resetAndDestroy()
  else if (fault === 'malformed' || fault.message === undefined) {
    const status = fault === 'malformed' ? 200 : fault.status
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end('<html>Unicorn!</html>')
  } else {
    const headers = { 'content-type': 'application/json; charset=utf-8', ...fault.headers }
    response.writeHead(fault.status, headers).end(JSON.stringify({ message: fault.message }))
  }
}
