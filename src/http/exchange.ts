import { type Agent, type ClientRequest, type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { pipeline, type Readable } from 'node:stream'
import { createUnzip } from 'node:zlib'
import { Failure } from '../work/failure.ts'
import { networkFailure } from './network-failure.ts'
import type { HttpAnswer, HttpRequest } from './request.ts'

type Stage = 'connecting' | 'sent' | 'answered'

/** One request and its answer, watched over by one timer and one signal from the first byte to the last. */
export class Exchange {
  readonly #request: HttpRequest
  readonly #outgoing: ClientRequest
  readonly #answer = Promise.withResolvers<HttpAnswer>()
  readonly #closed = Promise.withResolvers<void>()
  readonly #timer: NodeJS.Timeout
  #incoming: IncomingMessage | undefined
  /** `sent` when the whole request was handed to the operating system. */
  #stage: Stage = 'connecting'
  /** Why this side ended the exchange. */
  #stopped: { readonly reason: unknown } | undefined

  constructor(request: HttpRequest, agent: Agent) {
    this.#request = request
    const { url, method, timeout, signal, body } = request
    this.#timer = setTimeout(() => this.#stop(this.#late()), timeout)
    signal.addEventListener('abort', this.#onAbort, { once: true })
    const open = url.protocol === 'https:' ? requestSecure : requestPlain
    const headers = { ...request.headers, 'accept-encoding': 'gzip, deflate' }
    this.#outgoing = open(url, { method, headers, agent })
    this.#outgoing.once('finish', () => {
      if (this.#stage === 'connecting') this.#stage = 'sent'
    })
    // Stays on: a socket that arrives after the exchange was stopped still reports errors here.
    this.#outgoing.on('error', error => this.#fail(error))
    this.#outgoing.once('response', incoming => this.#receive(incoming))
    this.#outgoing.end(body)
  }

  /** Resolves when the headers have come. */
  get answer(): Promise<HttpAnswer> {
    return this.#answer.promise
  }

  readonly #onAbort = () => this.#stop(this.#request.signal.reason)

  #stop(reason: unknown): void {
    this.#stopped ??= { reason }
    // Before a socket exists, `destroy` is not reported by any event.
    this.#answer.reject(reason)
    if (this.#incoming) this.#incoming.destroy()
    else {
      this.#outgoing.destroy()
      this.#close()
    }
  }

  #fail(error: unknown): void {
    this.#answer.reject(this.#translated(error))
    this.#close()
  }

  #close(): void {
    clearTimeout(this.#timer)
    this.#request.signal.removeEventListener('abort', this.#onAbort)
    this.#closed.resolve()
  }

  #receive(incoming: IncomingMessage): void {
    this.#incoming = incoming
    this.#stage = 'answered'
    incoming.once('close', () => this.#close())
    const body = this.#decoded(incoming)
    if (!body) {
      const encoding = JSON.stringify(incoming.headers['content-encoding'])
      const message = `${this.#host} answers in an encoding that was not asked for: ${encoding}.`
      this.#stop(
        new Failure('fatal', message, { code: 'ContentEncoding', effectUnknown: this.#mayHaveActed }),
      )
      return
    }
    this.#answer.resolve({
      status: incoming.statusCode ?? 0,
      headers: incoming.headers,
      body: this.#read(body),
      text: limit => this.#text(body, limit),
      discard: () => this.#stop(new Failure('rejected', 'The answer was discarded.', { code: 'Discarded' })),
      closed: this.#closed.promise,
    })
  }

  /** The body without its compression; `undefined` when that is unknown. */
  #decoded(incoming: IncomingMessage): Readable | undefined {
    const encoding = incoming.headers['content-encoding']?.trim().toLowerCase() ?? ''
    if (encoding === '' || encoding === 'identity') return incoming
    if (!['gzip', 'x-gzip', 'deflate'].includes(encoding)) return undefined
    // What breaks here is thrown where the decompressed body is read.
    return pipeline(incoming, createUnzip(), () => undefined)
  }

  async *#read(body: Readable): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for await (const chunk of body) yield chunk as Uint8Array
    } catch (error) {
      throw this.#translated(error)
    }
  }

  async #text(body: Readable, limit: number): Promise<string> {
    const chunks: Uint8Array[] = []
    let length = 0
    for await (const chunk of this.#read(body)) {
      length += chunk.length
      if (length > limit) {
        const message = `The answer of ${this.#host} is longer than ${limit} bytes.`
        throw new Failure('rejected', message, { code: 'OversizedAnswer', effectUnknown: this.#mayHaveActed })
      }
      chunks.push(chunk)
    }
    return Buffer.concat(chunks).toString('utf8')
  }

  #translated(error: unknown): unknown {
    return this.#stopped ? this.#stopped.reason : networkFailure(error, this.#host, this.#mayHaveActed)
  }

  #late(): Failure {
    const what = {
      connecting: `${this.#host} had not taken the request`,
      sent: `${this.#host} had not begun to answer`,
      answered: `The answer of ${this.#host} was not whole`,
    }
    const message = `${what[this.#stage]} after ${this.#request.timeout / 1000} s.`
    return new Failure('timeout', message, { code: 'Timeout', effectUnknown: this.#mayHaveActed })
  }

  /** Whether the server may have done what was asked; a GET asks for nothing to be done. */
  get #mayHaveActed(): boolean {
    return this.#stage !== 'connecting' && this.#request.method !== 'GET'
  }

  get #host(): string {
    return this.#request.url.host
  }
}
