import type { PlanResult } from '../commands/plan.ts'
import { namings, tenantPlaceOf } from '../platforms/registry.ts'
import { driftMarkdown, driftTitle, settledMarkdown } from '../report/drift-issue.ts'
import type { Told } from '../report/plan-comment.ts'
import type { GitHubApi } from '../runner/github/api.ts'
import { readEvent } from '../runner/github/event.ts'
import { closeIssue, upsertIssue } from '../runner/github/issue.ts'
import { hiddenMarker, roomBeside } from '../runner/github/marker.ts'
import type { PlanCommandInputs } from '../runner/inputs.ts'
import { withoutSecrets } from '../runner/secrets.ts'
import { isQuiet } from './comment.ts'
import { tryOnGitHub } from './github.ts'
import { setOutputs } from './publish.ts'
import type { Session } from './session.ts'

/**
 * Tells in an issue that a platform is not what its roster says, and closes it when it is. Without a plan nobody knows, so
 * the issue stays as it is.
 */
export async function tellDrift(
  result: PlanResult,
  told: Told,
  inputs: PlanCommandInputs,
  session: Session,
): Promise<void> {
  if (!inputs.driftIssue || !result.plan) return
  const url = await tryOnGitHub('No issue', inputs, session, async api => {
    const { kind } = readEvent(session.run.event)
    if (kind === 'pull request' || kind === 'merge group') {
      session.ports.log.notice(
        'No issue tells of drift, since what a pull request asks for is none: set drift-issue in runs for the branch itself.',
        'No issue',
      )
      return undefined
    }
    return keepIssue(isQuiet(result), told, inputs, session, api)
  })
  setOutputs({ 'issue-url': url ?? '' })
}

async function keepIssue(
  settled: boolean,
  told: Told,
  { selection, roster }: PlanCommandInputs,
  { run, options }: Session,
  api: GitHubApi,
): Promise<string | undefined> {
  const marker = hiddenMarker('drift', ...tenantPlaceOf(selection), roster.name)
  const room = roomBeside(marker)
  const harmless: Told = bytes => withoutSecrets(told(bytes))
  const teller = { runUrl: run.runUrl, attempt: options.attempt }
  if (settled) {
    await closeIssue({ marker, text: settledMarkdown(harmless, room, teller) }, api)
    return undefined
  }
  const frame = { ...teller, naming: namings[selection.platform], roster: roster.name }
  const text = driftMarkdown(harmless, room, frame)
  return (await upsertIssue({ marker, title: driftTitle(frame), text }, api)).url
}
