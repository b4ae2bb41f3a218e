import type { Finding } from '../roster/reading/finding.ts'
import { importHead } from './html/import-head.ts'
import { importListing } from './html/listing.ts'
import { page } from './html/page.ts'
import type { ImportReport } from './import-report.ts'
import type { Naming } from './naming.ts'

/** An import as one HTML file to be searched, filtered and printed, in pieces. */
export function importHtml(
  naming: Naming,
  report: ImportReport,
  findings: readonly Finding[],
): Iterable<string> {
  const list = importListing(report, findings)
  return page({
    title: `${naming.title} import: ${report.plan.tenant.name}`,
    groupedBy: 'Outcome',
    head: importHead(naming, report, list),
    list,
  })
}
