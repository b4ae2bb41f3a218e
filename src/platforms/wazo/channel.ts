import type { z } from 'zod'
import { codes, type Exchange, refusal, unexpectedAnswer } from './errors.ts'
import type { Login } from './login.ts'
import { Redaction, secretsIn } from './redaction.ts'
import { contentOf } from './said.ts'
import type { Call, Wire } from './wire.ts'

/** Asks the services of a server about one tenant, under one login. */
export class Channel {
  readonly #wire: Wire
  readonly #login: Login
  readonly #tenant: string

  constructor(wire: Wire, login: Login, tenant: string) {
    this.#wire = wire
    this.#login = login
    this.#tenant = tenant
  }

  /** Resolves with an answer that says that it went well, or that has one of these statuses. */
  async ask(call: Call, signal: AbortSignal, also: readonly number[] = []): Promise<Exchange> {
    const token = await this.#login.token(signal)
    const exchange = await this.#exchange(call, token, signal)
    if (wentWell(exchange, also)) return exchange
    const failure = refusal(exchange)
    // A token that has ended before its time was refused unread, so the same can be sent again.
    const another =
      failure.code === codes.tokenRefused ? await this.#login.tokenAfter(token, signal) : undefined
    if (another === undefined) throw failure
    const second = await this.#exchange(call, another, signal)
    if (wentWell(second, also)) return second
    throw refusal(second)
  }

  async #exchange(call: Call, token: string, signal: AbortSignal): Promise<Exchange> {
    const headers = { 'x-auth-token': token, 'wazo-tenant': this.#tenant }
    const answer = await this.#wire.send(call, headers, signal)
    const secrets = [...this.#login.secrets, ...(call.secrets ?? []), ...secretsIn(call.body)]
    return { call, answer, host: this.#wire.host, tenant: this.#tenant, redaction: new Redaction(secrets) }
  }
}

function wentWell({ answer: { status, type } }: Exchange, also: readonly number[]): boolean {
  // A web server that is no Wazo answers every address with a page.
  if (type.includes('html')) return false
  return (status >= 200 && status < 300) || also.includes(status)
}

/** The content of an answer, if it is of the shape that it should have. */
export function read<T>(exchange: Exchange, schema: z.ZodType<T>): T {
  const content = contentOf(exchange.answer)
  if (content === undefined) throw unexpectedAnswer(exchange, 'it is not JSON, or it broke off')
  const result = schema.safeParse(content)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw unexpectedAnswer(exchange, `${issue?.path.join('.') || 'it'}: ${issue?.message}`)
}
