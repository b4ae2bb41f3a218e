import { counted, sentences } from '../report/format.ts'
import type { ImportReport } from '../report/import-report.ts'
import { stopSentences } from '../report/import-words.ts'
import { guardSentence } from '../report/plan-words.ts'
import type { Finding } from '../roster/reading/finding.ts'
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
  const failed =
    counts.failed > 0
      ? [
          `${counted(counts.failed, 'change')} failed. failures.csv has their rows, to be mended and fed in again.`,
        ]
      : []
  return [...failed, ...left, ...invalidRows(plan, findings)]
}
