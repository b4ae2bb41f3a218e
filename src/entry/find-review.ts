import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Reviewed } from '../commands/reviewed.ts'
import { tenantPlaceOf } from '../platforms/registry.ts'
import type { Plan } from '../roster/planning/plan.ts'
import { readPlan } from '../roster/planning/plan-format.ts'
import { Review } from '../roster/planning/review.ts'
import type { GitHubApi } from '../runner/github/api.ts'
import { findComment } from '../runner/github/comment.ts'
import { readEvent } from '../runner/github/event.ts'
import { MissingPermission } from '../runner/github/missing-permission.ts'
import { type PlanData, planMarker, readPlanData } from '../runner/github/plan-marker.ts'
import type { PullRequest } from '../runner/github/pull.ts'
import { pullRequestsOf } from '../runner/github/pull-request.ts'
import { downloadReviewed } from '../runner/github/reviewed-artifact.ts'
import type { ImportInputs, PlanCommandInputs, RosterInputs } from '../runner/inputs.ts'
import { openGitHub } from './github.ts'
import type { Session } from './session.ts'

/** The plans that people have reviewed for what a run applies. */
export type FoundReview =
  | { readonly kind: 'found'; readonly reviewed: Reviewed }
  /** Why there is none, in sentences. */
  | { readonly kind: 'absent'; readonly reasons: readonly string[] }

function absent(reasons: readonly string[]): FoundReview {
  return { kind: 'absent', reasons }
}

/**
 * Finds the plans again that were told on the pull requests of this run: the comment of each names the artifact, and the
 * artifact has to be what the comment says.
 *
 * Rejects with a `Failure` when GitHub does not tell.
 */
export async function findReview(
  inputs: ImportInputs | PlanCommandInputs,
  session: Session,
): Promise<FoundReview> {
  const api = openGitHub(inputs, session)
  try {
    const pulls = await pullRequestsOf(readEvent(session.run.event), api)
    if (pulls.length === 0) return absent(['The commit of this run came with no pull request.'])
    return await reviewOf(pulls, inputs, session, api)
  } catch (error) {
    if (!(error instanceof MissingPermission)) throw error
    // All that it takes at once, not one after the other.
    const comments = inputs.command === 'plan' && inputs.comment !== 'never' ? 'write' : 'read'
    throw new MissingPermission('find the plan that was reviewed', {
      ...{ 'pull-requests': comments, actions: 'read' },
    })
  }
}

async function reviewOf(
  pulls: readonly PullRequest[],
  inputs: RosterInputs,
  { ports, options }: Session,
  api: GitHubApi,
): Promise<FoundReview> {
  const found: { readonly plan: Plan; readonly pull: number }[] = []
  const reasons: string[] = []
  for (const pull of pulls) {
    const { number } = pull
    const folder = join(options.reportFolder, `reviewed-${number}`)
    const told = await reviewedPlan(pull, inputs, folder, api)
    if (typeof told === 'string') {
      reasons.push(told)
      continue
    }
    found.push({ plan: told.plan, pull: number })
    if (told.data.head !== pull.headSha) {
      ports.log.notice(
        `The plan on pull request #${number} was made for commit ${told.data.head.slice(0, 7)} of it, and the last one is ${pull.headSha.slice(0, 7)}. What only that one asks for is held.`,
        'Reviewed plan',
      )
    }
  }
  if (found.length === 0) return absent(reasons)
  for (const reason of reasons) ports.log.notice(`${reason} What only it asks for is held.`, 'Reviewed plan')
  const plans = found.map(({ plan: { digest }, pull }) => ({ digest, pull }))
  return { kind: 'found', reviewed: { review: new Review(found.map(({ plan }) => plan)), plans } }
}

/** The plan that was told on a pull request, or why there is none, as a sentence. */
async function reviewedPlan(
  { number }: PullRequest,
  { selection, roster }: RosterInputs,
  folder: string,
  api: GitHubApi,
): Promise<{ readonly plan: Plan; readonly data: PlanData } | string> {
  const marker = planMarker({ place: tenantPlaceOf(selection), roster: roster.name })
  const comment = await findComment({ number, marker }, api)
  if (!comment) return `Pull request #${number} has no comment with a plan of ${roster.name} for this tenant.`
  const data = readPlanData(comment.body)
  if (!data) return `The comment on pull request #${number} tells of no plan that could be applied.`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const wanted = { runId: data.run, name: data.artifact, headSha: data.head, folder }
  const artifact = await downloadReviewed(wanted, api)
  if (artifact.kind === 'absent')
    return `The plan of pull request #${number} is not to be had: ${artifact.reason}.`
  const plan = planIn(folder)
  if (plan?.digest !== data.digest)
    return `The plan of pull request #${number} is not the one that its comment tells of.`
  if (plan.platform !== selection.platform || plan.roster.file !== roster.name)
    return `The plan of pull request #${number} is about another roster.`
  return { plan, data }
}

function planIn(folder: string): Plan | undefined {
  try {
    return readPlan(readFileSync(join(folder, 'plan.json'), 'utf8'))
  } catch {
    return undefined
  }
}
