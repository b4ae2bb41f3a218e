import type { IncomingHttpHeaders } from 'node:http'

export interface HttpRequest {
  readonly method: string
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** Milliseconds for the whole exchange: connecting, waiting, and reading the body to its end. */
  readonly timeout: number
  readonly signal: AbortSignal
}

/**
 * The answer to a request, of whatever status. Its body can be read once, by `body` or by `text`; an answer whose body
 * is not wanted must be discarded, or it holds its connection until the time-out.
 */
export interface HttpAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /**
   * The body, decompressed, no faster than it is taken. Throws a `Failure` when it breaks off or is late, and the
   * signal's reason when that aborts. Leaving the loop early closes the connection.
   */
  readonly body: AsyncIterable<Uint8Array>
  /** The whole body as UTF-8; a `Failure` when it is longer than `limit` bytes. */
  text(limit: number): Promise<string>
  /** Closes the connection, whatever is left of the body. */
  discard(): void
  /** Resolves when the exchange is over: read to the end, broken off, or discarded. Never rejects. */
  readonly closed: Promise<void>
}
