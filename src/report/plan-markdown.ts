import type { Plan } from '../roster/planning/plan.ts'
import type { Finding } from '../roster/reading/finding.ts'
import { counted } from './format.ts'
import { code, escapeMarkdown, table } from './markdown.ts'
import { bullets, figuresTable, place, signs, type Uploaded } from './markdown-parts.ts'
import { type Naming, tenantLabel } from './naming.ts'
import { planSections } from './plan-sections.ts'
import { shorten } from './plan-text.ts'
import {
  forecastHeader,
  forecastRows,
  guardSentence,
  missingSentence,
  moment,
  noticeable,
  reviewedSentence,
  timeSentence,
  verdict,
} from './plan-words.ts'
import { withSections } from './section-markdown.ts'

export interface MarkdownLimits {
  /** What the text may take in UTF-8; a comment that counts characters has room for it, too. At least 16,384. */
  readonly bytes: number
  /** Where the whole plan is. */
  readonly report?: Uploaded
}

/**
 * A plan for the step summary or a comment: what it comes to first, then the changes of each kind, as many as there is
 * room for.
 */
export function planMarkdown(
  naming: Naming,
  plan: Plan,
  findings: readonly Finding[],
  { bytes, report }: MarkdownLimits,
): string {
  const { state, text } = verdict(plan, findings)
  const head = [
    `## ${signs[state]} ${naming.title} plan: ${text}`,
    countsTable(plan),
    bullets([...plan.guards.map(guardSentence), ...notes(plan)]),
  ]
  const sections = planSections(plan, findings)
  const whole =
    sections.length > 0 && report ? `All changes, to search, filter and print: ${place(report)}.` : ''
  return withSections(head, sections, [cost(plan), whole, facts(naming, plan)], bytes)
}

function countsTable({ counts }: Plan): string {
  return figuresTable([
    ['Delete', counts.deletes],
    ['Deactivate', counts.deactivates],
    ['Create', counts.creates],
    ['Update', counts.updates],
    ['Held', counts.held],
    ['Invalid rows', counts.invalid],
    ['Unchanged', counts.unchanged],
  ])
}

function notes(plan: Plan): readonly string[] {
  const { effects, forecast } = plan
  const time = forecast.leastMilliseconds < noticeable ? '' : timeSentence(forecast)
  return [
    reviewedSentence(plan),
    missingSentence(plan),
    ...effects.map(({ message }) => message),
    time,
  ].filter(note => note !== '')
}

function cost({ forecast }: Plan): string {
  if (forecast.calls.length === 0) return ''
  const rows = forecastRows(forecast).map(row => row.map(escapeMarkdown))
  return `### What applying it takes\n\n${table(forecastHeader, rows)}`
}

function facts(naming: Naming, { tenant, roster, snapshot, digest }: Plan): string {
  return table(
    ['', ''],
    [
      [tenantLabel(naming), escapeMarkdown(shorten(tenant.name, 200))],
      ['Roster', `${code(roster.file)}, ${counted(roster.rows, 'row')}`],
      ['Platform', `${counted(snapshot.users, 'user')}, read ${moment(snapshot.takenAt)}`],
      ['Digest', code(digest)],
    ],
  )
}
