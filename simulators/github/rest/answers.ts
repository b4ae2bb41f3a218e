import type { Artifact } from '../service/artifact-service.ts'
import type { Account } from './accounts.ts'
import type { Comment, Issue, Run } from './records.ts'
import type { PullRequest, Repository } from './repository.ts'

/** The JSON of what a repository holds, with the fields that octokit's types name and clients use. */
export class Answers {
  readonly #root: string
  readonly #repository: Repository

  constructor(root: string, repository: Repository) {
    this.#root = `${root}/repos/${repository.name}`
    this.#repository = repository
  }

  user({ login, id, type }: Account): object {
    const bot = type === 'Bot' ? `apps/${login.replace('[bot]', '')}` : login
    return { login, id, type, html_url: `https://github.com/${bot}`, site_admin: false }
  }

  comment(comment: Comment): object {
    const { id, issue, body, author } = comment
    const subject = this.#repository.issues.get(issue)
    return {
      ...{ id, body, user: this.user(author) },
      url: `${this.#root}/issues/comments/${id}`,
      html_url: `${this.#page(subject)}#issuecomment-${id}`,
      issue_url: `${this.#root}/issues/${issue}`,
      ...{ created_at: time(comment.createdAt), updated_at: time(comment.updatedAt) },
      author_association: author.type === 'Bot' ? 'NONE' : 'MEMBER',
      performed_via_github_app: null,
    }
  }

  issue(issue: Issue): object {
    const { number, title, body, state, labels, locked } = issue
    return {
      ...{ id: issue.id, number, title, body, state, locked },
      url: `${this.#root}/issues/${number}`,
      html_url: this.#page(issue),
      user: this.user(issue.author),
      state_reason: issue.stateReason ?? null,
      labels: labels.map(name => ({ name })),
      comments: this.#repository.commentsOf(number).length,
      ...this.#times(issue),
      ...(issue.pull && {
        pull_request: { url: `${this.#root}/pulls/${number}`, html_url: this.#page(issue) },
      }),
    }
  }

  /** A pull request as lists have it. */
  pull(issue: PullRequest): object {
    const { number, title, body, state, labels, locked, pull } = issue
    return {
      ...{ id: issue.id, number, title, body, state, locked, draft: false },
      url: `${this.#root}/pulls/${number}`,
      html_url: this.#page(issue),
      user: this.user(issue.author),
      labels: labels.map(name => ({ name })),
      ...this.#times(issue),
      merged_at: pull.mergedAt ? time(pull.mergedAt) : null,
      merge_commit_sha: pull.mergeCommit ?? null,
      head: this.#end(pull.head),
      base: this.#end({ ...pull.base, repository: this.#repository.name }),
    }
  }

  /** A pull request that was asked for by its number. */
  wholePull(issue: PullRequest): object {
    const { pull } = issue
    return { ...this.pull(issue), merged: pull.mergedAt !== undefined, commits: pull.commits.length }
  }

  artifact(artifact: Artifact): object {
    const { id, name, content, runId } = artifact
    const run = this.#repository.runs.get(runId)
    return {
      ...{ id, name, size_in_bytes: content.length, expired: artifact.expired },
      url: `${this.#root}/actions/artifacts/${id}`,
      archive_download_url: `${this.#root}/actions/artifacts/${id}/zip`,
      ...{ created_at: artifact.createdAt, expires_at: artifact.expiresAt ?? null },
      digest: artifact.digest,
      workflow_run: run
        ? {
            id: runId,
            repository_id: this.#repository.id,
            head_branch: run.headBranch,
            head_sha: run.headSha,
          }
        : null,
    }
  }

  run(run: Run): object {
    return {
      ...{ id: run.id, name: run.workflow, event: run.event, run_attempt: run.attempt },
      ...{ head_branch: run.headBranch, head_sha: run.headSha },
      status: run.conclusion === undefined ? 'in_progress' : 'completed',
      conclusion: run.conclusion ?? null,
      path: `.github/workflows/${run.workflow}.yml`,
      html_url: `https://github.com/${this.#repository.name}/actions/runs/${run.id}`,
      repository: this.#short(this.#repository.name),
      head_repository: run.headRepository === undefined ? null : this.#short(run.headRepository),
    }
  }

  #end(end: { readonly ref: string; readonly sha: string; readonly repository: string | undefined }): object {
    const owner = end.repository?.split('/')[0] ?? 'unknown'
    const repo = end.repository === undefined ? null : this.#short(end.repository)
    return { label: `${owner}:${end.ref}`, ref: end.ref, sha: end.sha, repo }
  }

  #short(fullName: string): object {
    const [owner = '', name = ''] = fullName.split('/')
    return { name, full_name: fullName, owner: { login: owner }, fork: fullName !== this.#repository.name }
  }

  #page(issue: Issue | undefined): string {
    const kind = issue?.pull === undefined ? 'issues' : 'pull'
    return `https://github.com/${this.#repository.name}/${kind}/${issue?.number}`
  }

  #times({ createdAt, updatedAt, closedAt }: Issue): object {
    return {
      created_at: time(createdAt),
      updated_at: time(updatedAt),
      closed_at: closedAt === undefined ? null : time(closedAt),
    }
  }
}

/** GitHub tells time to the second. */
function time(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z')
}
