import { basename, join } from 'node:path'
import type { PlannablePlatform } from '../platforms/platform.ts'
import { failuresCsv, reasonsByLine } from '../report/failures-csv.ts'
import { sentences } from '../report/format.ts'
import { importHtml } from '../report/import-html.ts'
import type { ImportReport } from '../report/import-report.ts'
import { resultsCsv } from '../report/results-csv.ts'
import { resultsJson } from '../report/results-json.ts'
import { undoCsv, undoLossesCsv } from '../report/undo-csv.ts'
import type { Outcome } from '../roster/outcome/outcome.ts'
import { undoOf } from '../roster/outcome/undo.ts'
import type { UndoLoss } from '../roster/outcome/undo-losses.ts'
import { writePlan } from '../roster/planning/write-plan.ts'
import type { Finding } from '../roster/reading/finding.ts'
import type { Roster } from '../roster/reading/roster.ts'
import { type Delivery, pagePath, writeFindings } from './deliver.ts'
import type { KeptPlan } from './kept-plan.ts'
import { writePieces } from './write-pieces.ts'

/** What was written about an import, for people and programs. */
export interface WrittenReports {
  /** Paths of the files that belong into one artifact, the page among them. */
  readonly files: readonly string[]
  /** Names of those files. */
  readonly names: readonly string[]
  /** Path of results.json. */
  readonly results: string
  /** What an undo cannot bring back. */
  readonly losses: readonly UndoLoss[]
}

/** Writes what became of each user, what failed to be fed in again, and what brings the former state back. */
export async function writeReports(
  platform: PlannablePlatform,
  report: ImportReport,
  { plan, findings, before }: KeptPlan,
  roster: Roster,
  delivery: Delivery,
): Promise<WrittenReports> {
  const { columns } = platform
  const { outcomes, dryRun } = report
  const path = (name: string) => join(delivery.reportFolder, name)
  const written: string[] = []
  const write = async (name: string, pieces: Iterable<string> | AsyncIterable<string>) => {
    await writePieces(path(name), pieces)
    written.push(path(name))
  }
  await write('results.csv', resultsCsv(outcomes))
  await write('results.json', resultsJson(report))
  const reasons = reasonsByLine(dryRun ? [] : outcomes, findings)
  if (reasons.size > 0) await write('failures.csv', failuresCsv(roster, reasons))
  const undo = undoOf({
    ...{ columns, outcomes, known: before.columns },
    before: (key, wanted) => before.cells(key, wanted),
  })
  if (undo.rows.length > 0) await write('undo.csv', undoCsv(undo, outcomes))
  if (undo.losses.length > 0) await write('undo-losses.csv', undoLossesCsv(undo.losses))
  await writePlan(path('plan.json'), plan)
  const page = pagePath(delivery)
  await writePieces(page, importHtml(platform, report, findings))
  const files = [...written, path('plan.json'), await writeFindings(delivery, findings), page]
  return {
    ...{ files, names: files.map(file => basename(file)) },
    results: path('results.json'),
    losses: undo.losses,
  }
}

/** Failures beside the lines of the roster that asked for them. */
export function failuresAsFindings(outcomes: readonly Outcome[], file: string): Finding[] {
  return outcomes.flatMap(({ change, state, reason }) =>
    state === 'failed' && reason
      ? [
          {
            ...{ severity: 'error', file, line: change.line ?? 1, column: 1, key: change.key },
            ...{ code: reason.code, message: sentences(reason.message, reason.cure) },
          },
        ]
      : [],
  )
}
