import type { PlanResult } from '../commands/plan.ts'
import { namings, tenantPlaceOf } from '../platforms/registry.ts'
import { sentences } from '../report/format.ts'
import { commentMarkdown, type Told } from '../report/plan-comment.ts'
import { refusedMarkdown } from '../report/plan-refused.ts'
import type { GitHubApi } from '../runner/github/api.ts'
import { findComment, upsertComment } from '../runner/github/comment.ts'
import { readEvent } from '../runner/github/event.ts'
import { roomBeside } from '../runner/github/marker.ts'
import { planDataLine, planMarker } from '../runner/github/plan-marker.ts'
import type { PullRequest } from '../runner/github/pull.ts'
import { pullRequest } from '../runner/github/pull-request.ts'
import type { PlanCommandInputs } from '../runner/inputs.ts'
import { withoutSecrets } from '../runner/secrets.ts'
import { Failure } from '../work/failure.ts'
import { tryOnGitHub } from './github.ts'
import { setOutputs } from './publish.ts'
import type { Session } from './session.ts'

/**
 * Tells a plan, or why there is none, in the comment of the pull request that this run is about. What GitHub does not let
 * it do is a warning, since the plan stands without a comment.
 */
export async function commentPlan(
  result: PlanResult,
  told: Told,
  inputs: PlanCommandInputs,
  session: Session,
): Promise<void> {
  if (inputs.comment === 'never') return
  const url = await tryOnGitHub('No comment', inputs, session, async api => {
    const event = readEvent(session.run.event)
    if (event.kind === 'pull request') return write(result, told, event.pull, inputs, session, api)
    session.ports.log.notice('There is no comment, since this run is not for a pull request.', 'No comment')
    return undefined
  })
  setOutputs({ 'comment-url': url ?? '' })
}

/** The same for an error that came before a plan: the plan of an earlier commit must not pass for that of this one. */
export async function commentNoPlan(
  error: unknown,
  inputs: PlanCommandInputs,
  session: Session,
): Promise<void> {
  const reason =
    error instanceof Failure ? sentences(error.message, error.cure) : 'The log of the run tells why.'
  const { title } = namings[inputs.selection.platform]
  const told = (bytes: number) => refusedMarkdown(`${title} plan: there is none`, [reason], [], bytes)
  await commentPlan({ findings: [], errors: [reason] }, told, inputs, session)
}

/** Whether there is nothing in a plan that anybody has to look at. */
export function isQuiet({ plan, errors }: PlanResult): boolean {
  return plan?.changes.length === 0 && errors.length === 0
}

async function write(
  result: PlanResult,
  told: Told,
  { number, headSha }: PullRequest,
  { artifactName, comment, selection, roster }: PlanCommandInputs,
  { run, options, ports }: Session,
  api: GitHubApi,
): Promise<string | undefined> {
  const marker = planMarker({ place: tenantPlaceOf(selection), roster: roster.name })
  if (comment === 'changes' && isQuiet(result) && !(await findComment({ number, marker }, api)))
    return undefined
  if ((await pullRequest(number, api)).headSha !== headSha) {
    ports.log.notice(
      `Pull request #${number} has newer commits than this run, so its comment is left to the run for those.`,
      'No comment',
    )
    return undefined
  }
  const { plan, artifact } = result
  const name = `${artifactName}-attempt-${options.attempt}`
  const data =
    plan && artifact
      ? planDataLine({ digest: plan.digest, artifact: name, run: Number(run.id), head: headSha })
      : ''
  const text = commentMarkdown(bytes => withoutSecrets(told(bytes)), roomBeside(marker), {
    ...{ data, commit: headSha, runUrl: run.runUrl, attempt: options.attempt },
    ...(artifact && { files: { artifact: name, url: artifact.url } }),
  })
  return (await upsertComment({ number, marker, text }, api)).url
}
