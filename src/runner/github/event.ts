import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Failure } from '../../work/failure.ts'
import type { RunEvent } from '../base-version.ts'
import { type PullRequest, pullAnswer } from './pull.ts'

/** What started the run, as far as it tells which pull requests the run is about. */
export type GitHubEvent =
  | { readonly kind: 'pull request'; readonly pull: PullRequest }
  /** A merge queue tries out what its branch would become. */
  | { readonly kind: 'merge group'; readonly headRef: string }
  /** Commits that a branch got. */
  | {
      readonly kind: 'push'
      readonly branch: string
      readonly after: string
      /** Oldest first. */
      readonly commits: readonly string[]
    }
  | { readonly kind: 'other'; readonly name: string }

const pullRequest = z
  .object({ pull_request: pullAnswer })
  .transform(({ pull_request: pull }): GitHubEvent => ({ kind: 'pull request', pull }))

const mergeGroup = z
  .object({ merge_group: z.object({ head_ref: z.string() }) })
  .transform(({ merge_group }): GitHubEvent => ({ kind: 'merge group', headRef: merge_group.head_ref }))

const push = z
  .object({ ref: z.string(), after: z.string(), commits: z.array(z.object({ id: z.string() })).default([]) })
  .transform(({ ref, after, commits }): GitHubEvent => {
    const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1]
    // Of a tag.
    if (branch === undefined) return { kind: 'other', name: 'push' }
    return { kind: 'push', branch, after, commits: commits.map(({ id }) => id) }
  })

const payloads: Readonly<Record<string, z.ZodType<GitHubEvent>>> = {
  pull_request: pullRequest,
  pull_request_target: pullRequest,
  merge_group: mergeGroup,
  push,
}

/**
 * Reads the event of a run.
 * @throws Failure when its payload cannot be used
 */
export function readEvent({ name, path }: RunEvent): GitHubEvent {
  const payload = payloads[name]
  if (payload === undefined || path === undefined) return { kind: 'other', name }
  const parsed = payload.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (parsed.success) return parsed.data
  const places = parsed.error.issues.map(issue => issue.path.join('.')).join(', ')
  throw new Failure(
    'rejected',
    `The payload of the event ${name} is not as GitHub documents it: ${places}.`,
    {
      code: 'unexpected payload',
      cause: parsed.error,
    },
  )
}
