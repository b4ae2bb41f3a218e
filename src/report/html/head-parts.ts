import { count } from '../format.ts'
import { type Group, type Verdict, words } from '../plan-words.ts'
import type { Listing } from './listing.ts'
import { element, type Markup } from './markup.ts'

/** One line of a panel: its name, and what is said of it. */
export type Fact = readonly [name: string, ...fact: readonly Markup[]]

/** What people see first. */
export function heading(
  about: string,
  { state, text }: Verdict,
  alerts: readonly string[],
  notes: readonly string[],
): Markup {
  return element(
    'header',
    {},
    element('p.about', {}, about),
    element(`h1.${state}`, {}, text.charAt(0).toUpperCase() + text.slice(1)),
    ...alerts.map(alert => element('p.alert', {}, alert)),
    ...notes.map(note => element('p.note', {}, note)),
  )
}

/** How many entries each group has, which the script makes filters of. */
export function chips({ groups, totals }: Pick<Listing, 'groups' | 'totals'>): Markup {
  const total = (group: Group) => totals.get(group) ?? 0
  return element(
    'div.chips',
    { role: 'group', 'aria-label': 'Show only' },
    ...groups.map(group =>
      element(
        `button.chip.${group}${total(group) === 0 ? '.none' : ''}`,
        { type: 'button', 'data-group': group, 'aria-pressed': 'false', disabled: '' },
        element('span.number', {}, count(total(group))),
        ' ',
        element('span.name', {}, words.headings[group]),
      ),
    ),
  )
}

export function panels(...some: readonly Markup[]): Markup {
  return element('div.panels', {}, ...some)
}

export function panel(title: string, ...content: readonly Markup[]): Markup {
  return element('section.panel', {}, element('h2', {}, title), ...content)
}

export function factList(facts: readonly Fact[]): Markup {
  const rows = facts.map(([name, ...fact]) =>
    element('div', {}, element('dt', {}, name), element('dd', {}, ...fact)),
  )
  return element('dl.facts', {}, ...rows)
}

/** The digest of a plan, which the script lets people copy. */
export function digestFact(name: string, digest: string): Fact {
  const copy = element('button.small', { id: 'copy', type: 'button', hidden: '' }, 'Copy')
  return [name, element('code', { id: 'digest' }, digest), ' ', copy]
}

/** A small table about call limits. */
export function callsTable(header: readonly string[], rows: readonly (readonly string[])[]): Markup {
  const cells = (tag: string, row: readonly string[]) => row.map(cell => element(tag, {}, cell))
  return element(
    'table.calls',
    {},
    element('thead', {}, element('tr', {}, ...cells('th', header))),
    element('tbody', {}, ...rows.map(row => element('tr', {}, ...cells('td', row)))),
  )
}
