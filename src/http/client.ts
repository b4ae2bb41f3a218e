import type { Agent } from 'node:https'
import { HttpClient as Toolkit } from '@actions/http-client'
import { type Clock, systemClock } from '../work/clock.ts'
import { Exchange } from './exchange.ts'
import type { HttpAnswer, HttpRequest } from './request.ts'

export interface HttpClientOptions {
  readonly clock?: Clock
  /** PEM: the certificate authorities to trust, in place of those that Node trusts. */
  readonly ca?: string
}

/**
 * Sends requests to one server: through the proxy that the environment names, over connections that are kept alive,
 * and never on to where a redirect points.
 */
export class HttpClient {
  readonly #clock: Clock
  readonly #ca: string | undefined
  readonly #agents = new Map<string, Agent>()
  #requests = 0
  /** Milliseconds by which the server's clock is ahead of ours. */
  #skew = 0

  constructor(options: HttpClientOptions = {}) {
    this.#clock = options.clock ?? systemClock
    this.#ca = options.ca
  }

  /** Requests sent so far, answered or not. */
  get requests(): number {
    return this.#requests
  }

  /**
   * The server's time in milliseconds since the epoch, good to about a second: its last answer's `Date` header, carried
   * on by our clock. Our own time before the first answer.
   */
  serverNow(): number {
    return this.#clock.now() + this.#skew
  }

  /**
   * Resolves with the answer, of any status, when its headers have come. Rejects with a `Failure` when there is none:
   * `timeout`, `transient`, or `fatal` for a certificate that is not trusted; with the signal's reason when it aborts.
   */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    request.signal.throwIfAborted()
    const agent = this.#agentFor(request.url)
    this.#requests += 1
    const answer = await new Exchange(request, agent).answer
    this.#readClock(answer.headers.date)
    return answer
  }

  #readClock(date: string | undefined): void {
    // The header leaves out the fraction of the second: half a second on average.
    const server = Date.parse(date ?? '') + 500
    if (!Number.isNaN(server)) this.#skew = server - this.#clock.now()
  }

  #agentFor(url: URL): Agent {
    const known = this.#agents.get(url.origin)
    if (known) return known
    const agent = this.#createAgent(url)
    this.#agents.set(url.origin, agent)
    return agent
  }

  #createAgent(url: URL): Agent {
    const agent = new Toolkit('rollcall', [], { keepAlive: true }).getAgent(url.href) as Agent
    // The one place from which the plain agent and the proxy's tunnel both take it.
    if (this.#ca !== undefined) agent.options.ca = this.#ca
    return agent
  }
}
