import type { UndoLoss } from '../roster/outcome/undo-losses.ts'
import type { Finding } from '../roster/reading/finding.ts'
import { callsLeft } from './export-summary.ts'
import { count, counted, duration } from './format.ts'
import type { ImportReport } from './import-report.ts'
import { errorName, importSections } from './import-sections.ts'
import { importNotes, importVerdict, stopSentences } from './import-words.ts'
import { code, escapeMarkdown, table } from './markdown.ts'
import { bullets, figuresTable, place, signs, type Uploaded } from './markdown-parts.ts'
import { type Naming, tenantLabel } from './naming.ts'
import { shorten } from './plan-text.ts'
import { moment } from './plan-words.ts'
import { withSections } from './section-markdown.ts'

export interface ImportMarkdownOptions {
  /** What the text may take in UTF-8. At least 16,384. */
  readonly bytes: number
  /** About the roster. */
  readonly findings: readonly Finding[]
  /** What an undo cannot bring back. */
  readonly losses: readonly UndoLoss[]
  /** The files that people can take from the run, by name. */
  readonly files?: Uploaded & { readonly names: readonly string[] }
  /** The page with every change. */
  readonly page?: Uploaded
}

/** An import for the step summary: what it came to first, then what is left to be done, as far as there is room for it. */
export function importMarkdown(naming: Naming, report: ImportReport, options: ImportMarkdownOptions): string {
  const { bytes, findings, losses, files, page } = options
  const { state, text } = importVerdict(report)
  const head = [
    `## ${signs[state]} ${naming.title} import: ${text}`,
    countsTable(report),
    bullets([...stopSentences(report), ...importNotes(report, losses)]),
    errors(report),
  ]
  const isEmpty = report.outcomes.length + findings.length === 0
  const foot = [
    page && !isEmpty ? `Every change, to search, filter and print: ${place(page)}.` : '',
    files && !isEmpty ? `In ${place(files)}:\n\n${fileList(files.names)}` : '',
    facts(naming, report),
  ]
  return withSections(head, importSections(report, findings), foot, bytes)
}

function countsTable({ counts, plan }: ImportReport): string {
  return figuresTable([
    ['Created', counts.created],
    ['Updated', counts.updated],
    ['Deactivated', counts.deactivated],
    ['Deleted', counts.deleted],
    ['Failed', counts.failed],
    ['Not attempted', counts.notAttempted],
    ['Held', counts.held],
    ['Invalid rows', plan.counts.invalid],
    ['Unchanged', plan.counts.unchanged],
  ])
}

const errorsShown = 8

/** How often each error occurred, since one cause may have many victims. */
function errors({ outcomes }: ImportReport): string {
  const failed = outcomes.filter(({ state }) => state === 'failed')
  const codes = Map.groupBy(failed, ({ reason }) => reason?.code ?? '')
  if (failed.length < 2) return ''
  const sorted = [...codes].sort(([, a], [, b]) => b.length - a.length)
  const list = sorted
    .slice(0, errorsShown)
    .map(([name, those]) => `${count(those.length)} × ${errorName(name)}`)
  const rest = sorted.length - list.length
  return `Errors: ${[...list, ...(rest > 0 ? [`and ${count(rest)} other kinds`] : [])].join(', ')}.`
}

const purposes: Readonly<Record<string, string>> = {
  'results.csv': 'every change and what became of it',
  'results.json': 'the same for programs',
  'failures.csv':
    'the rows that were not brought about, each with the reason: correct them and use the file as the roster',
  'undo.csv': 'a roster that brings back what was there before',
  'undo-losses.csv': 'what that cannot bring back',
  'findings.csv': 'what is wrong with the roster, by line',
  'plan.json': 'the plan for programs',
}

function fileList(names: readonly string[]): string {
  return names.map(name => `- ${code(name)}: ${purposeOf(name)}`).join('\n')
}

/** The page is named after the artifact. */
function purposeOf(name: string): string {
  return purposes[name] ?? 'every change, as a page'
}

function facts(naming: Naming, report: ImportReport): string {
  const { plan, attempt, apiCalls, limits, startedAt, finishedAt } = report
  const { tenant, roster, digest } = plan
  const time = duration(Date.parse(finishedAt) - Date.parse(startedAt))
  return table(
    ['', ''],
    [
      [tenantLabel(naming), escapeMarkdown(shorten(tenant.name, 200))],
      ['Roster', `${code(roster.file)}, ${counted(roster.rows, 'row')}`],
      ['Plan', code(digest)],
      ['API calls', `${count(apiCalls)}${callsLeft(limits)}`],
      ['Time', `${time}, until ${moment(finishedAt)}${attempt > 1 ? `, in attempt ${count(attempt)}` : ''}`],
    ],
  )
}
