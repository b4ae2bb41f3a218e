import { z } from 'zod'
import type { Clock } from '../../work/clock.ts'
import type { Failure } from '../../work/failure.ts'
import { type Exchange, refusal, unexpectedAnswer } from './errors.ts'
import { Redaction } from './redaction.ts'
import { contentOf } from './said.ts'
import type { Call, Wire } from './wire.ts'

/** A token that somebody has made, or what one is made with for each run. */
export type WazoLogin = { readonly token: string } | Credentials

interface Credentials {
  readonly username: string
  readonly password: string
}

/** The token that requests go out with. */
export interface Login {
  /** What must never be told. */
  readonly secrets: readonly string[]
  /** A token that holds for long enough. Rejects with a `Failure`, `fatal` when the login is refused. */
  token(signal: AbortSignal): Promise<string>
  /** A token in place of one that the server does not know any more; undefined where none can be made. */
  tokenAfter(refused: string, signal: AbortSignal): Promise<string | undefined>
  /** Revokes tokens that were made. What cannot be revoked ends by itself. */
  close(): Promise<void>
}

export function loginOf(login: WazoLogin, wire: Wire, tenant: string, clock: Clock): Login {
  if (!('token' in login)) return new MadeTokens(login, wire, tenant, clock)
  return {
    secrets: [login.token],
    token: async () => login.token,
    tokenAfter: async () => undefined,
    close: async () => undefined,
  }
}

/** Seconds that a token is asked for: longer than any single request, and soon over where it cannot be revoked. */
const lifetime = 7_200

/** Milliseconds that revoking tokens may take at the end, in which a cancelled run has seconds left. */
const patience = 3_000

const madeToken = z.looseObject({
  data: z.looseObject({ token: z.string(), utc_issued_at: z.string(), utc_expires_at: z.string() }),
})

/** Tokens that are made with a username and a password, renewed before they end, and revoked. */
class MadeTokens implements Login {
  readonly #wire: Wire
  readonly #tenant: string
  readonly #clock: Clock
  readonly #credentials: readonly string[]
  readonly #tokens = new Set<string>()
  #current: { readonly token: string; readonly renewAt: number } | undefined
  #making: Promise<string> | undefined
  #refused: Failure | undefined

  constructor({ username, password }: Credentials, wire: Wire, tenant: string, clock: Clock) {
    this.#wire = wire
    this.#tenant = tenant
    this.#clock = clock
    this.#credentials = [Buffer.from(`${username}:${password}`).toString('base64'), password]
  }

  get secrets(): readonly string[] {
    return [...this.#credentials, ...this.#tokens]
  }

  async token(signal: AbortSignal): Promise<string> {
    // Accounts are locked after some logins with a wrong password.
    if (this.#refused) throw this.#refused
    if (this.#current && this.#clock.now() < this.#current.renewAt) return this.#current.token
    // Requests that come while a token is being made wait for that one.
    this.#making ??= this.#make(signal).finally(() => {
      this.#making = undefined
    })
    return this.#making
  }

  async tokenAfter(refused: string, signal: AbortSignal): Promise<string> {
    if (this.#current?.token === refused) this.#current = undefined
    return this.token(signal)
  }

  async close(): Promise<void> {
    const signal = AbortSignal.timeout(patience)
    const revoked = [...this.#tokens].map(token => {
      const path = `/token/${encodeURIComponent(token)}`
      return this.#wire.send(
        { service: 'auth', method: 'DELETE', path },
        { 'wazo-tenant': this.#tenant },
        signal,
      )
    })
    await Promise.allSettled(revoked)
    this.#tokens.clear()
    this.#current = undefined
  }

  async #make(signal: AbortSignal): Promise<string> {
    const call: Call = { service: 'auth', method: 'POST', path: '/token', body: { expiration: lifetime } }
    const asked = this.#clock.now()
    const answer = await this.#wire.send(call, { authorization: `Basic ${this.#credentials[0]}` }, signal)
    const exchange: Exchange = {
      ...{ call, answer, host: this.#wire.host, tenant: this.#tenant },
      redaction: new Redaction(this.secrets),
    }
    if (answer.status >= 300) throw this.#noted(refusal(exchange))
    const made = madeToken.safeParse(contentOf(answer))
    if (!made.success) throw unexpectedAnswer(exchange, 'there is no token in it')
    const { token, utc_issued_at: issued, utc_expires_at: expires } = made.data.data
    this.#tokens.add(token)
    // The server may grant less than was asked for. With a quarter of the time left, a long request still ends in time.
    const granted = Date.parse(expires) - Date.parse(issued)
    this.#current = { token, renewAt: asked + (Number.isNaN(granted) ? lifetime * 1_000 : granted) * 0.75 }
    return token
  }

  #noted(failure: Failure): Failure {
    if (failure.kind === 'fatal') this.#refused = failure
    return failure
  }
}
