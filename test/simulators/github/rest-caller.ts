import { actionsBot, type GitHub, type Grant, type Permissions } from '../../../simulators/github/index.ts'

export const repository = 'example/rosters'

export interface RestAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

export type Caller = (method: string, path: string, body?: unknown) => Promise<RestAnswer>

let tokens = 0

/** Calls the API below the repository (or from the root, with a path that begins with two slashes) as a new token. */
export function callerOf(github: GitHub, permissions: Permissions, more: Partial<Grant> = {}): Caller {
  tokens += 1
  const token = `ghs_example${tokens}`
  github.rest.tokens.grant(token, {
    account: actionsBot,
    kind: 'integration',
    repository,
    permissions,
    ...more,
  })
  return (method, path, body) => request(github, token, method, path, body)
}

export async function request(
  github: GitHub,
  token: string | undefined,
  method: string,
  path: string,
  body?: unknown,
): Promise<RestAnswer> {
  const url = path.startsWith('//') ? path.slice(1) : `/repos/${repository}${path}`
  const response = await fetch(github.rest.url + url, {
    method,
    redirect: 'manual',
    headers: token === undefined ? {} : { authorization: `token ${token}` },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const json = response.headers.get('content-type')?.startsWith('application/json')
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text }
}
