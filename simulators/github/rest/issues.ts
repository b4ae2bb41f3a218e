import { readChangedIssue, readNewIssue } from './bodies.ts'
import { type Answer, type Call, demand, numberIn } from './call.ts'
import { page } from './pages.ts'
import { notFound, Refusal } from './refusal.ts'

/** Pull requests are among the issues. */
export function listIssues(call: Call): Answer {
  demand(call, 'issues', 'read')
  const { query, repository } = call
  const state = query.get('state') ?? 'open'
  const creator = query.get('creator')
  const labels = query.get('labels')?.split(',') ?? []
  const found = [...repository.issues.values()]
    .filter(issue => state === 'all' || issue.state === state)
    .filter(({ author }) => creator === null || author.login === creator)
    .filter(issue => labels.every(label => issue.labels.includes(label)))
  const oldestFirst = query.get('direction') === 'asc'
  return page(call, oldestFirst ? found : found.toReversed(), issue => call.answers.issue(issue))
}

export function createIssue(call: Call): Answer {
  demand(call, 'issues', 'write')
  if (!call.repository.issuesEnabled) throw new Refusal(410, 'Issues has been disabled in this repository.')
  const { title, body = '', labels = [] } = readNewIssue(call.body)
  const issue = call.repository.openIssue({ title, body, labels, author: call.grant.account })
  return { status: 201, body: call.answers.issue(issue) }
}

export function updateIssue(call: Call): Answer {
  const issue = call.repository.issues.get(numberIn(call, 'issue_number'))
  if (issue === undefined) throw notFound()
  demand(call, issue.pull === undefined ? 'issues' : 'pull-requests', 'write')
  const { title, body, labels, state, state_reason: reason } = readChangedIssue(call.body)
  if (title !== undefined) issue.title = title
  if (body !== undefined) issue.body = body
  if (labels !== undefined) issue.labels = labels
  if (state !== undefined) call.repository.setState(issue, state, reason)
  issue.updatedAt = new Date()
  return { status: 200, body: call.answers.issue(issue) }
}
