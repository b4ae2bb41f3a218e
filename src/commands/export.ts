import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ReadablePlatform } from '../platforms/platform.ts'
import type { ExportSummary } from '../report/export-summary.ts'
import { writeRoster } from '../roster/roster-file.ts'
import type { JournalEntry } from '../work/journal.ts'
import type { RetryPolicy } from '../work/retry.ts'
import { ask, deadline } from './ask.ts'
import { close } from './close.ts'
import { exportSummary } from './export-outcome.ts'
import type { Ports, UploadedArtifact } from './ports.ts'
import { identityOf, openJournal, type ResumeOptions } from './resume.ts'
import { needSight } from './sight.ts'
import { snapshotErrors } from './snapshot-errors.ts'
import { spoolHolds, takeSnapshot } from './take-snapshot.ts'
import { unlessCancelled } from './unless-cancelled.ts'

export interface ExportOptions extends ResumeOptions {
  readonly retry?: RetryPolicy
  /** Where the roster is written. */
  readonly rosterPath: string
  /** A folder for what is uploaded but is not the roster. */
  readonly reportFolder: string
  /** Without the attempt, which is added. */
  readonly artifactName: string
  /** 1 for the first attempt of a run. */
  readonly attempt: number
  /** Milliseconds; undefined for no limit. */
  readonly timeBudget: number | undefined
}

export interface ExportResult {
  readonly summary: ExportSummary
  readonly summaryPath: string
  /** Absent when the export is not complete, and so the roster was left as it was. */
  readonly rosterPath?: string
  /** Whether the roster is another one than before. */
  readonly changed: boolean
  readonly artifact?: UploadedArtifact
  /** Why the step must fail, one sentence each; empty when it succeeded. */
  readonly errors: readonly string[]
}

/**
 * Reads the users of a platform chunk by chunk and writes them as a roster, when it is proved that none is missing; what
 * was read of an incomplete export is kept aside and marked as partial.
 *
 * Rejects with a `Failure` when the platform cannot be used at all, and with a `Stop` when cancelled before that is known.
 */
export async function exportUsers(
  platform: ReadablePlatform,
  options: ExportOptions,
  ports: Ports,
): Promise<ExportResult> {
  try {
    return await exportOpened(platform, options, ports)
  } finally {
    await close(platform, ports)
  }
}

async function exportOpened(
  platform: ReadablePlatform,
  options: ExportOptions,
  ports: Ports,
): Promise<ExportResult> {
  const { clock, log, progress } = ports
  const startedAt = clock.now()
  for (const doubt of platform.doubts) log.warning(doubt)
  using time = deadline(ports, options.timeBudget)
  const { signal } = time
  const preflight = await ask(abort => platform.preflight(abort), signal, ports, options.retry)
  needSight(preflight)
  const identity = identityOf('export', platform, preflight, options)
  const holds = (entry: JournalEntry) => spoolHolds(entry, ports)
  using journal = await openJournal({ ...options, identity, signal, holds }, ports)
  using snapshot = await takeSnapshot(platform, preflight, journal, signal, ports, options.retry)
  const { users, outcome, completeness } = snapshot

  const header = platform.header(users.columns)
  const whole = completeness.problems.length === 0
  const file = whole ? options.rosterPath : partialPath(options)
  // There are seconds left after a cancel, and what was read is kept in the progress.
  const cancelled = outcome.stop?.kind === 'cancelled'
  const worthWriting = whole || (users.size > 0 && !cancelled)
  const rows = users.rows(header, platform.order)
  const roster = worthWriting ? writeRoster(file, header, rows, progress.scratch) : undefined

  const summary = exportSummary({
    platform,
    preflight,
    outcome,
    completeness,
    attempt: options.attempt,
    startedAt,
    finishedAt: clock.now(),
    users: users.size,
    columns: header.length,
    roster: roster ? { ...roster, partial: !whole } : undefined,
  })
  const summaryPath = join(options.reportFolder, 'summary.json')
  writeFileSync(summaryPath, `${JSON.stringify(summary, null, 2)}\n`)

  const deliver = async () => {
    if (!whole) await snapshot.save()
    return upload(options, ports, summaryPath, roster?.path, whole)
  }
  const artifact = await unlessCancelled(deliver, ports)
  if (whole) await unlessCancelled(() => progress.finish(), ports)
  for (const warning of completeness.warnings) log.warning(warning)
  return {
    summary,
    summaryPath,
    ...(whole && roster ? { rosterPath: roster.path } : {}),
    changed: whole && roster?.changed === true,
    ...(artifact ? { artifact } : {}),
    errors: snapshotErrors(snapshot, 'export', leftAsItWas(roster !== undefined)),
  }
}

function leftAsItWas(partial: boolean): string {
  return `The roster was left as it was${partial ? '; what was read is kept as a partial one' : ''}.`
}

function partialPath({ reportFolder, rosterPath }: ExportOptions): string {
  return join(reportFolder, basename(rosterPath).replace(/(\.csv)?$/i, '.partial.csv'))
}

/** The roster and the summary under one name, which tells the attempt and whether the roster is whole. */
async function upload(
  options: ExportOptions,
  { artifacts }: Ports,
  summaryPath: string,
  roster: string | undefined,
  whole: boolean,
): Promise<UploadedArtifact | undefined> {
  const name = `${options.artifactName}${whole ? '' : '-partial'}-attempt-${options.attempt}`
  return artifacts.upload(name, [...(roster === undefined ? [] : [roster]), summaryPath])
}
