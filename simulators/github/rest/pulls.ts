import { type Answer, type Call, demand, numberIn } from './call.ts'
import { page } from './pages.ts'
import { notFound, Refusal } from './refusal.ts'
import type { PullRequest } from './repository.ts'

export function listPulls(call: Call): Answer {
  demand(call, 'pull-requests', 'read')
  const { query, repository } = call
  const state = query.get('state') ?? 'open'
  const base = query.get('base')
  const sort = query.get('sort') ?? 'created'
  const direction = query.get('direction') ?? (sort === 'created' ? 'desc' : 'asc')
  const time = ({ updatedAt, createdAt }: PullRequest) =>
    (sort === 'updated' ? updatedAt : createdAt).getTime()
  const found = repository.pulls
    .filter(pull => state === 'all' || pull.state === state)
    .filter(({ pull }) => base === null || pull.base.ref === base)
    .toSorted((a, b) => time(a) - time(b) || a.number - b.number)
  return page(call, direction === 'desc' ? found.toReversed() : found, pull => call.answers.pull(pull))
}

export function getPull(call: Call): Answer {
  demand(call, 'pull-requests', 'read')
  const found = call.repository.pulls.find(({ number }) => number === numberIn(call, 'pull_number'))
  if (found === undefined) throw notFound()
  return { status: 200, body: call.answers.wholePull(found) }
}

/** The pull requests that GitHub links to a commit. */
export function listPullsOfCommit(call: Call): Answer {
  demand(call, 'pull-requests', 'read')
  const sha = call.path.commit_sha ?? ''
  const found = call.repository.pullsOf(sha)
  if (found === undefined) throw new Refusal(422, `No commit found for SHA: ${sha}`)
  return page(call, found, pull => call.answers.pull(pull))
}

/** Refs whose names begin with what the path says. */
export function listMatchingRefs(call: Call): Answer {
  demand(call, 'contents', 'read')
  const prefix = `refs/${call.path.ref}`
  const found = [...call.repository.refs].filter(([name]) => name.startsWith(prefix))
  return page(call, found, ([ref, sha]) => ({ ref, object: { type: 'commit', sha } }))
}
