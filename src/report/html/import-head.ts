import { count, counted, duration } from '../format.ts'
import type { ImportReport } from '../import-report.ts'
import { importNotes, importVerdict, stopSentences } from '../import-words.ts'
import { type Naming, tenantLabel } from '../naming.ts'
import { moment, windowNames } from '../plan-words.ts'
import { callsTable, chips, digestFact, factList, heading, panel, panels } from './head-parts.ts'
import type { Listing } from './listing.ts'
import type { Markup } from './markup.ts'

/** What stands above the list: the verdict, what the import was about, and what is left of the call limits. */
export function importHead(naming: Naming, report: ImportReport, list: Listing): readonly Markup[] {
  return [
    heading(`${naming.title} import`, importVerdict(report), stopSentences(report), importNotes(report, [])),
    chips(list),
    panels(facts(naming, report), ...limits(report)),
  ]
}

function facts(naming: Naming, { plan, attempt, startedAt, finishedAt, apiCalls }: ImportReport): Markup {
  const { tenant, roster, counts, digest } = plan
  const time = duration(Date.parse(finishedAt) - Date.parse(startedAt))
  const list = factList([
    [tenantLabel(naming), tenant.name],
    [
      'Roster',
      `${roster.file}, ${counted(roster.rows, 'row')}, ${count(counts.unchanged)} of them unchanged`,
    ],
    ['Attempt', `${count(attempt)}, ${time}, until ${moment(finishedAt)}`],
    ['API calls', count(apiCalls)],
    digestFact('Plan', digest),
  ])
  return panel('What it is about', list)
}

function limits(report: ImportReport): readonly Markup[] {
  const used = report.limits.filter(state => state.used > 0)
  if (used.length === 0) return []
  const rows = used.map(({ limit, window, max, used: calls }) => [
    limit,
    `${count(max)} ${windowNames.get(window) ?? `in ${window} s`}`,
    count(Math.max(0, max - calls)),
  ])
  return [panel('Call limits', callsTable(['Limit', 'Allowed', 'Left now'], rows))]
}
