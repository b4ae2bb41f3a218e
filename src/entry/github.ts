import { unlessCancelled } from '../commands/unless-cancelled.ts'
import { GitHubApi, placeOf } from '../runner/github/api.ts'
import { tellFailure } from '../runner/github/tell.ts'
import type { Inputs } from '../runner/inputs.ts'
import { Failure } from '../work/failure.ts'
import type { Session } from './session.ts'

/** The repository of this run, as the token of the inputs sees it. */
export function openGitHub({ githubToken }: Inputs, { ports, options }: Session): GitHubApi {
  const { log, signal } = ports
  const userAgent = `rollcall/${options.version}`
  return new GitHubApi({ ...placeOf(process.env), token: githubToken, userAgent, log, signal })
}

/**
 * Does something on GitHub that the command can do without.
 * @param refused the title of the warning where GitHub does not let it
 * @returns undefined then, and when the run is cancelled
 */
export async function tryOnGitHub<T>(
  refused: string,
  inputs: Inputs,
  session: Session,
  action: (api: GitHubApi) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await unlessCancelled(() => action(openGitHub(inputs, session)), session.ports)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    tellFailure(error, refused, session.ports.log)
    return undefined
  }
}
