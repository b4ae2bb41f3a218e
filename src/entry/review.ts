import type { Binding, Reviewed } from '../commands/reviewed.ts'
import { sentences } from '../report/format.ts'
import { Review } from '../roster/planning/review.ts'
import { readEvent } from '../runner/github/event.ts'
import { MissingPermission } from '../runner/github/missing-permission.ts'
import type { ImportInputs, PlanCommandInputs } from '../runner/inputs.ts'
import { Failure } from '../work/failure.ts'
import { findReview } from './find-review.ts'
import type { Session } from './session.ts'

/** Finds out what an import may apply. */
export async function bind(inputs: ImportInputs, session: Session): Promise<Binding> {
  const { reviewedPlan: need } = inputs
  const { log } = session.ports
  if (need === 'off') return { kind: 'free' }
  const found = await findReview(inputs, session).catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error
    tellPermissions(error, session)
    return error
  })
  // It is not known whether there is one that would forbid it.
  if (found instanceof Failure)
    return { kind: 'refused', error: sentences(found.message, found.cure, 'Nothing was changed.') }
  if (found.kind === 'found') return { kind: 'bound', reviewed: found.reviewed }
  const why = found.reasons.join(' ')
  if (need === 'required') return { kind: 'refused', error: `${why} ${noReview}` }
  log.warning(`${why} So this import is bound to no review.`, 'No reviewed plan')
  return { kind: 'free' }
}

const noReview =
  'Nothing is applied without a plan that was reviewed: open a pull request on which command: plan runs with comment: always, or set reviewed-plan to off for this run.'

/**
 * What a plan is to be compared with; undefined on a pull request itself, where it is about to be reviewed. A queue has
 * pull requests too that are not about the roster, so it may be that there is no review and no change either.
 *
 * Rejects with a `Failure` when GitHub does not tell.
 */
export async function recheckedReview(
  inputs: PlanCommandInputs,
  session: Session,
): Promise<Reviewed | undefined> {
  const { log } = session.ports
  if (readEvent(session.run.event).kind === 'pull request') {
    log.info('This plan is the one to be reviewed, so recheck compares it with none.')
    return undefined
  }
  const found = await findReview(inputs, session).catch((error: unknown) => {
    tellPermissions(error, session)
    throw error
  })
  if (found.kind === 'found') return found.reviewed
  for (const reason of found.reasons) log.info(reason)
  return { review: new Review([]), plans: [] }
}

/** Lines to copy, where they are what is missing. */
function tellPermissions(error: unknown, { ports }: Session): void {
  if (error instanceof MissingPermission) for (const line of error.yaml) ports.log.info(line)
}
