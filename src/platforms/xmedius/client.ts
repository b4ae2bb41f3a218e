import { z } from 'zod'
import type { HttpClient } from '../../http/client.ts'
import type { HttpAnswer } from '../../http/request.ts'
import { secretForms } from '../../http/secret-forms.ts'
import { Failure } from '../../work/failure.ts'
import {
  type Asked,
  type FieldErrors,
  malformedToken,
  refusal,
  statusFailure,
  unexpectedAnswer,
} from './errors.ts'
import {
  type FaxNumbers,
  type Groups,
  type NewUser,
  type PortalUser,
  portalUser,
  word,
} from './portal-user.ts'

export interface XMediusClientOptions {
  /** The portal; `/enterprises/{account}` is appended. */
  readonly endpoint: URL
  readonly account: string
  readonly token: string
  readonly http: HttpClient
  /** Milliseconds for one request and its whole answer. */
  readonly requestTimeout: number
}

/** Bytes that are read of an answer: room for some 300,000 users, since the portal lists all in one. */
const longestAnswer = 256_000_000

/** What the portal lets nobody change; its vendor's own client leaves these out of what it sends. */
const immutable: readonly string[] = ['id', 'username', 'email', 'external_id']

const done = z.looseObject({})
const created = z.looseObject({ data: z.looseObject({ id: word }) })
const oneUser = z.looseObject({ data: portalUser })
const users = z.looseObject({ data: z.array(portalUser) })
const groups = z.looseObject({
  data: z.looseObject({ default: word.nullish(), groups: z.record(z.string(), word) }),
})
const faxNumbers = z.looseObject({
  data: z.looseObject({
    default: word.nullish(),
    fax_numbers: z.record(z.string(), z.looseObject({ number: word, shared: z.boolean() })),
  }),
})

/**
 * The portal of XMedius Cloud for one access token: one call each, all values texts.
 *
 * Whatever is not the whole answer to what was asked rejects with a `Failure`; an abort rejects with the signal's
 * reason. `result: false` is a refusal under any status: `rejected`, with the portal's words by field in `detail`.
 */
export class XMediusClient {
  readonly #options: XMediusClientOptions
  readonly #base: string
  readonly #secrets: readonly string[]

  constructor(options: XMediusClientOptions) {
    const { endpoint, account, token } = options
    this.#options = options
    this.#base = `${endpoint.origin}${endpoint.pathname.replace(/\/+$/, '')}/enterprises/${encodeURIComponent(account)}`
    this.#secrets = secretForms(token, account)
  }

  async groups(signal: AbortSignal): Promise<Groups> {
    const { data } = await this.#ask('GET', 'groups', groups, signal)
    return { default: data.default ?? undefined, names: new Map(Object.entries(data.groups)) }
  }

  async faxNumbers(signal: AbortSignal): Promise<FaxNumbers> {
    const { data } = await this.#ask('GET', 'fax_numbers', faxNumbers, signal)
    return { default: data.default ?? undefined, numbers: new Map(Object.entries(data.fax_numbers)) }
  }

  /** All users of the enterprise, in one answer. */
  async listUsers(signal: AbortSignal): Promise<readonly PortalUser[]> {
    return (await this.#ask('GET', 'users', users, signal)).data
  }

  /** The user of this id; undefined when there is none. */
  async user(id: string, signal: AbortSignal): Promise<PortalUser | undefined> {
    try {
      return (await this.#ask('GET', `users/${encodeURIComponent(id)}`, oneUser, signal)).data
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'rejected') throw error
      // The portal refuses in its own words, which do not tell a user who is gone from one that it does not show.
      const listed = await this.listUsers(signal)
      if (listed.some(user => user.id === id)) throw error
      return undefined
    }
  }

  /** Makes a user. Resolves with its id. */
  async createUser(user: NewUser, signal: AbortSignal): Promise<string> {
    return (await this.#ask('POST', 'users', created, signal, { user })).data.id
  }

  /** Replaces a user by this one, as read and then changed. What the portal lets nobody change is not sent. */
  async updateUser(user: PortalUser, signal: AbortSignal): Promise<void> {
    const changeable = Object.entries(user).filter(([field]) => !immutable.includes(field))
    const body = { user: Object.fromEntries(changeable) }
    await this.#ask('PUT', `users/${encodeURIComponent(user.id)}`, done, signal, body)
  }

  async deleteUser(id: string, signal: AbortSignal): Promise<void> {
    await this.#ask('DELETE', `users/${encodeURIComponent(id)}`, done, signal)
  }

  /** Gives a user a fax number, by the ids of both. */
  async associate(faxNumber: string, user: string, signal: AbortSignal): Promise<void> {
    const path = `fax_numbers/${encodeURIComponent(faxNumber)}/associate`
    await this.#ask('POST', path, done, signal, { user_id: user })
  }

  /** Takes a fax number from a user, by the ids of both. */
  async disassociate(faxNumber: string, user: string, signal: AbortSignal): Promise<void> {
    const path = `fax_numbers/${encodeURIComponent(faxNumber)}/disassociate`
    await this.#ask('POST', path, done, signal, { user_id: user })
  }

  async #ask<S extends z.ZodType>(
    method: Asked['method'],
    path: string,
    shape: S,
    signal: AbortSignal,
    body?: object,
  ): Promise<z.output<S>> {
    const { http, token, endpoint, requestTimeout } = this.#options
    if (!/^[!-~]+$/.test(token)) throw malformedToken()
    const asked: Asked = {
      method,
      path,
      host: endpoint.host,
      secrets: [...this.#secrets, ...passwordsIn(body)],
    }
    const answer = await http.send({
      method,
      url: new URL(`${this.#base}/${path}`),
      headers: {
        accept: 'application/json',
        'authorization-token': token,
        ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      timeout: requestTimeout,
      signal,
    })
    const read = shape.safeParse(await contentOf(answer, asked))
    if (read.success) return read.data
    const [issue] = read.error.issues
    throw unexpectedAnswer(asked, `${issue?.path.join('.')}: ${issue?.message}`)
  }
}

/** The content of an answer that says `result: true`. */
async function contentOf(answer: HttpAnswer, asked: Asked): Promise<unknown> {
  const { status, headers } = answer
  const text = await answer.text(longestAnswer)
  const content = parsed(text)
  if (isObject(content) && content.result === false) throw refusal(asked, fieldErrors(content.errors), status)
  if (status < 200 || status > 299) throw statusFailure(asked, status, headers.location)
  if (!isObject(content)) throw unexpectedAnswer(asked, 'it is no JSON, or breaks off')
  if (content.result !== true) throw unexpectedAnswer(asked, 'it does not say whether the request succeeded')
  // Users who are left out in silence would look as if they were to be created.
  if (/\brel="?next\b/i.test([headers.link].join()))
    throw unexpectedAnswer(asked, 'it is one page of several')
  return content
}

/** Undefined where the text is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What the portal says is wrong: `{field: [messages]}`, `{token: "…"}`, or a text about no field. */
function fieldErrors(errors: unknown): FieldErrors {
  if (!isObject(errors))
    return new Map(errors === undefined || errors === null ? [] : [['', wordsOf(errors)]])
  return new Map(Object.entries(errors).map(([field, words]) => [field, wordsOf(words)]))
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(', ')
  return isObject(value) ? JSON.stringify(value) : String(value)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The password that a request holds. */
function passwordsIn(body: object | undefined): string[] {
  const { user } = (body ?? {}) as { readonly user?: { readonly password?: string } }
  return user?.password === undefined ? [] : secretForms(user.password, '')
}
