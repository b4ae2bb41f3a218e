import { counted } from '../report/format.ts'
import type { Plan } from '../roster/planning/plan.ts'
import type { Finding } from '../roster/reading/finding.ts'

/** Why the step must fail for the roster, a sentence or two; none when each of its rows can be used. */
export function invalidRows({ counts, roster }: Plan, findings: readonly Finding[]): string[] {
  if (!findings.some(({ severity }) => severity === 'error')) return []
  if (counts.invalid === 0) return [`${roster.file} has errors.`]
  const whose = counts.invalid === 1 ? 'Its user is left as it is' : 'Their users are left as they are'
  return [
    `${counted(counts.invalid, 'row')} of ${roster.file} cannot be used. ${whose}; the rest of the plan stands.`,
  ]
}
