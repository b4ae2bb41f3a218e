import { count } from './format.ts'
import { table, tableRow } from './markdown.ts'
import type { Section } from './plan-sections.ts'

/** Longer groups are folded, so that a reader sees which there are. */
const unfolded = 25

/**
 * A text that takes at most so many bytes in UTF-8: all of head and foot, and of each section as many entries as there is
 * room for. Each head and each foot is a paragraph or more; empty ones are left out.
 */
export function withSections(
  head: readonly string[],
  sections: readonly Section[],
  foot: readonly string[],
  bytes: number,
): string {
  const whole = (entries: readonly (readonly string[])[]) =>
    `${paragraphs(...head, ...sections.map((section, at) => sectionOf(section, entries[at] ?? [])), ...foot)}\n`
  return whole(fitting(sections, bytes - size(whole([]))))
}

/** Texts set apart, without those that are empty. */
function paragraphs(...texts: readonly string[]): string {
  return texts.filter(text => text !== '').join('\n\n')
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
