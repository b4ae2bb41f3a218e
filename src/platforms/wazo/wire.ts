import type { HttpClient } from '../../http/client.ts'
import { Failure } from '../../work/failure.ts'

/** The two services of a Wazo server that users live in. */
export type ServiceName = 'confd' | 'auth'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** A request, as yet without login. */
export interface Call {
  readonly service: ServiceName
  readonly method: Method
  /** Below the version of the service: `/users/import`. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** What is sent: a text as CSV, anything else as JSON. */
  readonly body?: unknown
  /** Texts that are sent and must not come back in a message. */
  readonly secrets?: readonly string[]
}

/** Whether it changes what users have: a token that was made and is not known ends by itself. */
export function writes({ method, path }: Call): boolean {
  return method !== 'GET' && !path.startsWith('/token')
}

/** An answer of whatever status, read to its end. */
export interface Answer {
  readonly status: number
  /** Of the body, in lower case; empty where the server does not say. */
  readonly type: string
  readonly text: string
}

export interface WireOptions {
  /** The server, below which the services lie. */
  readonly server: URL
  readonly http: HttpClient
  /** Milliseconds for one request and its whole answer. */
  readonly requestTimeout: number
}

const roots: Readonly<Record<ServiceName, string>> = { confd: '/api/confd/1.1', auth: '/api/auth/0.1' }

/** Bytes: above what a page of the fullest users takes, and below what a runner's memory bears. */
const longestAnswer = 256_000_000

/** Sends requests to the services of one server. */
export class Wire {
  readonly #options: WireOptions

  constructor(options: WireOptions) {
    this.#options = options
  }

  /** The server for messages: host and port. */
  get host(): string {
    return this.#options.server.host
  }

  /** Resolves with an answer of any status. Rejects with a `Failure` when there is none. */
  async send(call: Call, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Answer> {
    const { http, requestTimeout } = this.#options
    const { method, body } = call
    try {
      const answer = await http.send({
        ...{ method, url: this.#address(call), timeout: requestTimeout, signal },
        headers: { accept: 'application/json', ...contentType(body), ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const type = answer.headers['content-type']?.toLowerCase() ?? ''
      return { status: answer.status, type, text: await answer.text(longestAnswer) }
    } catch (error) {
      throw error instanceof Failure && !writes(call) ? withoutEffect(error) : error
    }
  }

  #address({ service, path, query = {} }: Call): URL {
    const { server } = this.#options
    const address = new URL(server)
    address.pathname = `${server.pathname.replace(/\/+$/, '')}${roots[service]}${path}`
    address.search = new URLSearchParams(query).toString()
    return address
  }
}

/** confd takes CSV under exactly this name alone. */
function contentType(body: unknown): Readonly<Record<string, string>> {
  if (body === undefined) return {}
  return { 'content-type': typeof body === 'string' ? 'text/csv; charset=utf-8' : 'application/json' }
}

function withoutEffect({ kind, message, code, cure, detail, cause }: Failure): Failure {
  return new Failure(kind, message, { code, detail, cause, ...(cure !== undefined && { cure }) })
}
