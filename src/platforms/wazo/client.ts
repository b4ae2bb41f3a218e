import { z } from 'zod'
import type { HttpClient } from '../../http/client.ts'
import type { Clock } from '../../work/clock.ts'
import { Failure } from '../../work/failure.ts'
import { Channel, read } from './channel.ts'
import { codes, refusal, shortened } from './errors.ts'
import { type CreatedUser, importAnswer, importErrors } from './import-answer.ts'
import { type Login, loginOf, type WazoLogin } from './login.ts'
import type { Account, Collection } from './resources.ts'
import { contentOf } from './said.ts'
import { Wire } from './wire.ts'

export interface WazoClientOptions {
  /** The server, below which the services lie. */
  readonly server: URL
  /** The uuid of the tenant; every request is about this one. */
  readonly tenant: string
  readonly login: WazoLogin
  readonly http: HttpClient
  /** Milliseconds for one request and its whole answer. */
  readonly requestTimeout: number
  readonly clock: Clock
}

/** A part of a list, and how long the whole of it is. */
export interface Page<T> {
  readonly total: number
  readonly items: readonly T[]
}

/** A row of an import that the server does not take. */
export interface RefusedRow {
  /** From 1, of the rows that were sent. */
  readonly row: number
  /** What the server says, on one line, without secrets. */
  readonly message: string
}

export type ImportAnswer =
  | { readonly created: readonly CreatedUser[] }
  /** Nobody was created. Of each row that is wrong, the first error. */
  | { readonly refused: readonly RefusedRow[] }

type Query = Readonly<Record<string, string>>
type Id = string | number

/** What the services of Wazo know of a tenant itself. */
export interface TenantFacts {
  readonly uuid: string
  readonly globalTemplate: string
  readonly webrtcTemplate: string
}

const tenantAnswer = z.looseObject({
  uuid: z.string(),
  global_sip_template_uuid: z.string(),
  webrtc_sip_template_uuid: z.string(),
})

const namedTenant = z.looseObject({ name: z.string().nullable() })

const tokenFacts = z.looseObject({ data: z.looseObject({ auth_id: z.string() }) })

/**
 * confd and wazo-auth of one server, for one tenant.
 *
 * Whatever is not the answer that was asked for rejects with a `Failure`, whose message holds neither the token nor
 * anything secret that was sent; an abort rejects with the signal's reason.
 */
export class WazoClient {
  readonly tenant: string
  readonly #login: Login
  readonly #channel: Channel

  constructor(options: WazoClientOptions) {
    const { tenant, login, clock } = options
    const wire = new Wire(options)
    this.tenant = tenant
    this.#login = loginOf(login, wire, tenant, clock)
    this.#channel = new Channel(wire, this.#login, tenant)
  }

  /** A part of a list. Filters that the server does not know are ignored by it. */
  async page<T>(
    { service, path, item, order }: Collection<T>,
    query: Query,
    signal: AbortSignal,
  ): Promise<Page<T>> {
    const call = { service, method: 'GET', path, query: { ...(order && { order }), ...query } } as const
    const page = z.looseObject({ total: z.int(), items: z.array(item) })
    return read(await this.#channel.ask(call, signal), page)
  }

  /** One thing of a kind; undefined where there is none of this id. */
  async find<T>({ service, path, item }: Collection<T>, id: Id, signal: AbortSignal): Promise<T | undefined> {
    try {
      return read(await this.#channel.ask({ service, method: 'GET', path: below(path, id) }, signal), item)
    } catch (error) {
      if (error instanceof Failure && error.code === codes.notFound) return undefined
      throw error
    }
  }

  async create<T>({ service, path, item }: Collection<T>, body: object, signal: AbortSignal): Promise<T> {
    return read(await this.#channel.ask({ service, method: 'POST', path, body }, signal), item)
  }

  /** Changes the fields that are given; of an account it replaces all, and those that are not given are emptied. */
  async change<T>(
    { service, path }: Collection<T>,
    id: Id,
    body: object,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#channel.ask({ service, method: 'PUT', path: below(path, id), body }, signal)
  }

  async remove<T>(
    { service, path }: Collection<T>,
    id: Id,
    signal: AbortSignal,
    query: Query = {},
  ): Promise<void> {
    await this.#channel.ask({ service, method: 'DELETE', path: below(path, id), query }, signal)
  }

  /** Gives one thing to another: a line to a user, an extension to an incall. */
  async link<T, P>(
    owner: Collection<T>,
    id: Id,
    part: Collection<P>,
    partId: Id,
    signal: AbortSignal,
  ): Promise<void> {
    const path = below(`${below(owner.path, id)}${part.path}`, partId)
    await this.#channel.ask({ service: owner.service, method: 'PUT', path }, signal)
  }

  /** Takes one thing from another. Without `partId`, all of its kind, as the server has it for mailboxes of a user. */
  async unlink<T, P>(
    owner: Collection<T>,
    id: Id,
    part: Collection<P>,
    partId: Id | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const parts = `${below(owner.path, id)}${part.path}`
    const path = partId === undefined ? parts : below(parts, partId)
    await this.#channel.ask({ service: owner.service, method: 'DELETE', path }, signal)
  }

  /**
   * Creates users from CSV: all of them, or none.
   * @param secrets the cells that must not come back in a message
   */
  async importUsers(csv: string, secrets: readonly string[], signal: AbortSignal): Promise<ImportAnswer> {
    const call = { service: 'confd', method: 'POST', path: '/users/import', body: csv, secrets } as const
    const exchange = await this.#channel.ask(call, signal, [400])
    if (exchange.answer.status !== 400) return { created: read(exchange, importAnswer).created }
    const errors = importErrors.safeParse(contentOf(exchange.answer))
    if (!errors.success) throw refusal(exchange)
    return {
      refused: errors.data.errors.map(({ message, details }) => ({
        row: details.row_number,
        message: shortened(exchange.redaction.clean(message)),
      })),
    }
  }

  /** Gives an account its main address, beside its others; without one it has none at all, as the server wants. */
  async setAddress(account: Account, address: string | undefined, signal: AbortSignal): Promise<void> {
    const others = account.emails
      .filter(email => !email.main && email.address !== address)
      .map(email => ({ address: email.address, main: false, confirmed: email.confirmed }))
    const emails = address === undefined ? [] : [{ address, main: true, confirmed: true }, ...others]
    const path = `/admin/users/${encodeURIComponent(account.uuid)}/emails`
    await this.#channel.ask({ service: 'auth', method: 'PUT', path, body: { emails } }, signal)
  }

  /** The templates that SIP endpoints of the tenant are made from. */
  async tenantFacts(signal: AbortSignal): Promise<TenantFacts> {
    const path = `/tenants/${encodeURIComponent(this.tenant)}`
    const facts = read(
      await this.#channel.ask({ service: 'confd', method: 'GET', path }, signal),
      tenantAnswer,
    )
    return {
      uuid: facts.uuid,
      globalTemplate: facts.global_sip_template_uuid,
      webrtcTemplate: facts.webrtc_sip_template_uuid,
    }
  }

  /** What the tenant is called; empty where it has no name. */
  async tenantName(signal: AbortSignal): Promise<string> {
    const path = `/tenants/${encodeURIComponent(this.tenant)}`
    return (
      read(await this.#channel.ask({ service: 'auth', method: 'GET', path }, signal), namedTenant).name ?? ''
    )
  }

  /** The uuid of the account that the login is for. */
  async account(signal: AbortSignal): Promise<string> {
    const path = `/token/${encodeURIComponent(await this.#login.token(signal))}`
    return read(await this.#channel.ask({ service: 'auth', method: 'GET', path }, signal), tokenFacts).data
      .auth_id
  }

  /** Ends the login. Nothing is sent afterwards. */
  close(): Promise<void> {
    return this.#login.close()
  }
}

function below(path: string, id: Id): string {
  return `${path}/${encodeURIComponent(id)}`
}
