import type { ArtifactService } from '../service/artifact-service.ts'
import type { Answers } from './answers.ts'
import { Refusal } from './refusal.ts'
import type { Repository } from './repository.ts'
import { type Area, allows, type Grant, type Level } from './tokens.ts'

/** A call below a repository, whose token is good and sees it. */
export interface Call {
  readonly grant: Grant
  readonly repository: Repository
  readonly answers: Answers
  readonly artifacts: ArtifactService
  /** What the path holds, by the names in the route. */
  readonly path: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** What was sent as JSON. */
  readonly body: unknown
  /** The address of this call in GitHub's own links, without its query. */
  readonly address: string
}

export interface Answer {
  readonly status: number
  /** JSON; undefined for an answer without a body. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export type Handler = (call: Call) => Answer

/** Refuses a token that lacks a permission. */
export function demand({ grant }: Pick<Call, 'grant'>, area: Area, level: Level): void {
  if (allows(grant.permissions, area, level)) return
  const holder = grant.kind === 'integration' ? 'integration' : 'personal access token'
  throw new Refusal(403, `Resource not accessible by ${holder}`)
}

/** The whole number that the path holds under a name; none that exists when it is something else. */
export function numberIn({ path }: Call, name: string): number {
  return Number(path[name])
}
