import { randomBytes } from 'node:crypto'
import { type Account, account, actionsBot } from './accounts.ts'
import { type MergeGroupPayload, type PushPayload, pushedCommit, pushPayload } from './payloads.ts'
import type { Comment, Issue, Pull, Run } from './records.ts'

export type PullRequest = Issue & { readonly pull: Pull }

export interface NewIssue {
  readonly title?: string
  readonly body?: string
  readonly author?: Account
  readonly labels?: readonly string[]
}

export interface NewPull extends NewIssue {
  readonly headRef?: string
  /** Default: one commit, made up. */
  readonly commits?: readonly string[]
  /** `owner/name` of a fork; `gone` for a fork that was deleted. Default: a branch of the repository itself. */
  readonly from?: string
  readonly base?: string
}

export interface MergeOptions {
  /** Default `merge`. */
  readonly method?: 'merge' | 'squash' | 'rebase'
  /** The commits that the base branch gets, oldest first; default: made up as the method has it. */
  readonly commits?: readonly string[]
  /** False while GitHub has yet to find out which pull request the commits came with; default true. */
  readonly associated?: boolean
}

/** What a repository holds. Tests look at it and change it; the API's calls go through the same methods. */
export class Repository {
  /** `owner/name` */
  readonly name: string
  readonly id: number
  readonly defaultBranch = 'main'
  issuesEnabled = true
  /** Pull requests are among them. */
  readonly issues = new Map<number, Issue>()
  readonly comments = new Map<number, Comment>()
  readonly runs = new Map<number, Run>()
  /** Commits by the full name of their ref. */
  readonly refs = new Map<string, string>([['refs/heads/main', madeUpCommit()]])
  /** Commits of base branches, by the pull request that brought them; undefined where none is known to have. */
  readonly #landed = new Map<string, number | undefined>()
  #nextNumber = 1
  readonly #nextId: () => number

  /** @param nextId numbers that are unique over all repositories */
  constructor(name: string, nextId: () => number) {
    this.name = name
    this.id = nextId()
    this.#nextId = nextId
    this.#landed.set(this.tip(this.defaultBranch), undefined)
  }

  /** The commit at which a branch is. */
  tip(branch: string): string {
    const sha = this.refs.get(`refs/heads/${branch}`)
    if (sha === undefined) throw new Error(`${this.name} has no branch ${branch}`)
    return sha
  }

  openIssue(options: NewIssue = {}): Issue {
    return this.#add(options, undefined)
  }

  openPull(options: NewPull = {}): PullRequest {
    const { commits = [madeUpCommit()], headRef = 'change-users', from = this.name } = options
    const base = options.base ?? this.defaultBranch
    const head = { ref: headRef, sha: commits.at(-1) ?? '', repository: from === 'gone' ? undefined : from }
    const pull: Pull = {
      ...{ head, base: { ref: base, sha: this.tip(base) }, commits },
      ...{ mergedAt: undefined, mergeCommit: undefined },
    }
    return this.pull(this.#add(options, pull).number)
  }

  /** The pull requests among the issues, oldest first. */
  get pulls(): PullRequest[] {
    return [...this.issues.values()].filter(issue => isPullRequest(issue))
  }

  /** A pull request; throws when the number is none. */
  pull(number: number): PullRequest {
    const found = this.pulls.find(pull => pull.number === number)
    if (found === undefined) throw new Error(`${this.name} has no pull request #${number}`)
    return found
  }

  addComment(issue: number, body: string, author: Account = actionsBot): Comment {
    const id = this.#nextId()
    const now = new Date()
    const comment = { id, issue, author, body, createdAt: now, updatedAt: now }
    this.comments.set(id, comment)
    return comment
  }

  /** The comments below an issue or pull request, oldest first. */
  commentsOf(issue: number): Comment[] {
    return [...this.comments.values()].filter(comment => comment.issue === issue)
  }

  /** Closes an issue, or opens it again. */
  setState(issue: Issue, state: Issue['state'], reason: Issue['stateReason']): void {
    issue.state = state
    issue.stateReason = reason
    issue.closedAt = state === 'closed' ? new Date() : undefined
  }

  /** A push to the branch of a pull request. */
  pushTo(number: number, sha = madeUpCommit()): string {
    const { pull } = this.pull(number)
    pull.commits = [...pull.commits, sha]
    pull.head = { ...pull.head, sha }
    return sha
  }

  /** A push to a branch past any pull request. */
  push(commits: readonly string[] = [madeUpCommit()], branch = this.defaultBranch): PushPayload {
    for (const sha of commits) this.#landed.set(sha, undefined)
    return this.#advance(branch, commits, 'Change users directly')
  }

  /** Merges a pull request. */
  merge(number: number, options: MergeOptions = {}): PushPayload {
    const issue = this.pull(number)
    const { pull } = issue
    const { method = 'merge', associated = true } = options
    const commits = options.commits ?? mergedCommits(pull, method)
    for (const sha of commits) this.#landed.set(sha, associated ? number : undefined)
    this.setState(issue, 'closed', undefined)
    issue.updatedAt = new Date()
    pull.mergedAt = issue.updatedAt
    pull.mergeCommit = commits.at(-1)
    const message = {
      merge: `Merge pull request #${number} from ${pull.head.ref}\n\n${issue.title}`,
      squash: `${issue.title} (#${number})`,
      rebase: issue.title,
    }[method]
    return this.#advance(pull.base.ref, commits, message)
  }

  /** Puts pull requests into the merge queue, one on top of the other; answers with the event of each. */
  enqueue(numbers: readonly number[]): MergeGroupPayload[] {
    const base = this.pull(numbers[0] ?? 0).pull.base.ref
    let parent = this.tip(base)
    return numbers.map(number => {
      const head = madeUpCommit()
      const ref = `refs/heads/gh-readonly-queue/${base}/pr-${number}-${parent}`
      this.refs.set(ref, head)
      const group = {
        ...{ head_sha: head, head_ref: ref, base_sha: parent, base_ref: `refs/heads/${base}` },
        head_commit: pushedCommit(head, `Merge pull request #${number}`),
      }
      parent = head
      return { action: 'checks_requested', merge_group: group }
    })
  }

  /** The pull requests that GitHub links to a commit; undefined when it knows no such commit. */
  pullsOf(sha: string): PullRequest[] | undefined {
    if (this.#landed.has(sha)) {
      const number = this.#landed.get(sha)
      return number === undefined ? [] : [this.pull(number)]
    }
    const pulls = this.pulls.filter(({ pull }) => pull.commits.includes(sha))
    return pulls.length > 0 || [...this.refs.values()].includes(sha) ? pulls : undefined
  }

  #advance(branch: string, commits: readonly string[], message: string): PushPayload {
    const ref = `refs/heads/${branch}`
    const before = this.tip(branch)
    this.refs.set(ref, commits.at(-1) ?? before)
    return pushPayload(
      ref,
      before,
      commits.map(id => pushedCommit(id, message)),
    )
  }

  #add({ title = 'Change users', body = '', author, labels = [] }: NewIssue, pull: Pull | undefined): Issue {
    const now = new Date()
    const issue: Issue = {
      ...{ id: this.#nextId(), number: this.#nextNumber++, author: author ?? account('octo-example') },
      ...{ title, body, labels, state: 'open', stateReason: undefined, locked: false },
      ...{ createdAt: now, updatedAt: now, closedAt: undefined, pull },
    }
    this.issues.set(issue.number, issue)
    return issue
  }
}

function isPullRequest(issue: Issue): issue is PullRequest {
  return issue.pull !== undefined
}

function madeUpCommit(): string {
  return randomBytes(20).toString('hex')
}

function mergedCommits(pull: Pull, method: 'merge' | 'squash' | 'rebase'): string[] {
  if (method === 'squash') return [madeUpCommit()]
  if (method === 'rebase') return pull.commits.map(() => madeUpCommit())
  return [...pull.commits, madeUpCommit()]
}
