import { type PlanResult, planUsers } from '../commands/plan.ts'
import { namings, openForPlanning } from '../platforms/registry.ts'
import { planMarkdown } from '../report/plan-markdown.ts'
import { refusedMarkdown } from '../report/plan-refused.ts'
import { verdict } from '../report/plan-words.ts'
import { fail } from '../runner/fail.ts'
import type { PlanCommandInputs } from '../runner/inputs.ts'
import { secretVariable } from '../runner/secrets.ts'
import { commentNoPlan, commentPlan } from './comment.ts'
import { tellDrift } from './drift-issue.ts'
import { openInputs } from './open-inputs.ts'
import { addSummary, closeLog, setOutputs, summaryBytes } from './publish.ts'
import { recheckedReview } from './review.ts'
import type { Session } from './session.ts'

/** Terraform's code for the same: the plan is good, and it is not empty. */
const changesPresent = 2

/** Runs `command: plan`. */
export async function runPlan(inputs: PlanCommandInputs, session: Session): Promise<void> {
  const { ports, options } = session
  const { title } = namings[inputs.selection.platform]
  const result = await plannedFor(inputs, session).catch(async (error: unknown) => {
    setOutputs({ message: `${title} plan: there is none.` })
    await commentNoPlan(error, inputs, session)
    throw error
  })
  const { plan, findings, page } = result
  const came = `${title} plan: ${plan ? verdict(plan, findings).text : 'there is none'}`
  publishOutputs(result)
  setOutputs({ message: `${came}.` })
  const told = (bytes: number) => summary(result, inputs, options.attempt, bytes)
  await addSummary(told(summaryBytes))
  await commentPlan(result, told, inputs, session)
  await tellDrift(result, told, inputs, session)
  if (plan) closeLog(came, page)
  fail(result.errors)
  if (plan && result.errors.length === 0 && inputs.failOnChanges && changesOf(plan.counts) > 0) {
    ports.log.error('The roster asks for changes, and fail-on-changes is set.', 'Changes present')
    process.exitCode = changesPresent
  }
}

async function plannedFor(inputs: PlanCommandInputs, session: Session): Promise<PlanResult> {
  const { ports, surroundings, options } = session
  const reviewed = inputs.recheck ? await recheckedReview(inputs, session) : undefined
  return planUsers(
    await openInputs(inputs, session),
    names => openForPlanning(inputs.selection, names, { ...surroundings, environment: secretVariable }),
    { ...options, planning: inputs.options, ...(reviewed && { reviewed }) },
    ports,
  )
}

function changesOf({
  creates,
  updates,
  deactivates,
  deletes,
}: NonNullable<PlanResult['plan']>['counts']): number {
  return creates + updates + deactivates + deletes
}

function publishOutputs({ plan, planPath, artifact, page }: PlanResult): void {
  const counts = plan?.counts
  setOutputs({
    changes: counts ? changesOf(counts) : '',
    creates: counts?.creates ?? '',
    updates: counts?.updates ?? '',
    removals: counts ? counts.deactivates + counts.deletes : '',
    held: counts?.held ?? '',
    invalid: counts?.invalid ?? '',
    'plan-digest': plan?.digest ?? '',
    'plan-path': planPath ?? '',
    reviewed: (plan?.reviewed ?? []).length > 0,
    'artifact-id': artifact?.id ?? '',
    'artifact-url': artifact?.url ?? '',
    'report-url': page?.url ?? '',
  })
}

function summary(result: PlanResult, inputs: PlanCommandInputs, attempt: number, bytes: number): string {
  const { plan, findings, errors, page } = result
  const naming = namings[inputs.selection.platform]
  if (!plan) return refusedMarkdown(`${naming.title} plan: there is none`, errors, findings, bytes)
  const report = { artifact: `${inputs.artifactName}-attempt-${attempt}`, ...(page && { url: page.url }) }
  return planMarkdown(naming, plan, findings, { bytes, report })
}
