import type { Handler } from './call.ts'
import { createComment, deleteComment, listComments, updateComment } from './comments.ts'
import { createIssue, listIssues, updateIssue } from './issues.ts'
import { getPull, listMatchingRefs, listPulls, listPullsOfCommit } from './pulls.ts'
import { downloadArtifact, getArtifact, getRun, listArtifacts } from './runs.ts'

/** The calls below a repository, each with the permissions that GitHub says it accepts. */
export const repositoryRoutes = {
  'GET /repos/{owner}/{repo}/pulls': [listPulls, 'pull_requests=read'],
  'GET /repos/{owner}/{repo}/pulls/{pull_number}': [getPull, 'pull_requests=read'],
  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': [listPullsOfCommit, 'pull_requests=read'],
  'GET /repos/{owner}/{repo}/git/matching-refs/{ref}': [listMatchingRefs, 'contents=read'],
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': [
    listComments,
    'issues=read; pull_requests=read',
  ],
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': [
    createComment,
    'issues=write; pull_requests=write',
  ],
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': [
    updateComment,
    'issues=write; pull_requests=write',
  ],
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': [
    deleteComment,
    'issues=write; pull_requests=write',
  ],
  'GET /repos/{owner}/{repo}/issues': [listIssues, 'issues=read'],
  'POST /repos/{owner}/{repo}/issues': [createIssue, 'issues=write'],
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}': [updateIssue, 'issues=write; pull_requests=write'],
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}': [getRun, 'actions=read'],
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts': [listArtifacts, 'actions=read'],
  'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}': [getArtifact, 'actions=read'],
  'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}': [
    downloadArtifact,
    'actions=read',
  ],
} as const satisfies Readonly<Record<string, readonly [handler: Handler, accepted: string]>>

export type RepositoryRoute = keyof typeof repositoryRoutes

/** A call that the API knows, in the notation of octokit. */
export type Route = RepositoryRoute | 'GET /user' | 'POST /graphql'

export function isRepositoryRoute(route: Route): route is RepositoryRoute {
  return Object.hasOwn(repositoryRoutes, route)
}

/** The header that tells which permissions a call takes: a comma between those it needs, a semicolon between choices. */
export function acceptedBy(route: RepositoryRoute): Record<string, string> {
  return { 'x-accepted-github-permissions': repositoryRoutes[route][1] }
}

const routes: readonly Route[] = [
  ...(Object.keys(repositoryRoutes) as RepositoryRoute[]),
  'GET /user',
  'POST /graphql',
]

const patterns = routes.map(route => ({ route, pattern: patternOf(route) }))

export interface Match {
  readonly route: Route
  /** What the path holds, decoded, by the names in the route. */
  readonly path: Readonly<Record<string, string>>
}

/** The route of a request; undefined where there is none. */
export function matchRoute(method: string, path: string): Match | undefined {
  for (const { route, pattern } of patterns) {
    const found = pattern.exec(`${method} ${path}`)
    if (found) {
      const values = Object.entries(found.groups ?? {})
      return {
        route,
        path: Object.fromEntries(values.map(([name, text]) => [name, decodeURIComponent(text)])),
      }
    }
  }
  return undefined
}

/** A ref holds slashes, numbers are digits, and other names are one part of a path. */
function patternOf(route: Route): RegExp {
  const source = route.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = name === 'ref' ? '.+' : /_(?:number|id)$/.test(name) ? '\\d+' : '[^/]+'
    return `(?<${name}>${value})`
  })
  return new RegExp(`^${source}$`)
}
