import { counted } from '../report/format.ts'
import type { Finding } from '../roster/reading/finding.ts'
import type { Log } from './ports.ts'

/** GitHub keeps ten annotations of each kind from a step; what the command itself has to say comes on top of these. */
const shown = 7

/**
 * Shows findings beside the lines of the roster: first how many there are, then the first of them.
 * @param files where all of them are
 */
export function annotate(findings: readonly Finding[], log: Log, files = 'findings.csv'): void {
  for (const severity of ['error', 'warning'] as const) {
    const all = findings.filter(finding => finding.severity === severity)
    const [first] = all
    if (!first) continue
    if (all.length > 1) {
      const rest = all.length > shown ? `; the first ${shown} are shown at their lines` : ''
      const text = `${counted(all.length, severity)} in ${first.file}${rest}. All are in ${files}.`
      log[severity](text, 'Roster', first)
    }
    for (const finding of all.slice(0, shown)) log[severity](finding.message, titleOf(finding), finding)
  }
}

function titleOf({ key, field, line }: Finding): string {
  const where = [key, field].filter(part => part !== undefined)
  return where.length > 0 ? where.join(', ') : `Line ${line}`
}
