import { basename } from 'node:path'
import type { Preflight, ReadablePlatform } from '../platforms/platform.ts'
import type { ExportSummary } from '../report/export-summary.ts'
import type { Completeness } from '../roster/completeness.ts'
import type { WrittenRoster } from '../roster/roster-file.ts'
import type { WorkOutcome } from '../work/engine.ts'
import type { ChunkResult } from './chunk-unit.ts'
import { collectFacts } from './snapshot-facts.ts'

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
