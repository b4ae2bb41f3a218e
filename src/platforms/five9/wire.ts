import type { HttpClient } from '../../http/client.ts'
import type { HttpAnswer } from '../../http/request.ts'
import type { Failure } from '../../work/failure.ts'
import type { Pacer } from '../../work/pacer.ts'
import { refusesLogin } from './faults.ts'
import { Turns } from './turns.ts'

export interface WireOptions {
  readonly endpoint: URL
  readonly username: string
  readonly password: string
  readonly http: HttpClient
  readonly pacer: Pacer
  /** Milliseconds for one request and its whole answer. */
  readonly requestTimeout: number
}

/** An answer, and what must be called when it has been read or given up, so that the next request may go out. */
export interface Sent {
  readonly answer: HttpAnswer
  end(): void
}

/** Sends envelopes to the service, one at a time: Five9 refuses a second request of a user while the first is running. */
export class Wire {
  readonly #options: Omit<WireOptions, 'username' | 'password'>
  readonly #authorization: string
  /** Calls that count against a limit queue for the pacer here, so that a call is counted just before it is sent. */
  readonly #counted = new Turns()
  /** What is on its way to the server; the pacer itself may come here to read the counters. */
  readonly #sending = new Turns()
  #barred: Failure | undefined

  constructor(options: WireOptions) {
    const { username, password, ...rest } = options
    this.#options = rest
    this.#authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  }

  /**
   * Takes note of what an answer was. After a login that was refused nothing more is sent, since Five9 locks the
   * account after a few: every later request, and every one that waits, fails the same way.
   */
  note(failure: Failure): void {
    if (refusesLogin(failure)) this.#barred = failure
    if (failure.limit !== undefined) this.#options.pacer.refused(failure.limit)
  }

  /** @param counter the limit that the call counts against, if any */
  async send(envelope: string, counter: string | undefined, signal: AbortSignal): Promise<Sent> {
    const end = await this.#turn(counter, signal)
    try {
      if (this.#barred) throw this.#barred
      const { endpoint, http, requestTimeout } = this.#options
      const answer = await http.send({
        method: 'POST',
        url: endpoint,
        headers: {
          accept: 'text/xml',
          authorization: this.#authorization,
          'content-type': 'text/xml; charset=utf-8',
          soapaction: '""',
        },
        body: envelope,
        timeout: requestTimeout,
        signal,
      })
      return { answer, end }
    } catch (error) {
      end()
      throw error
    }
  }

  async #turn(counter: string | undefined, signal: AbortSignal): Promise<() => void> {
    if (counter === undefined) return this.#sending.take(signal)
    const endCounted = await this.#counted.take(signal)
    try {
      if (this.#barred) throw this.#barred
      await this.#options.pacer.take(counter, signal)
      const endSending = await this.#sending.take(signal)
      return () => {
        endSending()
        endCounted()
      }
    } catch (error) {
      endCounted()
      throw error
    }
  }
}
