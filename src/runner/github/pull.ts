import { z } from 'zod'

/** A pull request, as far as a roster's review needs it. */
export interface PullRequest {
  readonly number: number
  /** Its page. */
  readonly url: string
  /** The last commit that it brings. */
  readonly headSha: string
  readonly headRef: string
  readonly baseRef: string
  /** Where its base was when GitHub last looked; not where the two branches parted. */
  readonly baseSha: string
  readonly merged: boolean
  /** The commit at which its base arrived by merging it; undefined while it is not merged. */
  readonly mergeCommit: string | undefined
  /** True when it comes from another repository, be it gone: its runs have no secrets and can only read. */
  readonly fork: boolean
}

const end = z.object({
  ref: z.string(),
  sha: z.string(),
  repo: z.object({ full_name: z.string() }).nullable(),
})

/** A pull request as the API and the payloads of events have it. */
export const pullAnswer = z
  .object({
    number: z.number(),
    html_url: z.string(),
    merged_at: z.string().nullable(),
    merge_commit_sha: z.string().nullable(),
    head: end,
    base: end,
  })
  .transform(
    ({ number, html_url: url, merged_at: mergedAt, merge_commit_sha: sha, head, base }): PullRequest => {
      const merged = mergedAt !== null
      return {
        ...{
          number,
          url,
          headSha: head.sha,
          headRef: head.ref,
          baseRef: base.ref,
          baseSha: base.sha,
          merged,
        },
        // Before that it is a merge that GitHub made to try it out.
        mergeCommit: merged ? (sha ?? undefined) : undefined,
        fork: head.repo?.full_name !== base.repo?.full_name,
      }
    },
  )
