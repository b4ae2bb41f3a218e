import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ArtifactService } from '../service/artifact-service.ts'
import { readBody } from '../service/blob-endpoint.ts'
import { Answers } from './answers.ts'
import type { Answer } from './call.ts'
import { answerWithFault, RestFaults } from './faults.ts'
import { hourlyLimit, limitHeaders } from './limits.ts'
import { notFound, Refusal } from './refusal.ts'
import { Repository } from './repository.ts'
import {
  acceptedBy,
  isRepositoryRoute,
  type Match,
  matchRoute,
  type Route,
  repositoryRoutes,
} from './routes.ts'
import { type Grant, Tokens } from './tokens.ts'
import { askGraphQl, getUser } from './viewer.ts'

/** A request that the API has received. */
export interface RestRequest {
  /** Undefined for what it does not know. */
  readonly route: Route | undefined
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly userAgent: string
  readonly body: string
  /** Whose token it bore; undefined for none that is known. */
  readonly login: string | undefined
}

/** GitHub's REST API (and a word of GraphQL) on 127.0.0.1 and a free port. What it holds lives in memory. */
export class RestService {
  readonly tokens = new Tokens()
  readonly faults = new RestFaults()
  /** Oldest first. */
  readonly requests: RestRequest[] = []
  /** Awaited for every request before it takes effect. */
  onCall: (request: RestRequest) => void | Promise<void> = () => undefined
  readonly #artifacts: ArtifactService
  readonly #repositories = new Map<string, Repository>()
  readonly #server: Server
  #lastId = 1_000
  #calls = 0

  private constructor(artifacts: ArtifactService) {
    this.#artifacts = artifacts
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        // The client hung up, or the simulator has a defect: in neither case is there an answer to give.
        response.destroy(error instanceof Error ? error : undefined)
      })
    })
  }

  /** @param artifacts those of the results service, which the API shows too */
  static async start(artifacts: ArtifactService): Promise<RestService> {
    const service = new RestService(artifacts)
    await new Promise<void>((resolve, reject) => {
      service.#server.once('error', reject).listen(0, '127.0.0.1', resolve)
    })
    return service
  }

  /** Without a slash at its end, as GITHUB_API_URL has it. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** The repository of this `owner/name`, which comes about when it is first asked for. */
  repository(name: string): Repository {
    const known = this.#repositories.get(name)
    if (known !== undefined) return known
    const repository = new Repository(name, () => {
      this.#lastId += 1
      return this.#lastId
    })
    this.#repositories.set(name, repository)
    return repository
  }

  /** The payload of an event about a pull request, as the runner writes it to GITHUB_EVENT_PATH. */
  pullRequestEvent(repository: Repository, number: number, action = 'synchronize'): Record<string, unknown> {
    const answers = new Answers(this.url, repository)
    return { action, number, pull_request: answers.wholePull(repository.pull(number)) }
  }

  /** Stops the service, cutting the connections that still hang. */
  async close(): Promise<void> {
    const closed = new Promise<void>(resolve => this.#server.close(() => resolve()))
    this.#server.closeAllConnections()
    await closed
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = (await readBody(request)).toString()
    const url = new URL(request.url ?? '/', this.url)
    const { method = 'GET' } = request
    const match = matchRoute(method, `/${this.#resolve(url.pathname).parts.join('/')}`)
    const grant = this.tokens.find(tokenOf(request))
    const received: RestRequest = {
      ...{ route: match?.route, method, path: url.pathname + url.search, body: text },
      ...{ userAgent: request.headers['user-agent'] ?? '', login: grant?.account.login },
    }
    this.requests.push(received)
    await this.onCall(received)
    const before = match && this.faults.take(match.route, 'before')
    if (before) return answerWithFault(before, request, response)
    const { status, headers, body } = this.#call(match, grant, url, received)
    const after = match && this.faults.take(match.route, 'after')
    if (after) return answerWithFault(after, request, response)
    this.#calls += 1
    response.writeHead(status, {
      ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
      ...limitHeaders(hourlyLimit - this.#calls, new Date(Date.now() + 3_600_000)),
      ...headers,
    })
    response.end(body === undefined ? undefined : JSON.stringify(body))
  }

  #call(match: Match | undefined, grant: Grant | undefined, url: URL, request: RestRequest): Answer {
    const headers = match && isRepositoryRoute(match.route) ? acceptedBy(match.route) : {}
    try {
      if (request.userAgent === '') {
        throw new Refusal(403, 'Request forbidden by administrative rules. Please send a User-Agent header.')
      }
      if (grant === undefined) throw new Refusal(401, 'Bad credentials')
      if (match === undefined) throw notFound()
      const answer = this.#perform(match, grant, url, parseJson(request.body))
      return { ...answer, headers: { ...headers, ...answer.headers } }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { status: error.status, headers, body: error.body }
    }
  }

  #perform({ route, path }: Match, grant: Grant, url: URL, body: unknown): Answer {
    if (route === 'GET /user') return getUser(grant)
    if (route === 'POST /graphql') return askGraphQl(grant, body)
    const { owner, repo, ...rest } = path
    const repository = this.#repositories.get(`${owner}/${repo}`)
    // A repository that a token does not see is no repository to it.
    if (repository === undefined || grant.repository !== repository.name) throw notFound()
    const { root, parts } = this.#resolve(url.pathname)
    return repositoryRoutes[route][0]({
      ...{ grant, repository, path: rest, query: url.searchParams, body, artifacts: this.#artifacts },
      answers: new Answers(root, repository),
      address: [root, 'repositories', repository.id, ...parts.slice(3)].join('/'),
    })
  }

  /**
   * A path as github.com has it: an Enterprise Server puts `/api/v3` (or `/api` before `/graphql`) in front, and links
   * name a repository by its id.
   */
  #resolve(path: string): { readonly root: string; readonly parts: readonly string[] } {
    const prefix = /^\/api(?:\/v3(?=\/(?!graphql$))|(?=\/graphql$))/.exec(path)?.[0] ?? ''
    const [, first = '', ...rest] = path.slice(prefix.length).split('/')
    const named =
      first === 'repositories' && [...this.#repositories.values()].find(({ id }) => String(id) === rest[0])
    const parts = named ? ['repos', ...named.name.split('/'), ...rest.slice(1)] : [first, ...rest]
    return { root: this.url + prefix, parts }
  }
}

function tokenOf(request: IncomingMessage): string {
  return /^(?:token|bearer) (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
}

function parseJson(text: string): unknown {
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(400, 'Problems parsing JSON')
  }
}
