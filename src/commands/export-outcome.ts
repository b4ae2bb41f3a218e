import { basename } from 'node:path'
import type { Key, Preflight, ReadablePlatform } from '../platforms/platform.ts'
import type { ExportSummary } from '../report/export-summary.ts'
import { counted, sentences } from '../report/format.ts'
import type { Completeness } from '../roster/completeness.ts'
import type { WrittenRoster } from '../roster/roster-file.ts'
import type { WorkOutcome } from '../work/engine.ts'
import { Failure } from '../work/failure.ts'
import type { ChunkResult } from './chunk-unit.ts'

/** What all chunks together found out. */
export function collectFacts(results: readonly ChunkResult[]) {
  const facts = results.map(result => result.facts)
  const all = (name: 'listed' | 'gone' | 'unknown') => new Set(facts.flatMap<Key>(fact => fact[name] ?? []))
  const outside = facts.map(fact => fact.outside).filter(count => count !== undefined)
  return {
    ...(facts.some(fact => fact.listed) ? { listed: all('listed') } : {}),
    ...(outside.length > 0 ? { outside: Math.min(...outside) < 0 ? -1 : Math.max(...outside) } : {}),
    gone: all('gone'),
    unknown: all('unknown'),
  }
}

/** An export that has come to its end, whole or not. */
export interface EndedExport {
  readonly platform: ReadablePlatform
  readonly preflight: Preflight
  readonly outcome: WorkOutcome<ChunkResult>
  readonly completeness: Completeness
  readonly attempt: number
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly finishedAt: number
  readonly users: number
  readonly columns: number
  readonly roster: (WrittenRoster & { readonly partial: boolean }) | undefined
}

/** The export in figures. */
export function exportSummary(ended: EndedExport): ExportSummary {
  const { platform, preflight, outcome, completeness, roster, users, columns, attempt } = ended
  return {
    format: 1,
    command: 'export',
    platform: platform.name,
    tenant: { id: preflight.tenantId, name: preflight.tenant },
    attempt,
    startedAt: new Date(ended.startedAt).toISOString(),
    finishedAt: new Date(ended.finishedAt).toISOString(),
    complete: completeness.complete,
    users,
    columns,
    roster: roster
      ? { file: basename(roster.path), partial: roster.partial, bytes: roster.bytes, sha256: roster.sha256 }
      : null,
    chunks: {
      done: outcome.results.size,
      resumed: outcome.restored,
      failed: outcome.failed.length,
      notAttempted: outcome.notAttempted.length,
    },
    apiCalls: platform.calls,
    limits: platform.limits(),
    proof: proofOf([...outcome.results.values()], completeness),
    problems: completeness.problems,
    warnings: completeness.warnings,
    failures: outcome.failed.map(({ unit, failure }) => ({
      chunk: unit.label,
      code: failure.code,
      message: failure.message,
      cure: failure.cure ?? (failure.kind === 'timeout' ? platform.smallerChunks : null),
    })),
    stopped: outcome.stop ? { kind: outcome.stop.kind, message: outcome.stop.message } : null,
  }
}

function proofOf(results: readonly ChunkResult[], completeness: Completeness): ExportSummary['proof'] {
  const { listed, gone, unknown, outside } = collectFacts(results)
  return {
    statement: completeness.statement,
    listed: listed?.size ?? null,
    missing: completeness.missing,
    created: completeness.created,
    gone: [...gone],
    unknown: [...unknown],
    outside: outside ?? null,
  }
}

/**
 * Why the step must fail, one sentence or a few each; none when the export is what was asked for.
 * @param written whether what was read is kept in a file
 */
export function exportErrors(
  { stop, failed, notAttempted }: WorkOutcome<ChunkResult>,
  { problems }: Completeness,
  written: boolean,
): string[] {
  if (problems.length === 0) return []
  const rest = `${counted(failed.length + notAttempted.length, 'chunk')} not read`
  const left = `The roster was left as it was${written ? '; what was read is kept as a partial one' : ''}.`
  switch (stop?.kind) {
    case 'cancelled':
      return [sentences(`Cancelled: ${stop.message}`, `${rest}; re-run the job to continue`)]
    case 'time-budget':
      return [
        sentences(
          `Stopped because ${stop.message}; ${rest}`,
          'Re-run the failed jobs to continue where this attempt stopped',
        ),
      ]
    case 'fatal':
      return [sentences(stop.message, stop.cause instanceof Failure ? stop.cause.cure : undefined, left)]
    case undefined:
      return [sentences(`The export is not complete: ${problems.join('; ')}`, left)]
  }
}
