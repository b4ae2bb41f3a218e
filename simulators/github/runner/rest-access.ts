import { z } from 'zod'
import { actionsBot } from '../rest/accounts.ts'
import type { Run } from '../rest/records.ts'
import type { RestService } from '../rest/service.ts'
import { readOnly } from '../rest/tokens.ts'
import type { RunSettings } from './run-options.ts'

/** How an attempt reaches GitHub's API. */
export interface RestAccess {
  readonly apiUrl: string
  readonly graphqlUrl: string
  /** The attempt's own, good until it ends. */
  readonly token: string
}

/** Gives an attempt a token, which can only read where a pull request from a fork started the run. */
export function grantAccess(rest: RestService, run: RunSettings, attempt: number): RestAccess {
  const { repository, permissions, event, secrets, runId } = run
  const token = secrets.GITHUB_TOKEN ?? `ghs_example${runId}x${attempt}`
  const head = headOf(run)
  const fromFork = event.name === 'pull_request' && head.repository !== repository
  rest.tokens.grant(token, {
    ...{ account: actionsBot, kind: 'integration', repository },
    permissions: fromFork ? readOnly(permissions) : permissions,
  })
  const enterprise = run.serverUrl !== 'https://github.com'
  return {
    apiUrl: enterprise ? `${rest.url}/api/v3` : rest.url,
    graphqlUrl: enterprise ? `${rest.url}/api/graphql` : `${rest.url}/graphql`,
    token,
  }
}

/** The run as the API shows it, before its end. */
export function runRecord(run: RunSettings, attempt: number): Run {
  const { runId: id, event, workflow } = run
  const { ref: headBranch, sha: headSha, repository: headRepository } = headOf(run)
  return {
    id,
    event: event.name,
    workflow,
    attempt,
    headBranch,
    headSha,
    headRepository,
    conclusion: undefined,
  }
}

const pullRequestPayload = z.object({
  pull_request: z.object({
    head: z.object({
      ref: z.string(),
      sha: z.string(),
      repo: z.object({ full_name: z.string() }).nullable(),
    }),
  }),
})

/** What a run is about: the head of the pull request that started it, else what it runs at. */
function headOf(run: RunSettings): { ref: string; sha: string; repository: string | undefined } {
  const parsed = pullRequestPayload.safeParse(run.event.payload)
  if (!parsed.success) {
    return { ref: run.ref.replace(/^refs\/heads\//, ''), sha: run.sha, repository: run.repository }
  }
  const { ref, sha, repo } = parsed.data.pull_request.head
  return { ref, sha, repository: repo?.full_name }
}
