import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { PlannablePlatform, WritablePlatform } from '../platforms/platform.ts'
import { counted } from '../report/format.ts'
import type { ImportReport } from '../report/import-report.ts'
import { guardSentence, reviewedSentence } from '../report/plan-words.ts'
import { digest } from '../roster/digest.ts'
import { countOutcomes } from '../roster/outcome/counts.ts'
import type { Outcome } from '../roster/outcome/outcome.ts'
import type { PlanOptions } from '../roster/planning/plan.ts'
import type { Finding } from '../roster/reading/finding.ts'
import { work } from '../work/engine.ts'
import { Failure } from '../work/failure.ts'
import type { FileJournal } from '../work/file-journal.ts'
import type { JournalEntry } from '../work/journal.ts'
import { defaultRetryPolicy, type RetryPolicy } from '../work/retry.ts'
import type { Stop } from '../work/stop.ts'
import { annotate } from './annotate.ts'
import { ask, deadline } from './ask.ts'
import { Checkpoint } from './checkpoint.ts'
import { close } from './close.ts'
import { type Delivered, type Delivery, deliverWithPage } from './deliver.ts'
import { driftStop } from './drift-stop.ts'
import { type FailOn, importErrors } from './import-errors.ts'
import { outcomesOf, unattempted } from './import-outcomes.ts'
import { ImportProgress } from './import-progress.ts'
import { failuresAsFindings, type WrittenReports, writeReports } from './import-reports.ts'
import { isPlanKept, type KeptPlan, keepPlan, keptPlan } from './kept-plan.ts'
import { makePlan, type OpenedRoster, type ReadableRoster } from './make-plan.ts'
import type { Ports } from './ports.ts'
import { identityOf, openJournal, type ResumeOptions } from './resume.ts'
import type { Binding } from './reviewed.ts'
import { secretCells } from './secret-cells.ts'
import { needSightForMissing } from './sight.ts'
import { snapshotErrors } from './snapshot-errors.ts'
import { type StepResult, StepUnits } from './step-units.ts'
import { spoolHolds, takeSnapshot } from './take-snapshot.ts'
import { tellDoubts } from './tell-doubts.ts'
import { unlessCancelled } from './unless-cancelled.ts'
import { refuseRoster } from './unreadable-roster.ts'

export interface ImportOptions extends ResumeOptions, Delivery {
  readonly planning: PlanOptions
  /** Finds out what may be applied, when the plan is made: later attempts apply the same. */
  readonly bind?: () => Promise<Binding>
  readonly failOn: FailOn
  /** Where the roster is, so that another content is known for another import. */
  readonly rosterPath: string
  /** Milliseconds; undefined for no limit. */
  readonly timeBudget: number | undefined
  readonly retry?: RetryPolicy
}

const unreadable = 'The roster cannot be read, so nothing was changed. No request was made.'

/** What an import works on. A dry run is given a platform that cannot write. */
export type ImportTarget =
  | { readonly dryRun: true; readonly platform: PlannablePlatform }
  | { readonly dryRun: false; readonly platform: WritablePlatform }

export interface ImportResult extends Delivered {
  /** Absent when nothing was planned: the roster cannot be read, or not all users could be. */
  readonly report?: ImportReport
  readonly reports?: WrittenReports
  /** About the roster, by line. */
  readonly findings: readonly Finding[]
  /** Why the step must fail, one sentence each; empty when it succeeded. */
  readonly errors: readonly string[]
}

/**
 * Plans a roster from live data and applies the plan, step by step, each exactly once over all attempts of the run.
 *
 * Rejects with a `Failure` when the platform cannot be used at all, and with a `Stop` when cancelled before that is known.
 * @param open opens the platform for the columns of the roster; not called when the roster cannot be read
 */
export async function importUsers(
  opened: OpenedRoster,
  open: (columns: readonly string[]) => Promise<ImportTarget>,
  options: ImportOptions,
  ports: Ports,
): Promise<ImportResult> {
  const { roster, findings } = opened
  if (!roster) return refuseRoster(findings, unreadable, options, ports)
  const target = await open(roster.columns.map(({ column }) => column.name))
  try {
    return await importOpened({ ...opened, roster }, target, options, ports)
  } finally {
    await close(target.platform, ports)
  }
}

async function importOpened(
  opened: ReadableRoster,
  target: ImportTarget,
  options: ImportOptions,
  ports: Ports,
): Promise<ImportResult> {
  const { clock, log, progress } = ports
  const { platform } = target
  const startedAt = clock.now()
  using time = deadline(ports, options.timeBudget)
  const { signal } = time
  const preflight = await ask(abort => platform.preflight(abort), signal, ports, options.retry)
  needSightForMissing(preflight, options.planning)
  const rules = await ask(abort => platform.rules(abort), signal, ports, options.retry)
  tellDoubts([...platform.doubts, ...(rules.doubts ?? [])], log)
  const identity = {
    ...identityOf(target.dryRun ? 'dry run' : 'import', platform, preflight, options),
    roster: await contentOf(options.rosterPath),
    options: digest(JSON.stringify(options.planning)),
  }
  const holds = (entry: JournalEntry) => isPlanKept(ports) || spoolHolds(entry, ports)
  using journal = await openJournal({ ...options, identity, signal, holds }, ports)

  let kept = keptPlan(ports)
  if (!kept) {
    const binding = (await options.bind?.()) ?? { kind: 'free' }
    if (binding.kind === 'refused') return { findings: opened.findings, errors: [binding.error] }
    using snapshot = await takeSnapshot(platform, preflight, journal, signal, ports, options.retry)
    if (snapshot.completeness.problems.length > 0) {
      await unlessCancelled(() => snapshot.save(), ports)
      return {
        findings: opened.findings,
        errors: snapshotErrors(snapshot, 'import', 'Nothing was changed.'),
      }
    }
    for (const warning of snapshot.completeness.warnings) log.warning(warning)
    const ground = { platform, preflight, rules, snapshot, takenAt: journal.head.created }
    const made = await makePlan(opened, {
      ...ground,
      options: options.planning,
      ...(binding.kind === 'bound' && { reviewed: binding.reviewed }),
      timeBudget: options.timeBudget,
    })
    kept = await keepPlan(made, snapshot, ports)
  }

  const bound = reviewedSentence(kept.plan)
  if (bound !== '') log.info(bound)
  const applied = await apply(kept, opened, target, journal, signal, options, ports)
  const { outcomes, stop } = applied
  const report: ImportReport = {
    plan: kept.plan,
    outcomes,
    counts: countOutcomes(outcomes),
    complete: isComplete(outcomes, kept),
    dryRun: target.dryRun,
    attempt: options.attempt,
    ...(stop && { stop: stopOf(stop) }),
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: new Date(clock.now()).toISOString(),
    apiCalls: platform.calls,
    limits: platform.limits(),
  }
  annotate(
    [...failuresAsFindings(outcomes, opened.roster.file), ...kept.findings],
    log,
    'results.csv and findings.csv',
  )
  const reports = await writeReports(platform, report, kept, opened.roster, options)
  const over = finished(target, kept, outcomes)
  if (!over) await unlessCancelled(() => applied.save(), ports)
  const delivered = await deliverWithPage(options, ports, reports.files)
  // Last: until people have the reports, another attempt must be able to write them again.
  if (over) await unlessCancelled(() => progress.finish(), ports)
  return {
    ...{ report, reports, findings: kept.findings, ...delivered },
    errors: importErrors(report, kept.findings, options.failOn),
  }
}

interface Applied {
  readonly outcomes: readonly Outcome[]
  readonly stop?: Stop
  /** Saves the progress to the cache, if it has grown. */
  save(): Promise<void>
}

/** Brings the changes of a plan about, unless a guard forbids it or it is a dry run. */
async function apply(
  { plan }: KeptPlan,
  { roster }: ReadableRoster,
  target: ImportTarget,
  journal: FileJournal,
  signal: AbortSignal,
  { attempt, retry = defaultRetryPolicy }: ImportOptions,
  ports: Ports,
): Promise<Applied> {
  const { clock, log, progress } = ports
  const nothing = async () => undefined
  if (plan.guards.length > 0) {
    const message = plan.guards.map(guardSentence).join(' ')
    return { outcomes: unattempted(plan, 'guard', message), save: nothing }
  }
  const drift = driftStop(plan)
  if (drift !== undefined) return { outcomes: unattempted(plan, 'drift', drift), save: nothing }
  if (target.dryRun) {
    return {
      outcomes: unattempted(plan, 'dry-run', 'This was a dry run: nothing was changed.'),
      save: nothing,
    }
  }
  const { platform } = target
  const changes = plan.changes.filter(({ held }) => !held)
  const checkpoint = new Checkpoint(journal, progress, clock)
  if (changes.length > 0) {
    // A machine that is lost after the first write must not take the plan with it.
    await unlessCancelled(() => progress.save(), ports)
    log.info(`Applying ${counted(changes.length, 'change')} to ${platform.title}.`)
  }
  const units = new StepUnits(attempt, clock)
  const lines = new ImportProgress(log, clock, () => platform.limits())
  const outcome = await work<StepResult>(
    platform.steps(changes, await secretCells(roster, plan)).map(step => units.unit(step)),
    {
      ...{ journal, clock, signal, checkpoint, retry },
      observe: event => lines.observe(event),
      probe: () => platform.probe(signal),
    },
  )
  return {
    outcomes: outcomesOf(plan, units, outcome, attempt),
    ...(outcome.stop && { stop: outcome.stop }),
    save: () => checkpoint.save(),
  }
}

/** Whether another attempt would have nothing to continue. What a guard has stopped is planned anew. */
function finished({ dryRun }: ImportTarget, { plan }: KeptPlan, outcomes: readonly Outcome[]): boolean {
  const settled = outcomes.every(({ state }) => state === 'done' || state === 'held')
  return dryRun || plan.guards.length > 0 || driftStop(plan) !== undefined || settled
}

/** Whether nothing is left to be brought about of what the roster asks for. */
function isComplete(outcomes: readonly Outcome[], { findings }: KeptPlan): boolean {
  return (
    outcomes.every(({ state }) => state === 'done') && !findings.some(({ severity }) => severity === 'error')
  )
}

function stopOf({ kind, message, cause }: Stop): NonNullable<ImportReport['stop']> {
  const cure = cause instanceof Failure ? cause.cure : undefined
  return { kind, message, ...(cure === undefined ? {} : { cure }) }
}

/** SHA-256 of a file's content. */
async function contentOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
