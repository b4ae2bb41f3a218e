import { z } from 'zod'
import { Failure } from '../../work/failure.ts'
import type { GitHubApi } from './api.ts'
import { withMarker } from './marker.ts'
import { findOwn, upsert, type Written } from './upsert.ts'

const needs = { 'pull-requests': 'write' } as const

const commentAnswer = z
  .object({
    id: z.number(),
    html_url: z.string(),
    body: z.string().default(''),
    user: z.object({ login: z.string() }).nullable(),
  })
  .transform(({ id, html_url: url, body, user }): Written => ({ id, url, body, author: user?.login }))

export interface WantedComment {
  /** Of the pull request. */
  readonly number: number
  /** Made by `hiddenMarker`. */
  readonly marker: string
  /** Markdown; `roomBeside(marker)` tells how long it may be. */
  readonly text: string
}

/** Writes a comment below a pull request, or brings the one that is there up to date. */
export async function upsertComment(
  { number, marker, text }: WantedComment,
  api: GitHubApi,
): Promise<Written> {
  const body = withMarker(marker, text)
  const write = { needs, answer: commentAnswer, purpose: `write a comment on pull request #${number}` }
  const one = '/repos/{owner}/{repo}/issues/comments/{comment_id}'
  return upsert(
    {
      list: () => comments(number, api),
      isCurrent: comment => comment.body === body,
      create: () =>
        api.ask({
          ...{ ...write, once: true },
          route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
          parameters: { issue_number: number, body },
        }),
      update: ({ id }) => api.ask({ ...write, route: `PATCH ${one}`, parameters: { comment_id: id, body } }),
      discard: ({ id }) =>
        unlessGone(
          api.ask({
            ...{ needs, answer: z.unknown(), purpose: `delete a double comment on pull request #${number}` },
            ...{ route: `DELETE ${one}`, parameters: { comment_id: id } },
          }),
        ),
    },
    marker,
    () => api.account(),
  )
}

/** The own comment with this marker; the oldest, should there be several. */
export async function findComment(
  { number, marker }: Omit<WantedComment, 'text'>,
  api: GitHubApi,
): Promise<Written | undefined> {
  return (await findOwn(comments(number, api), marker, () => api.account()))[0]
}

/** All comments below a pull request, oldest first. */
function comments(number: number, api: GitHubApi): AsyncIterable<readonly Written[]> {
  return api.pages({
    route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    parameters: { issue_number: number },
    answer: z.array(commentAnswer),
    purpose: `read the comments on pull request #${number}`,
    needs: { 'pull-requests': 'read' },
  })
}

/** Another run may have deleted it in the same moment. */
async function unlessGone(deletion: Promise<unknown>): Promise<void> {
  await deletion.catch((error: unknown) => {
    if (!(error instanceof Failure && error.code === 'HTTP 404')) throw error
  })
}
