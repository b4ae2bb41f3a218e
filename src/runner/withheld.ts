import type { Withheld } from '../report/offline.ts'
import type { RunEvent } from './base-version.ts'
import { readEvent } from './github/event.ts'
import type { InputName } from './input-table.ts'

/** What a platform is signed in to with. */
const credentials = ['password', 'token'] as const satisfies readonly InputName[]

/**
 * Why a plan is given no secrets, where GitHub keeps them from a pull request; undefined where it has some, or where
 * that is a mistake of the workflow.
 * @param raw the value of an input as it was given, empty when it was not
 * @param actor the login of who started the run
 */
export function secretsWithheld(
  raw: (name: InputName) => string,
  event: RunEvent,
  actor: string | undefined,
): Withheld | undefined {
  if (raw('command').trim() !== 'plan' || event.name !== 'pull_request') return undefined
  const given = credentials.some(name => raw(name).trim() !== '') || raw('token-in-config').trim() === 'allow'
  if (given) return undefined
  if (actor === 'dependabot[bot]') return 'dependabot'
  const about = readEvent(event)
  return about.kind === 'pull request' && about.pull.fork ? 'fork' : undefined
}
