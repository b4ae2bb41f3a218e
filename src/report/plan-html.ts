import type { Plan } from '../roster/planning/plan.ts'
import type { Finding } from '../roster/reading/finding.ts'
import { planListing } from './html/listing.ts'
import { page } from './html/page.ts'
import { planHead } from './html/plan-head.ts'

/**
 * A plan as one HTML file to be searched, filtered and printed, in pieces.
 * @param title what the platform is called in text for people
 */
export function planHtml(title: string, plan: Plan, findings: readonly Finding[]): Iterable<string> {
  const list = planListing(plan, findings)
  return page({
    title: `${title} plan: ${plan.tenant.name}`,
    groupedBy: 'Kind',
    head: planHead(title, plan, findings, list),
    list,
  })
}
