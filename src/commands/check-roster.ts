import { counted } from '../report/format.ts'
import type { RosterCheck } from '../report/offline.ts'
import type { ColumnSet } from '../roster/columns/column.ts'
import { baseGround } from '../roster/planning/base-ground.ts'
import type { PlanOptions } from '../roster/planning/plan.ts'
import { planRoster } from '../roster/planning/plan-roster.ts'
import type { Finding } from '../roster/reading/finding.ts'
import type { Roster } from '../roster/reading/roster.ts'
import { annotate } from './annotate.ts'
import { type Delivery, deliver, writeFindings } from './deliver.ts'
import { byLine, type OpenedRoster } from './make-plan.ts'
import type { Ports, UploadedArtifact } from './ports.ts'
import { refuseRoster } from './unreadable-roster.ts'

export interface CheckOptions extends Delivery {
  readonly platform: string
  readonly columns: ColumnSet
  readonly planning: PlanOptions
  /** The roster opened once more, to be looked through before its rows are judged. */
  readonly preview: Roster | undefined
}

export interface CheckResult {
  /** Absent when the file cannot be read as a roster. */
  readonly check?: RosterCheck
  /** About the roster, by line. */
  readonly findings: readonly Finding[]
  readonly artifact?: UploadedArtifact
  /** Why the step must fail, one sentence each; empty when every row can be used. */
  readonly errors: readonly string[]
}

/**
 * Checks what a roster changes against its base version: all that can be told of a plan without the platform, of which
 * nothing is asked.
 */
export async function checkRoster(
  opened: OpenedRoster,
  options: CheckOptions,
  ports: Pick<Ports, 'log' | 'artifacts'>,
): Promise<CheckResult> {
  const { roster, base, findings: read } = opened
  const { preview, columns, platform, planning } = options
  if (!roster || !preview) return refuseRoster(read, 'The roster cannot be read.', options, ports)
  const judged: Finding[] = []
  const ground = await baseGround(preview, columns, base)
  const draft = await planRoster({
    ...{ ...ground, platform, roster, unreadable: read, options: planning },
    tenant: { id: '', name: '' },
    snapshotFacts: { takenAt: '', statement: '', complete: true },
    onFinding: finding => judged.push(finding),
  })
  const findings = byLine([...read, ...(base ? judged : judged.map(finding => asDoubt(finding, columns)))])
  const invalid = base ? draft.counts.invalid : errorLines(findings)
  annotate(findings, ports.log)
  const artifact = await deliver(options, ports, [await writeFindings(options, findings)])
  return {
    check: {
      ...{ ...draft, compared: base !== undefined, changes: base ? draft.changes : [] },
      counts: { ...draft.counts, invalid },
    },
    findings,
    ...(artifact && { artifact }),
    errors: errorLines(findings) === 0 ? [] : [errorOf(roster.file, invalid)],
  }
}

/** A cell may be what the platform has, whatever is wrong with it; a row that is about nobody, or a second time, may not. */
function asDoubt(finding: Finding, { key }: ColumnSet): Finding {
  return finding.field === key ? finding : { ...finding, severity: 'warning' }
}

function errorLines(findings: readonly Finding[]): number {
  return new Set(findings.filter(({ severity }) => severity === 'error').map(({ line }) => line)).size
}

function errorOf(file: string, invalid: number): string {
  return invalid === 0 ? `${file} has errors.` : `${counted(invalid, 'row')} of ${file} cannot be used.`
}
