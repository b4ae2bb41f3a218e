import type { Plan } from '../../roster/planning/plan.ts'
import type { Finding } from '../../roster/reading/finding.ts'
import { count, counted } from '../format.ts'
import {
  forecastHeader,
  forecastRows,
  type Group,
  groups,
  guardSentence,
  missingSentence,
  moment,
  timeSentence,
  verdict,
  words,
} from '../plan-words.ts'
import { element, type Markup } from './markup.ts'

/** What stands above the list: the verdict, what the plan is about, and what applying it costs and brings about. */
export function planHead(
  title: string,
  plan: Plan,
  findings: readonly Finding[],
  totals: ReadonlyMap<Group, number>,
): readonly Markup[] {
  const { state, text } = verdict(plan, findings)
  return [
    element(
      'header',
      {},
      element('p.about', {}, `${title} plan`),
      element(`h1.${state}`, {}, text.charAt(0).toUpperCase() + text.slice(1)),
      ...plan.guards.map(guard => element('p.alert', {}, guardSentence(guard))),
      ...notes(plan).map(note => element('p.note', {}, note)),
    ),
    chips(totals),
    element('div.panels', {}, facts(plan), ...cost(plan)),
  ]
}

function notes(plan: Plan): readonly string[] {
  const { invalid } = plan.counts
  const left = `${counted(invalid, 'row')} with errors ${invalid === 1 ? 'is' : 'are'} left out of the plan.`
  const effects = plan.effects.map(({ message }) => message)
  return [...(invalid > 0 ? [left] : []), missingSentence(plan), ...effects].filter(note => note !== '')
}

function facts({ tenant, roster, snapshot, counts, digest }: Plan): Markup {
  const rows: readonly (readonly [string, ...Markup[]])[] = [
    ['Tenant', tenant.name],
    ['Roster', `${roster.file}, ${counted(roster.rows, 'row')}`],
    ['Platform', `${counted(snapshot.users, 'user')}, ${count(counts.unchanged)} of them unchanged`],
    ['Read', moment(snapshot.takenAt), element('small', {}, snapshot.statement)],
    [
      'Digest',
      element('code', { id: 'digest' }, digest),
      ' ',
      element('button.small', { id: 'copy', type: 'button', hidden: '' }, 'Copy'),
    ],
  ]
  const list = element(
    'dl.facts',
    {},
    ...rows.map(([name, ...fact]) => element('div', {}, element('dt', {}, name), element('dd', {}, ...fact))),
  )
  return element('section.panel', {}, element('h2', {}, 'What it is about'), list)
}

/** The counts, which the script makes filters of. */
function chips(totals: ReadonlyMap<Group, number>): Markup {
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

function cost({ forecast }: Plan): readonly Markup[] {
  if (forecast.calls.length === 0) return []
  const cells = (name: string, row: readonly string[]) => row.map(cell => element(name, {}, cell))
  const table = element(
    'table.calls',
    {},
    element('thead', {}, element('tr', {}, ...cells('th', forecastHeader))),
    element('tbody', {}, ...forecastRows(forecast).map(row => element('tr', {}, ...cells('td', row)))),
  )
  const time = element('p', {}, timeSentence(forecast))
  return [element('section.panel', {}, element('h2', {}, 'What applying it takes'), table, time)]
}
