import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ReadablePlatform } from '../platforms/platform.ts'
import type { ExportSummary } from '../report/export-summary.ts'
import { clause, duration } from '../report/format.ts'
import { completenessOf } from '../roster/completeness.ts'
import { writeRoster } from '../roster/roster-file.ts'
import { Spool } from '../roster/spool.ts'
import type { Extent } from '../roster/spool-chunk.ts'
import { abortable } from '../work/abortable.ts'
import { type WorkOutcome, work } from '../work/engine.ts'
import type { JournalEntry } from '../work/journal.ts'
import { defaultRetryPolicy, type RetryPolicy, retried } from '../work/retry.ts'
import { timeBudget } from '../work/stop.ts'
import { Checkpoint } from './checkpoint.ts'
import { type ChunkResult, chunkUnit } from './chunk-unit.ts'
import { collectFacts, exportErrors, exportSummary } from './export-outcome.ts'
import { ExportProgress } from './export-progress.ts'
import type { Ports, UploadedArtifact } from './ports.ts'
import { openJournal } from './resume.ts'

export interface ExportOptions {
  /** Where the roster is written. */
  readonly rosterPath: string
  /** A folder for what is uploaded but is not the roster. */
  readonly reportFolder: string
  /** Without the attempt, which is added. */
  readonly artifactName: string
  /** 1 for the first attempt of a run. */
  readonly attempt: number
  readonly resume: boolean
  /** Milliseconds. */
  readonly progressMaxAge: number
  /** Milliseconds; undefined for no limit. */
  readonly timeBudget: number | undefined
  /** The release of this program, so that progress of another one is not continued. */
  readonly version: string
  readonly retry?: RetryPolicy
}

export interface ExportResult {
  readonly summary: ExportSummary
  readonly summaryPath: string
  /** Absent when the roster was left as it was. */
  readonly rosterPath?: string
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
  const { clock, log, progress } = ports
  const startedAt = clock.now()
  using ended = abortAtEnd()
  const signal =
    options.timeBudget === undefined
      ? ports.signal
      : AbortSignal.any([ports.signal, timeBudget(clock, options.timeBudget, ended.signal)])

  for (const doubt of platform.doubts) log.warning(doubt)
  const retry = options.retry ?? defaultRetryPolicy
  const preflight = await retried(abort => platform.preflight(abort), {
    ...{ clock, signal, retry, random: Math.random },
    onRetry: ({ message }, delay) => log.info(`${clause(message)}; trying again in ${duration(delay)}`),
  })
  log.info(`Reading users of ${platform.title} domain ${preflight.tenant}.`)

  const spoolFolder = join(progress.folder, 'users')
  const identity = {
    version: options.version,
    platform: platform.name,
    domain: preflight.tenantId,
    ...platform.selection,
  }
  using journal = await openJournal(
    {
      resume: options.resume,
      maxAge: options.progressMaxAge,
      identity,
      signal,
      holds: entry => extentsIn([entry]).every(extent => Spool.holds(spoolFolder, extent)),
    },
    ports,
  )
  using spool = new Spool(spoolFolder, extentsIn(journal.past))
  const checkpoint = new Checkpoint(journal, progress, clock)
  const lines = new ExportProgress(log, clock, () => platform.limits())
  const outcome = await work(
    platform.chunks().map(chunk => chunkUnit(chunk, spool)),
    {
      journal,
      clock,
      signal,
      checkpoint,
      observe: event => lines.observe(event),
      probe: () => platform.probe(signal),
      gains: ({ extent, facts }) => (extent?.users ?? 0) > 0 || (facts.listed?.length ?? 0) > 0,
      retry,
    },
  )

  const results = [...outcome.results.values()]
  const users = spool.sorted(results.flatMap(({ extent }) => extent ?? []))
  const completeness = completenessOf({
    read: new Set(users.keys()),
    unfinished: unfinishedChunks(outcome),
    ...collectFacts(results),
    ...(preflight.account === undefined ? {} : { account: preflight.account }),
  })

  const header = platform.header(users.columns)
  const whole = completeness.problems.length === 0
  const file = whole ? options.rosterPath : partialPath(options)
  // There are seconds left after a cancel, and what was read is kept in the progress.
  const cancelled = outcome.stop?.kind === 'cancelled'
  const worthWriting = whole || (users.size > 0 && !cancelled)
  const roster = worthWriting ? writeRoster(file, header, users.rows(header), progress.scratch) : undefined

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
    if (!whole) await checkpoint.save()
    return upload(options, ports, summaryPath, roster?.path, whole)
  }
  // Neither the cache nor the artifact service may hold up a cancel; post saves what is missing.
  const artifact = cancelled
    ? undefined
    : await abortable(deliver(), ports.signal).catch((error: unknown) => {
        if (!ports.signal.aborted) throw error
        return undefined
      })
  if (whole) await progress.finish()
  for (const warning of completeness.warnings) log.warning(warning)
  return {
    summary,
    summaryPath,
    ...(whole && roster ? { rosterPath: roster.path } : {}),
    ...(artifact ? { artifact } : {}),
    errors: exportErrors(outcome, completeness, roster !== undefined),
  }
}

function abortAtEnd(): Disposable & { signal: AbortSignal } {
  const controller = new AbortController()
  return { signal: controller.signal, [Symbol.dispose]: () => controller.abort() }
}

function extentsIn(entries: Iterable<JournalEntry>): Extent[] {
  return [...entries].flatMap(entry =>
    entry.event === 'done' ? ((entry.result as ChunkResult).extent ?? []) : [],
  )
}

function unfinishedChunks({ failed, notAttempted }: WorkOutcome<ChunkResult>): string[] {
  return [...failed, ...notAttempted].map(({ unit }) => unit.label)
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
