import { join } from 'node:path'
import type { PlannablePlatform } from '../platforms/platform.ts'
import { planHtml } from '../report/plan-html.ts'
import { guardSentence, reviewedSentence } from '../report/plan-words.ts'
import type { Plan, PlanOptions } from '../roster/planning/plan.ts'
import { writePlan } from '../roster/planning/write-plan.ts'
import type { Finding } from '../roster/reading/finding.ts'
import type { JournalEntry } from '../work/journal.ts'
import type { RetryPolicy } from '../work/retry.ts'
import { annotate } from './annotate.ts'
import { ask, deadline } from './ask.ts'
import { close } from './close.ts'
import { type Delivered, type Delivery, deliverWithPage, pagePath, writeFindings } from './deliver.ts'
import { driftStop } from './drift-stop.ts'
import { makePlan, type OpenedRoster, type ReadableRoster } from './make-plan.ts'
import type { Ports } from './ports.ts'
import { identityOf, openJournal, type ResumeOptions } from './resume.ts'
import { reviewErrors } from './review-errors.ts'
import type { Reviewed } from './reviewed.ts'
import { invalidRows } from './roster-errors.ts'
import { needSightForMissing } from './sight.ts'
import { snapshotErrors } from './snapshot-errors.ts'
import { spoolHolds, takeSnapshot } from './take-snapshot.ts'
import { tellDoubts } from './tell-doubts.ts'
import { unlessCancelled } from './unless-cancelled.ts'
import { refuseRoster } from './unreadable-roster.ts'
import { writePieces } from './write-pieces.ts'

export interface PlanCommandOptions extends ResumeOptions, Delivery {
  readonly planning: PlanOptions
  /** What people have agreed to, where the plan is checked against that. */
  readonly reviewed?: Reviewed
  /** Milliseconds; undefined for no limit. */
  readonly timeBudget: number | undefined
  readonly retry?: RetryPolicy
}

export interface PlanResult extends Delivered {
  /** Absent when there is none: the roster cannot be read, or not all users could be. */
  readonly plan?: Plan
  readonly planPath?: string
  /** About the roster, by line. */
  readonly findings: readonly Finding[]
  /** Why the step must fail, one sentence each; empty when it succeeded. */
  readonly errors: readonly string[]
}

const unreadable = 'The roster cannot be read, so there is no plan. No request was made.'

/**
 * Compares a roster with the users of a platform, and writes what it would change: plan.json, a report, and what is wrong
 * with the roster. Changes nothing.
 *
 * Rejects with a `Failure` when the platform cannot be used at all, and with a `Stop` when cancelled before that is known.
 * @param open opens the platform for the columns of the roster; not called when the roster cannot be read
 */
export async function planUsers(
  opened: OpenedRoster,
  open: (columns: readonly string[]) => Promise<PlannablePlatform>,
  options: PlanCommandOptions,
  ports: Ports,
): Promise<PlanResult> {
  const { roster, findings } = opened
  if (!roster) return refuseRoster(findings, unreadable, options, ports)
  const platform = await open(roster.columns.map(({ column }) => column.name))
  try {
    return await planOpened({ ...opened, roster }, platform, options, ports)
  } finally {
    await close(platform, ports)
  }
}

async function planOpened(
  opened: ReadableRoster,
  platform: PlannablePlatform,
  options: PlanCommandOptions,
  ports: Ports,
): Promise<PlanResult> {
  const { log, progress } = ports
  const { planning, timeBudget, retry } = options
  using time = deadline(ports, timeBudget)
  const { signal } = time
  const preflight = await ask(abort => platform.preflight(abort), signal, ports, retry)
  needSightForMissing(preflight, planning)
  const rules = await ask(abort => platform.rules(abort), signal, ports, retry)
  tellDoubts([...platform.doubts, ...(rules.doubts ?? [])], log)
  const identity = identityOf('plan', platform, preflight, options)
  const holds = (entry: JournalEntry) => spoolHolds(entry, ports)
  using journal = await openJournal({ ...options, identity, signal, holds }, ports)
  using snapshot = await takeSnapshot(platform, preflight, journal, signal, ports, retry)
  const { completeness } = snapshot
  if (completeness.problems.length > 0) {
    await unlessCancelled(() => snapshot.save(), ports)
    return { findings: opened.findings, errors: snapshotErrors(snapshot, 'plan', 'There is no plan.') }
  }

  const ground = {
    platform,
    preflight,
    rules,
    snapshot,
    options: planning,
    ...(options.reviewed && { reviewed: options.reviewed }),
    timeBudget,
    takenAt: journal.head.created,
  }
  const { plan, findings } = await makePlan(opened, ground)
  const compared = reviewedSentence(plan)
  if (compared !== '') log.info(compared)
  annotate(findings, log)
  const planPath = join(options.reportFolder, 'plan.json')
  await writePlan(planPath, plan)
  const report = pagePath(options)
  await writePieces(report, planHtml(platform, plan, findings))
  const files = [planPath, await writeFindings(options, findings), report]
  const delivered = await deliverWithPage(options, ports, files)
  await unlessCancelled(() => progress.finish(), ports)
  for (const warning of completeness.warnings) log.warning(warning)
  const drift = [driftStop(plan)].filter(sentence => sentence !== undefined)
  return {
    ...{ plan, planPath, findings, ...delivered },
    errors: [
      ...invalidRows(plan, findings),
      ...plan.guards.map(guardSentence),
      ...drift,
      ...reviewErrors(plan),
    ],
  }
}
