/** The parts of webhook payloads that a workflow run finds in its event file, as far as they are made here. */

export interface PushPayload {
  readonly ref: string
  readonly before: string
  readonly after: string
  readonly created: false
  readonly deleted: false
  readonly forced: false
  readonly commits: readonly PushedCommit[]
  readonly head_commit: PushedCommit
}

export interface PushedCommit {
  readonly id: string
  readonly message: string
  readonly timestamp: string
  readonly distinct: boolean
}

export interface MergeGroupPayload {
  readonly action: 'checks_requested'
  readonly merge_group: {
    readonly head_sha: string
    /** `refs/heads/gh-readonly-queue/<base>/pr-<number>-<sha of what it stands on>` */
    readonly head_ref: string
    readonly base_sha: string
    readonly base_ref: string
    readonly head_commit: PushedCommit
  }
}

export function pushPayload(ref: string, before: string, commits: readonly PushedCommit[]): PushPayload {
  const last = commits.at(-1)
  if (last === undefined) throw new Error('A push brings at least one commit')
  return {
    ...{ ref, before, after: last.id, created: false, deleted: false, forced: false },
    ...{ commits, head_commit: last },
  }
}

export function pushedCommit(id: string, message: string): PushedCommit {
  return { id, message, timestamp: new Date().toISOString(), distinct: true }
}
