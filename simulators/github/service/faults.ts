import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Method } from './requests.ts'

/** What a fault can be switched on for: a Twirp method, or moving the bytes of a cache or artifact. */
export type Operation = Method | 'UploadBlob' | 'DownloadBlob'

/**
 * What goes wrong: an HTTP status with a Twirp error body (and a message the toolkit may know, such as
 * `insufficient usage`), no answer until the service closes, a TCP reset, or a 200 whose body is not JSON.
 */
export type Fault = { readonly status: number; readonly message?: string } | 'hang' | 'reset' | 'malformed'

/** Switches for faults of the service, one for each operation. */
export class Faults {
  readonly #active = new Map<Operation, { fault: Fault; left: number }>()

  /** Makes an operation fail: the next `times` requests, or all of them until `clear`. */
  set(operation: Operation, fault: Fault, options: { times?: number } = {}): void {
    this.#active.set(operation, { fault, left: options.times ?? Number.POSITIVE_INFINITY })
  }

  /** Ends the faults of one operation, or all faults. */
  clear(operation?: Operation): void {
    if (operation === undefined) this.#active.clear()
    else this.#active.delete(operation)
  }

  /** Takes one use of the operation's fault, if it has one left. */
  take(operation: Operation): Fault | undefined {
    const active = this.#active.get(operation)
    if (active === undefined || active.left <= 0) return undefined
    active.left -= 1
    return active.fault
  }
}

/** Answers a request the way the fault says. */
export function answerWithFault(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  // The body is read and thrown away, so that the client gets to see the answer.
  request.resume()
  if (fault === 'hang') return
  if (fault === 'reset') {
    request.socket.resetAndDestroy()
  } else if (fault === 'malformed') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Unicorn!</html>')
  } else {
    response.writeHead(fault.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ code: 'unavailable', msg: fault.message ?? 'simulated fault' }))
  }
}
