import { counted, sentences } from '../report/format.ts'
import type { ImportReport } from '../report/import-report.ts'
import { stopSentences } from '../report/import-words.ts'
import { guardSentence } from '../report/plan-words.ts'
import type { Finding } from '../roster/reading/finding.ts'
import { driftStop } from './drift-stop.ts'
import { invalidRows } from './roster-errors.ts'

/**
 * What fails the step.
 *
 * - `any`: a change that failed or was not attempted, or a row that cannot be used.
 * - `incomplete`: changes that were not attempted.
 * - `never`: only what kept the import from being tried at all.
 */
export type FailOn = 'any' | 'incomplete' | 'never'

/** Why the step must fail, one sentence or a few each; none when it succeeded. */
export function importErrors(report: ImportReport, findings: readonly Finding[], failOn: FailOn): string[] {
  const { plan, counts, stop, dryRun } = report
  if (plan.guards.length > 0) return [...plan.guards.map(guardSentence), 'Nothing was changed.']
  const drift = driftStop(plan)
  if (drift !== undefined) return [drift]
  if (stop?.kind === 'fatal') return [...stopSentences(report)]
  if (failOn === 'never') return []
  const left =
    counts.notAttempted > 0 && !dryRun
      ? [
          stop
            ? sentences(...stopSentences(report))
            : `${counted(counts.notAttempted, 'change')} not attempted.`,
        ]
      : []
  if (failOn === 'incomplete') return left
  const failed = counts.failed > 0 ? [failedSentences(report)] : []
  return [...failed, ...left, ...invalidRows(plan, findings)]
}

/** Who was to be removed for being missing has no row. */
function failedSentences({ counts, outcomes }: ImportReport): string {
  const changes = counted(counts.failed, 'change')
  return outcomes.some(({ state, change }) => state === 'failed' && change.line !== null)
    ? `${changes} failed. failures.csv has their rows, to be mended and fed in again.`
    : `${changes} failed. results.csv tells why.`
}
