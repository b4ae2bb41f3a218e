import type { Account } from './accounts.ts'

/** An issue, or a pull request's side that is one: both share their numbers, lists and comments. */
export interface Issue {
  readonly id: number
  readonly number: number
  readonly author: Account
  readonly createdAt: Date
  title: string
  body: string
  state: 'open' | 'closed'
  stateReason: 'completed' | 'not_planned' | 'reopened' | undefined
  labels: readonly string[]
  /** Only people may comment then. */
  locked: boolean
  updatedAt: Date
  closedAt: Date | undefined
  readonly pull: Pull | undefined
}

/** What a pull request has beyond an issue. */
export interface Pull {
  head: { readonly ref: string; readonly sha: string; readonly repository: string | undefined }
  base: { readonly ref: string; readonly sha: string }
  /** What it brings, oldest first; the last is the head. */
  commits: readonly string[]
  mergedAt: Date | undefined
  /** The commit at which its base arrived by merging it: the merge, the squashed, or the last rebased one. */
  mergeCommit: string | undefined
}

export interface Comment {
  readonly id: number
  /** The number of the issue or pull request below which it stands. */
  readonly issue: number
  readonly author: Account
  readonly createdAt: Date
  body: string
  updatedAt: Date
}

/** A workflow run as the API tells of it. */
export interface Run {
  readonly id: number
  readonly event: string
  readonly headBranch: string
  readonly headSha: string
  /** `owner/name`; undefined when the fork that it came from is gone. */
  readonly headRepository: string | undefined
  readonly workflow: string
  readonly attempt: number
  conclusion: string | undefined
}
