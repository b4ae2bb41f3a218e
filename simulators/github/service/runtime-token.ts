import { createHmac, timingSafeEqual } from 'node:crypto'

/** A branch whose caches the token's holder may read, and perhaps write. */
export interface CacheScope {
  readonly ref: string
  readonly writable: boolean
}

/** What the service knows about a caller: all of it comes from the token, as on GitHub. */
export interface Caller {
  readonly repository: string
  readonly runId: number
  readonly attempt: number
  /** Shared by the attempts that see each other's artifacts. */
  readonly runBackendId: string
  readonly jobBackendId: string
  /** In the order in which they are searched. */
  readonly cacheScopes: readonly CacheScope[]
}

// Bit values of the `Permission` in the token's `ac` claim.
const READ = 1
const READ_WRITE = 3

/** Signs an ACTIONS_RUNTIME_TOKEN with the claims that the toolkit's packages and the service read. */
export function signRuntimeToken(caller: Caller, key: Buffer): string {
  const header = encode({ alg: 'HS256', typ: 'JWT' })
  const payload = encode({
    scp: `Actions.ExampleScope Actions.Results:${caller.runBackendId}:${caller.jobBackendId}`,
    ac: JSON.stringify(
      caller.cacheScopes.map(scope => ({ Scope: scope.ref, Permission: scope.writable ? READ_WRITE : READ })),
    ),
    repository: caller.repository,
    run_id: caller.runId,
    run_attempt: caller.attempt,
  })
  return `${header}.${payload}.${signature(`${header}.${payload}`, key)}`
}

/** The caller a token stands for, or undefined when this service did not sign it. */
export function readRuntimeToken(token: string, key: Buffer): Caller | undefined {
  const [header, payload, given] = token.split('.')
  if (header === undefined || payload === undefined || given === undefined) return undefined
  const expected = signature(`${header}.${payload}`, key)
  if (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected))) {
    return undefined
  }
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
    scp: string
    ac: string
    repository: string
    run_id: number
    run_attempt: number
  }
  const [, runBackendId = '', jobBackendId = ''] = claims.scp.split(' ').at(-1)?.split(':') ?? []
  const scopes = JSON.parse(claims.ac) as { Scope: string; Permission: number }[]
  return {
    repository: claims.repository,
    runId: claims.run_id,
    attempt: claims.run_attempt,
    runBackendId,
    jobBackendId,
    cacheScopes: scopes.map(scope => ({ ref: scope.Scope, writable: scope.Permission === READ_WRITE })),
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function signature(text: string, key: Buffer): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}
