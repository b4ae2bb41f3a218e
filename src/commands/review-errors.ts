import { counted } from '../report/format.ts'
import type { Plan } from '../roster/planning/plan.ts'

/** Why a plan that is checked once more is not what was reviewed, a sentence; none when it is. */
export function reviewErrors(plan: Pick<Plan, 'changes'>): string[] {
  const deviating = plan.changes.filter(
    ({ held }) => held?.reason === 'unreviewed' || held?.reason === 'moved',
  )
  if (deviating.length === 0) return []
  const changes = `${counted(deviating.length, 'change')} ${deviating.length === 1 ? 'deviates' : 'deviate'}`
  return [`${changes} from the plan that was reviewed. The report says how; have the plan of now reviewed.`]
}
