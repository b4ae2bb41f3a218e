import type { Plan } from '../../roster/planning/plan.ts'
import type { Finding } from '../../roster/reading/finding.ts'
import { count, counted } from '../format.ts'
import { type Naming, tenantLabel } from '../naming.ts'
import {
  forecastHeader,
  forecastRows,
  guardSentence,
  missingSentence,
  moment,
  reviewedSentence,
  timeSentence,
  verdict,
} from '../plan-words.ts'
import { callsTable, chips, digestFact, factList, heading, panel, panels } from './head-parts.ts'
import type { Listing } from './listing.ts'
import { element, type Markup } from './markup.ts'

/** What stands above the list: the verdict, what the plan is about, and what applying it costs and brings about. */
export function planHead(
  naming: Naming,
  plan: Plan,
  findings: readonly Finding[],
  list: Listing,
): readonly Markup[] {
  return [
    heading(`${naming.title} plan`, verdict(plan, findings), plan.guards.map(guardSentence), notes(plan)),
    chips(list),
    panels(facts(naming, plan), ...cost(plan)),
  ]
}

function notes(plan: Plan): readonly string[] {
  return [
    reviewedSentence(plan),
    missingSentence(plan),
    ...plan.effects.map(({ message }) => message),
  ].filter(note => note !== '')
}

function facts(naming: Naming, { tenant, roster, snapshot, counts, digest }: Plan): Markup {
  const list = factList([
    [tenantLabel(naming), tenant.name],
    ['Roster', `${roster.file}, ${counted(roster.rows, 'row')}`],
    ['Platform', `${counted(snapshot.users, 'user')}, ${count(counts.unchanged)} of them unchanged`],
    ['Read', moment(snapshot.takenAt), element('small', {}, snapshot.statement)],
    digestFact('Digest', digest),
  ])
  return panel('What it is about', list)
}

function cost({ forecast }: Plan): readonly Markup[] {
  if (forecast.calls.length === 0) return []
  const table = callsTable(forecastHeader, forecastRows(forecast))
  return [panel('What applying it takes', table, element('p', {}, timeSentence(forecast)))]
}
