import type { IncomingMessage } from 'node:http'
import { HttpClient } from '../../../../src/http/client.ts'
import { WazoClient, type WazoClientOptions } from '../../../../src/platforms/wazo/client.ts'
import { type Loopback, serve } from '../../../http/loopback.ts'
import { InstantClock } from '../../../work/instant-clock.ts'

export interface Received {
  readonly method: string
  /** With its query, below the server. */
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface Scripted {
  readonly status: number
  readonly type?: string
  /** A text goes as it stands, anything else as JSON. */
  readonly body?: unknown
}

/** A server that answers what it is told to, and keeps what it was asked. */
export class ScriptedServer implements AsyncDisposable {
  readonly received: readonly Received[]
  readonly clock = new InstantClock()
  readonly #loopback: Loopback

  private constructor(loopback: Loopback, received: Received[]) {
    this.#loopback = loopback
    this.received = received
  }

  /** @param answer what each request is answered with */
  static async start(answer: (request: Received) => Scripted): Promise<ScriptedServer> {
    const received: Received[] = []
    const loopback = await serve(async (incoming, outgoing) => {
      const { method = '', url = '', headers } = incoming
      const body = Buffer.concat(await Array.fromAsync(incoming)).toString()
      const request = { method, path: url, headers, body }
      received.push(request)
      const { status, type = 'application/json', body: said = '' } = answer(request)
      outgoing.writeHead(status, { 'content-type': type })
      outgoing.end(typeof said === 'string' ? said : JSON.stringify(said))
    })
    return new ScriptedServer(loopback, received)
  }

  get url(): URL {
    return this.#loopback.url
  }

  client(options: Partial<WazoClientOptions> = {}): WazoClient {
    const { clock } = this
    return new WazoClient({
      ...{ server: this.url, tenant, login: { token }, http: new HttpClient({ clock }), clock },
      requestTimeout: 5_000,
      ...options,
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#loopback[Symbol.asyncDispose]()
  }
}

export const tenant = 'b7c3f2f0-52c4-4f0e-9b1d-1f6f3a7c2d10'
export const token = '5f0c9a5e-1d2b-4c3a-8e7f-6a5b4c3d2e1f'

export const { signal } = new AbortController()

/** What a promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    value => new Error(`it did not fail: ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  )
}
