import { afterAll, beforeAll } from 'vitest'
import {
  type Account,
  actionsBot,
  GitHub,
  type Permissions,
  type Repository,
} from '../../../simulators/github/index.ts'
import { GitHubApi, type GitHubSettings } from '../../../src/runner/github/api.ts'
import { Failure } from '../../../src/work/failure.ts'

export const repositoryName = 'example/rosters'

/** What a run may usually do. */
export const usual: Permissions = {
  'pull-requests': 'write',
  issues: 'write',
  actions: 'read',
  contents: 'read',
}

export interface DeskOptions extends Partial<GitHubSettings> {
  readonly permissions?: Permissions
  readonly account?: Account
}

/** A GitHub for the tests of one file, and tokens to call it with. */
export class Desk {
  github!: GitHub
  #tokens = 0

  constructor() {
    beforeAll(async () => {
      this.github = await GitHub.start()
    })
    afterAll(async () => this.github[Symbol.asyncDispose]())
  }

  get repository(): Repository {
    return this.github.rest.repository(repositoryName)
  }

  /** The API as a new token sees it, as every run has one. Waits take a thousandth of their time. */
  api({ permissions = usual, account = actionsBot, ...settings }: DeskOptions = {}): GitHubApi {
    this.#tokens += 1
    const token = `ghs_example${this.#tokens}`
    const { rest } = this.github
    rest.tokens.grant(token, { account, kind: 'integration', repository: repositoryName, permissions })
    return new GitHubApi({
      ...{ apiUrl: rest.url, graphqlUrl: `${rest.url}/graphql`, repository: repositoryName, token },
      ...{ userAgent: 'rollcall/1.2.3', log: { info: () => undefined } },
      ...{ signal: new AbortController().signal, second: 1, ...settings },
    })
  }

  /** The routes that `action` calls, in order. */
  async routesOf(action: () => Promise<unknown>): Promise<string[]> {
    const before = this.github.rest.requests.length
    await action()
    return this.github.rest.requests
      .slice(before)
      .map(({ route = 'unknown' }) => route.replace('/repos/{owner}/{repo}', ''))
  }
}

/** The failure that a promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const reason: unknown = await promise.then(
    () => 'it did not fail',
    (error: unknown) => error,
  )
  if (!(reason instanceof Failure)) throw reason instanceof Error ? reason : new Error(String(reason))
  return reason
}
