import type { Plan } from '../roster/planning/plan.ts'
import type { Finding } from '../roster/reading/finding.ts'
import { planListing } from './html/listing.ts'
import { page } from './html/page.ts'
import { planHead } from './html/plan-head.ts'
import type { Naming } from './naming.ts'

/** A plan as one HTML file to be searched, filtered and printed, in pieces. */
export function planHtml(naming: Naming, plan: Plan, findings: readonly Finding[]): Iterable<string> {
  const list = planListing(plan, findings)
  return page({
    title: `${naming.title} plan: ${plan.tenant.name}`,
    groupedBy: 'Kind',
    head: planHead(naming, plan, findings, list),
    list,
  })
}
