import type { Plan } from '../roster/planning/plan.ts'
import type { Finding } from '../roster/reading/finding.ts'
import { count, counted } from './format.ts'
import { code, escapeMarkdown, table, tableRow } from './markdown.ts'
import { planSections, type Section } from './plan-sections.ts'
import { shorten } from './plan-text.ts'
import {
  forecastHeader,
  forecastRows,
  guardSentence,
  missingSentence,
  moment,
  timeSentence,
  verdict,
} from './plan-words.ts'

export interface MarkdownLimits {
  /** What the text may take in UTF-8; a comment that counts characters has room for it, too. At least 16,384. */
  readonly bytes: number
  /** Where the whole plan is: the name of an artifact, and its address where there is one. */
  readonly report?: { readonly artifact: string; readonly url?: string }
}

const signs = { stopped: '❌', doubtful: '⚠️', fine: '✅' }

/** Longer groups are folded, so that a reader sees which there are. */
const unfolded = 25

/**
 * A plan for the step summary or a comment: what it comes to first, then the changes of each kind, as many as there is
 * room for.
 * @param title what the platform is called in text for people
 */
export function planMarkdown(
  title: string,
  plan: Plan,
  findings: readonly Finding[],
  { bytes, report }: MarkdownLimits,
): string {
  const { state, text } = verdict(plan, findings)
  const head = [
    `## ${signs[state]} ${title} plan: ${text}`,
    countsTable(plan),
    bullets([...plan.guards.map(guardSentence), ...notes(plan)]),
    cost(plan),
  ]
  const foot = [report ? reference(report) : '', facts(plan)]
  const sections = planSections(plan, findings)
  const whole = (entries: readonly (readonly string[])[]) =>
    `${paragraphs(...head, ...sections.map((section, at) => sectionOf(section, entries[at] ?? [])), ...foot)}\n`
  return whole(fitting(sections, bytes - size(whole([]))))
}

/** Texts set apart, without those that are empty. */
function paragraphs(...texts: readonly string[]): string {
  return texts.filter(text => text !== '').join('\n\n')
}

function countsTable({ counts }: Plan): string {
  const figures: readonly (readonly [string, number])[] = [
    ['Delete', counts.deletes],
    ['Deactivate', counts.deactivates],
    ['Create', counts.creates],
    ['Update', counts.updates],
    ['Held', counts.held],
    ['Invalid rows', counts.invalid],
    ['Unchanged', counts.unchanged],
  ]
  return table(
    figures.map(([name]) => name),
    [figures.map(([, figure]) => (figure === 0 ? '0' : `**${count(figure)}**`))],
  )
}

function notes(plan: Plan): readonly string[] {
  return [missingSentence(plan), ...plan.effects.map(({ message }) => message)].filter(note => note !== '')
}

function bullets(texts: readonly string[]): string {
  return texts.map(text => `- ${escapeMarkdown(shorten(text, 500))}`).join('\n')
}

function cost({ forecast }: Plan): string {
  if (forecast.calls.length === 0) return ''
  const rows = forecastRows(forecast).map(row => row.map(escapeMarkdown))
  return `### What applying it takes\n\n${table(forecastHeader, rows)}\n\n${timeSentence(forecast)}`
}

function facts({ tenant, roster, snapshot, digest }: Plan): string {
  return table(
    ['', ''],
    [
      ['Tenant', escapeMarkdown(shorten(tenant.name, 200))],
      ['Roster', `${code(roster.file)}, ${counted(roster.rows, 'row')}`],
      ['Platform', `${counted(snapshot.users, 'user')}, read ${moment(snapshot.takenAt)}`],
      ['Digest', code(digest)],
    ],
  )
}

function reference({ artifact, url }: NonNullable<MarkdownLimits['report']>): string {
  const place = url === undefined ? `the artifact ${code(artifact)}` : `[${escapeMarkdown(artifact)}](${url})`
  return `All changes, to search, filter and print: ${place}.`
}

/** A group as far as `entries` go, and how many are left. */
function sectionOf({ heading, columns, total }: Section, entries: readonly string[]): string {
  const title = `${heading}: ${count(total)}`
  const left = total - entries.length
  const content = [
    [table(columns, []), ...entries].join('\n'),
    left > 0 ? `and ${count(left)} more, not shown here.` : '',
  ]
  return total > unfolded
    ? paragraphs(`<details><summary>${title}</summary>`, ...content, '</details>')
    : paragraphs(`### ${title}`, ...content)
}

/**
 * The entries of each section that there is room for. Room is shared evenly, and what short sections leave goes to the
 * long ones.
 */
function fitting(sections: readonly Section[], room: number): readonly (readonly string[])[] {
  const all = sections.map(section => within(texts(section), room))
  const fit = new Map<readonly string[], readonly string[]>()
  let left = room
  for (const entries of all.toSorted((a, b) => total(a) - total(b))) {
    const taken = within(entries, left / (all.length - fit.size))
    fit.set(entries, taken)
    left -= total(taken)
  }
  return all.map(entries => fit.get(entries) ?? [])
}

/** The first texts that fit into so many bytes. */
function within(texts: Iterable<string>, room: number): readonly string[] {
  const taken: string[] = []
  let left = room
  for (const text of texts) {
    left -= size(text)
    if (left < 0) break
    taken.push(text)
  }
  return taken
}

function* texts(section: Section): Iterable<string> {
  for (const rows of section.entries()) yield rows.map(tableRow).join('\n')
}

function total(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + size(text), 0)
}

/** In UTF-8, with the line end that follows. */
function size(text: string): number {
  return Buffer.byteLength(text) + 1
}
