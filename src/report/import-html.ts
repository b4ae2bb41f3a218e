import type { Finding } from '../roster/reading/finding.ts'
import { importHead } from './html/import-head.ts'
import { importListing } from './html/listing.ts'
import { page } from './html/page.ts'
import type { ImportReport } from './import-report.ts'

/**
 * An import as one HTML file to be searched, filtered and printed, in pieces.
 * @param title what the platform is called in text for people
 */
export function importHtml(
  title: string,
  report: ImportReport,
  findings: readonly Finding[],
): Iterable<string> {
  const list = importListing(report, findings)
  return page({
    title: `${title} import: ${report.plan.tenant.name}`,
    groupedBy: 'Outcome',
    head: importHead(title, report, list),
    list,
  })
}
