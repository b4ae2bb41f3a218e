// Octokit takes a tenth of a second to load: only api.ts imports this file, and only when it is needed.
import { randomUUID } from 'node:crypto'
import { getOctokit } from '@actions/github'
import { defaults } from '@actions/github/lib/utils'
import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import type { GitHubSettings } from './api.ts'

/** Tries after the first one, a second and four seconds later. */
const retries = 2

/** Milliseconds until an answer is no longer waited for. */
const usualTimeout = 20_000

/** Seconds that all calls together may wait because a limit was hit; GitHub's usual wait is a minute. */
const longestWait = 65

/** Waits of one call. */
const mostWaits = 3

/** Answers that are the same however often one asks. A 429 is none of them, but it says itself when to come back. */
const final = [400, 401, 403, 404, 410, 422, 429, 451]

export interface ClientAnswer {
  readonly data: unknown
  /** The header that leads to the other pages; empty when there are none. */
  readonly link: string
}

/**
 * Sends one request.
 * @param once never send it again by itself, unless GitHub refused it unread
 */
export type Client = (
  route: string,
  parameters: Readonly<Record<string, unknown>>,
  once: boolean,
) => Promise<ClientAnswer>

/** Takes the warnings that octokit prints of its own accord, past the log. */
const nowhere = { warn: () => undefined }

/** Octokit for one token, with bounded retries, bounded waits and a time-out. */
export function openClient(settings: GitHubSettings): Client {
  const { apiUrl, repository, token, userAgent, second = 1_000 } = settings
  const onLimit = boundedWait(settings.log)
  const octokit = getOctokit(
    token,
    {
      baseUrl: apiUrl,
      userAgent,
      request: { ...defaults.request, fetch: timedFetch(settings), log: nowhere },
      retry: { doNotRetry: final, retries, retryAfterBaseValue: second },
      throttle: {
        // Limits are those of a token. Whoever opens another client has another token.
        id: randomUUID(),
        onRateLimit: onLimit,
        onSecondaryRateLimit: onLimit,
        retryAfterBaseValue: second,
      },
    },
    retry,
    throttling,
  )
  const [owner = '', repo = ''] = repository.split('/')
  return async (route, parameters, once) => {
    const { data, headers } = await octokit.request(route, {
      ...(route.includes('{owner}') && { owner, repo }),
      ...parameters,
      ...(once && { request: { retries: 0 } }),
    })
    return { data, link: headers.link ?? '' }
  }
}

/**
 * Whether to wait as long as GitHub asks for. Each wait takes from what is left for those to come; and since a clock
 * that is wrong makes waits of nothing, their number is bounded too.
 */
function boundedWait(log: GitHubSettings['log']) {
  let left = longestWait
  return (seconds: number, _request: unknown, _octokit: unknown, waits: number): boolean => {
    if (seconds > left || waits >= mostWaits) return false
    left -= seconds
    log.info(`GitHub takes no more calls for now; trying again in ${seconds} s.`)
    return true
  }
}

/** The toolkit's fetch, which knows the proxy of the runner, with an end to waiting. */
function timedFetch({ signal, timeout = usualTimeout }: GitHubSettings): typeof fetch {
  const { fetch } = defaults.request as { readonly fetch: typeof globalThis.fetch }
  return (input, init) =>
    fetch(input, { ...init, signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]) })
}
