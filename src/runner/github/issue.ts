import { z } from 'zod'
import type { GitHubApi } from './api.ts'
import { withMarker } from './marker.ts'
import { findOwn, upsert, type Written } from './upsert.ts'

const needs = { issues: 'write' } as const

/** An issue that is open. */
export interface OpenIssue extends Written {
  readonly number: number
  readonly title: string
}

const issueAnswer = z
  .object({
    id: z.number(),
    number: z.number(),
    html_url: z.string(),
    title: z.string(),
    body: z.string().nullable(),
    user: z.object({ login: z.string() }).nullable(),
  })
  .transform(
    ({ html_url: url, body, user, ...issue }): OpenIssue => ({
      ...issue,
      ...{ url, body: body ?? '', author: user?.login },
    }),
  )

export interface WantedIssue {
  /** Made by `hiddenMarker`. */
  readonly marker: string
  /** At most 256 characters. */
  readonly title: string
  /** Markdown; `roomBeside(marker)` tells how long it may be. */
  readonly text: string
}

/** Opens an issue, or brings the one that is open up to date. One that somebody has closed stays closed. */
export async function upsertIssue({ marker, title, text }: WantedIssue, api: GitHubApi): Promise<OpenIssue> {
  const body = withMarker(marker, text)
  return upsert(
    {
      list: () => openIssues(api),
      isCurrent: issue => issue.body === body && issue.title === title,
      create: () =>
        api.ask({
          ...{ needs, answer: issueAnswer, purpose: 'open an issue', once: true },
          route: 'POST /repos/{owner}/{repo}/issues',
          parameters: { title, body },
        }),
      update: issue => change(issue, { title, body }, api),
      discard: async double => {
        await change(double, { state: 'closed', state_reason: 'not_planned' }, api)
      },
    },
    marker,
    () => api.account(),
  )
}

/**
 * Closes the open issue with this marker, if there is one.
 * @param text what the issue says from then on
 */
export async function closeIssue(
  { marker, text }: Omit<WantedIssue, 'title'>,
  api: GitHubApi,
): Promise<OpenIssue | undefined> {
  const found = await findOwn(openIssues(api), marker, () => api.account())
  const closing = { state: 'closed', state_reason: 'completed', body: withMarker(marker, text) }
  for (const issue of found) await change(issue, closing, api)
  return found[0]
}

function change(
  { number }: OpenIssue,
  parameters: Readonly<Record<string, string>>,
  api: GitHubApi,
): Promise<OpenIssue> {
  return api.ask({
    ...{ needs, answer: issueAnswer, purpose: `change issue #${number}` },
    route: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
    parameters: { issue_number: number, ...parameters },
  })
}

/**
 * All open issues, oldest first. A filter by label or author would save calls, and lose what somebody has labelled
 * anew. Pull requests are among them; with the own marker there is none.
 */
function openIssues(api: GitHubApi): AsyncIterable<readonly OpenIssue[]> {
  return api.pages({
    route: 'GET /repos/{owner}/{repo}/issues',
    parameters: { state: 'open', direction: 'asc' },
    answer: z.array(issueAnswer),
    purpose: 'read the issues of the repository',
    needs: { issues: 'read' },
  })
}
