import { counted } from '../report/format.ts'
import type { Plan } from '../roster/planning/plan.ts'

/** Why nothing of a plan is to be applied, where the workflow wants that of drift; undefined when something may be. */
export function driftStop({ options, changes }: Pick<Plan, 'options' | 'changes'>): string | undefined {
  if (options.onDrift !== 'fail') return undefined
  const drifted = changes.filter(({ held }) => held?.reason === 'drifted' || held?.reason === 'moved')
  if (drifted.length === 0) return undefined
  const users = counted(drifted.length, 'user')
  return `${users} changed on the platform meanwhile, and on-drift is fail, so nothing is applied: take what is there into the roster first.`
}
