import { readComment } from './bodies.ts'
import { type Answer, type Call, demand, numberIn } from './call.ts'
import { page } from './pages.ts'
import type { Comment, Issue } from './records.ts'
import { notFound, Refusal } from './refusal.ts'
import type { Level } from './tokens.ts'

export function listComments(call: Call): Answer {
  const { number } = subject(call, numberIn(call, 'issue_number'), 'read')
  return page(call, call.repository.commentsOf(number), comment => call.answers.comment(comment))
}

export function createComment(call: Call): Answer {
  const issue = subject(call, numberIn(call, 'issue_number'), 'write')
  if (issue.locked && call.grant.account.type === 'Bot')
    throw new Refusal(403, 'Unable to create comment because issue is locked.')
  const comment = call.repository.addComment(issue.number, readComment(call.body), call.grant.account)
  issue.updatedAt = new Date()
  return { status: 201, body: call.answers.comment(comment) }
}

export function updateComment(call: Call): Answer {
  const comment = addressed(call)
  comment.body = readComment(call.body)
  comment.updatedAt = new Date()
  return { status: 200, body: call.answers.comment(comment) }
}

export function deleteComment(call: Call): Answer {
  call.repository.comments.delete(addressed(call).id)
  return { status: 204 }
}

/** Whose token may write may change the comments of anybody. */
function addressed(call: Call): Comment {
  const comment = call.repository.comments.get(numberIn(call, 'comment_id'))
  if (comment === undefined) throw notFound()
  subject(call, comment.issue, 'write')
  return comment
}

/** The issue or pull request that a comment is about; each needs the permission of its own kind. */
function subject(call: Call, number: number, level: Level): Issue {
  const issue = call.repository.issues.get(number)
  if (issue === undefined) throw notFound()
  demand(call, issue.pull === undefined ? 'issues' : 'pull-requests', level)
  return issue
}
