import { z } from 'zod'
import type { Log } from '../../commands/ports.ts'
import { abortable } from '../../work/abortable.ts'
import type { Client } from './client.ts'
import { readAnswer, refusal } from './refusal.ts'

/** Where GitHub is, and which of its repositories a run belongs to. */
export interface Place {
  /** The root of the REST API, without a slash at its end. */
  readonly apiUrl: string
  readonly graphqlUrl: string
  /** `owner/name` */
  readonly repository: string
}

export interface GitHubSettings extends Place {
  readonly token: string
  /** As in `rollcall/1.2.0`. */
  readonly userAgent: string
  readonly log: Pick<Log, 'info'>
  /** Ends a call that is under way, and every later one. */
  readonly signal: AbortSignal
  /** Milliseconds after which an answer is no longer waited for; default 20,000. */
  readonly timeout?: number
  /** Milliseconds that a second of waiting between tries takes; default 1,000. */
  readonly second?: number
}

/** Permissions as the `permissions` of a workflow's job name them, such as `{ 'pull-requests': 'write' }`. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>

/** One call, and what its answer must be. */
export interface Ask<Schema extends z.ZodType> {
  /** Method and path in octokit's notation, such as `GET /repos/{owner}/{repo}/pulls/{pull_number}`. */
  readonly route: string
  /** What fills the path, and becomes query or body; owner and repo are known. */
  readonly parameters?: Readonly<Record<string, unknown>>
  readonly answer: Schema
  /** What the call is for, as the end of a sentence that begins with "Could not". */
  readonly purpose: string
  /** What the token must be allowed to do. */
  readonly needs: Permissions
  /** True for a call that would take effect twice if it were sent twice. */
  readonly once?: boolean
}

/** What the environment of a run tells of its place. */
export function placeOf(environment: NodeJS.ProcessEnv): Place {
  const {
    GITHUB_API_URL: apiUrl = 'https://api.github.com',
    GITHUB_GRAPHQL_URL: graphqlUrl = 'https://api.github.com/graphql',
    GITHUB_REPOSITORY: repository = '',
  } = environment
  return { apiUrl, graphqlUrl, repository }
}

/** One repository on GitHub, as a token sees it. The client is loaded by the first call. */
export class GitHubApi {
  /** `owner/name` */
  readonly repository: string
  readonly token: string
  readonly #settings: GitHubSettings
  #client: Promise<Client> | undefined
  #account: string | undefined

  constructor(settings: GitHubSettings) {
    this.repository = settings.repository
    this.token = settings.token
    this.#settings = settings
  }

  /** @throws Failure for every refusal and fault; what aborts the signal is thrown as it is */
  async ask<Schema extends z.ZodType>(ask: Ask<Schema>): Promise<z.infer<Schema>> {
    const { data } = await this.#send(ask, ask.route)
    return readAnswer(ask, data)
  }

  /** The items of all pages of a list, page by page. */
  async *pages<Item extends z.ZodType>(ask: Ask<z.ZodArray<Item>>): AsyncGenerator<z.infer<Item>[]> {
    const first = { ...ask, parameters: { ...ask.parameters, per_page: 100 } }
    let answer = await this.#send(first, ask.route)
    for (;;) {
      yield readAnswer(ask, answer.data)
      const next = /<([^<>]+)>;\s*rel="next"/.exec(answer.link)?.[1]
      if (next === undefined) return
      answer = await this.#send({ ...ask, parameters: {} }, `GET ${next}`)
    }
  }

  /**
   * The login of the account that the token stands for, such as `github-actions[bot]`. GraphQL is asked: the REST API
   * does not tell it to an app, and the token of a run is that of one.
   */
  async account(): Promise<string> {
    if (this.#account !== undefined) return this.#account
    const { data } = await this.ask({
      route: `POST ${this.#settings.graphqlUrl}`,
      parameters: { query: '{ viewer { login } }' },
      answer: z.object({ data: z.object({ viewer: z.object({ login: z.string() }) }) }),
      purpose: 'find out whose token this is',
      needs: {},
    })
    this.#account = data.viewer.login
    return this.#account
  }

  async #send(
    ask: Ask<z.ZodType>,
    route: string,
  ): Promise<{ readonly data: unknown; readonly link: string }> {
    const { signal } = this.#settings
    signal.throwIfAborted()
    try {
      this.#client ??= import('./client.ts').then(({ openClient }) => openClient(this.#settings))
      const client = await this.#client
      // Waits between tries know nothing of the signal.
      return await abortable(client(route, ask.parameters ?? {}, ask.once ?? false), signal)
    } catch (error) {
      signal.throwIfAborted()
      throw refusal(error, ask)
    }
  }
}
