import type { Plan } from '../roster/planning/plan.ts'
import type { Finding } from '../roster/reading/finding.ts'
import { entries, groupOf, Numbering } from './html/entry.ts'
import { page } from './html/page.ts'
import { planHead } from './html/plan-head.ts'
import type { Group } from './plan-words.ts'

/**
 * A plan as one HTML file to be searched, filtered and printed, in pieces.
 * @param title what the platform is called in text for people
 */
export function planHtml(title: string, plan: Plan, findings: readonly Finding[]): Iterable<string> {
  const totals = new Map<Group, number>()
  const add = (group: Group) => totals.set(group, (totals.get(group) ?? 0) + 1)
  for (const change of plan.changes) add(groupOf(change))
  for (const { severity } of findings) add(severity)

  const columns = new Numbering()
  return page({
    title: `${title} plan: ${plan.tenant.name}`,
    head: planHead(title, plan, findings, totals),
    entries: () => entries(plan, findings, columns),
    total: plan.changes.length + findings.length,
    columns: () => columns.names,
  })
}
