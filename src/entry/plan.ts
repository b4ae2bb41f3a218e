import { type PlanResult, planUsers } from '../commands/plan.ts'
import { openForPlanning, titles } from '../platforms/registry.ts'
import { planMarkdown } from '../report/plan-markdown.ts'
import { refusedMarkdown } from '../report/plan-refused.ts'
import { verdict } from '../report/plan-words.ts'
import { fail } from '../runner/fail.ts'
import type { PlanCommandInputs } from '../runner/inputs.ts'
import { secretVariable } from '../runner/secrets.ts'
import { openInputs } from './open-inputs.ts'
import { addSummary, closeLog, setOutputs, summaryBytes } from './publish.ts'
import type { Session } from './session.ts'

/** Terraform's code for the same: the plan is good, and it is not empty. */
const changesPresent = 2

/** Runs `command: plan`. */
export async function runPlan(inputs: PlanCommandInputs, session: Session): Promise<void> {
  const { ports, surroundings, options } = session
  const opened = await openInputs(inputs, session)
  const result = await planUsers(
    opened,
    names => openForPlanning(inputs.selection, names, { ...surroundings, environment: secretVariable }),
    { ...options, planning: inputs.options },
    ports,
  )
  publishOutputs(result)
  await addSummary(summary(result, inputs, options.attempt))
  const { plan, findings, page } = result
  if (plan) closeLog(`${titles[inputs.selection.platform]} plan: ${verdict(plan, findings).text}`, page)
  fail(result.errors)
  if (plan && result.errors.length === 0 && inputs.failOnChanges && changesOf(plan.counts) > 0) {
    ports.log.error('The roster asks for changes, and fail-on-changes is set.', 'Changes present')
    process.exitCode = changesPresent
  }
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
    'artifact-id': artifact?.id ?? '',
    'artifact-url': artifact?.url ?? '',
    'report-url': page?.url ?? '',
  })
}

function summary(result: PlanResult, inputs: PlanCommandInputs, attempt: number): string {
  const { plan, findings, errors, page } = result
  const title = titles[inputs.selection.platform]
  if (!plan) return refusedMarkdown(`${title} plan: there is none`, errors, findings)
  const report = { artifact: `${inputs.artifactName}-attempt-${attempt}`, ...(page && { url: page.url }) }
  return planMarkdown(title, plan, findings, { bytes: summaryBytes, report })
}
