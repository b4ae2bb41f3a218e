import { z } from 'zod'
import type { GitHubApi } from './api.ts'
import type { GitHubEvent } from './event.ts'
import { type PullRequest, pullAnswer } from './pull.ts'

const needs = { 'pull-requests': 'read' } as const
const purpose = 'find the pull requests of this run'

/**
 * The pull requests that a run is about: the one of its event, those of a merge queue's group, or those that a push has
 * merged; in the order in which they are merged. None for a push past pull requests, and for other events.
 */
export async function pullRequestsOf(event: GitHubEvent, api: GitHubApi): Promise<readonly PullRequest[]> {
  switch (event.kind) {
    case 'pull request':
      return [event.pull]
    case 'merge group':
      return pullsInGroup(event.headRef, api)
    case 'push':
      return mergedBy(event, api)
    case 'other':
      return []
  }
}

/** A pull request as it is now. */
export function pullRequest(number: number, api: GitHubApi): Promise<PullRequest> {
  return api.ask({
    ...{ needs, purpose: `read pull request #${number}`, answer: pullAnswer },
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    parameters: { pull_number: number },
  })
}

const queueRef = /^refs\/heads\/gh-readonly-queue\/(.+)\/pr-(\d+)-([0-9a-f]{40})$/

/**
 * A merge queue stacks its pull requests: each has a branch, whose name holds its number and the commit that it stands
 * on, which is the head of the one before it, or of the base.
 */
async function pullsInGroup(headRef: string, api: GitHubApi): Promise<readonly PullRequest[]> {
  const last = queueRef.exec(headRef)
  if (last === null) return []
  const byHead = await queued(last[1] ?? '', api)
  const numbers: number[] = []
  for (let entry: Queued | undefined = last; entry; entry = byHead.get(entry[3] ?? '')) {
    numbers.unshift(Number(entry[2]))
  }
  const pulls = await Promise.all(numbers.map(number => pullRequest(number, api)))
  // The branch of one that has just been merged may still be there.
  return pulls.filter(({ merged }) => !merged)
}

/** What `queueRef` finds in the name of a branch: base, number, and the commit that it stands on. */
type Queued = RegExpExecArray

/** The branches of a queue by the commits at which they are. */
async function queued(base: string, api: GitHubApi): Promise<ReadonlyMap<string, Queued>> {
  const found = new Map<string, Queued>()
  const pages = api.pages({
    ...{ needs: { contents: 'read' }, purpose },
    route: 'GET /repos/{owner}/{repo}/git/matching-refs/{ref}',
    parameters: { ref: `heads/gh-readonly-queue/${base}/` },
    answer: z.array(z.object({ ref: z.string(), object: z.object({ sha: z.string() }) })),
  })
  for await (const page of pages) {
    for (const { ref, object } of page) {
      const entry = queueRef.exec(ref)
      if (entry) found.set(object.sha, entry)
    }
  }
  return found
}

/**
 * The merged pull requests of a push, which are several where a merge queue has landed a group. That GitHub links a
 * commit to its pull request takes it up to a minute after the merge, so the pull requests are asked first, and the
 * commit only when none of the hundred that changed last has it: in a re-run long after.
 */
async function mergedBy(
  { branch, after, commits }: Extract<GitHubEvent, { kind: 'push' }>,
  api: GitHubApi,
): Promise<readonly PullRequest[]> {
  const order = new Map([...commits, after].map((sha, at) => [sha, at]))
  const place = ({ mergeCommit = '' }: PullRequest) => order.get(mergeCommit) ?? -1
  const merged = (pulls: readonly PullRequest[]) =>
    pulls.filter(pull => pull.baseRef === branch && place(pull) >= 0).toSorted((a, b) => place(a) - place(b))
  const asked = { needs, purpose, answer: z.array(pullAnswer) }
  const recent = merged(
    await api.ask({
      ...asked,
      route: 'GET /repos/{owner}/{repo}/pulls',
      parameters: { state: 'closed', base: branch, sort: 'updated', direction: 'desc', per_page: 100 },
    }),
  )
  if (recent.length > 0) return recent
  const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls'
  return merged(await api.ask({ ...asked, route, parameters: { commit_sha: after } }))
}
