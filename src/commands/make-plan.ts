import type { PlannablePlatform, Preflight } from '../platforms/platform.ts'
import type { Plan, PlanOptions } from '../roster/planning/plan.ts'
import { planRoster } from '../roster/planning/plan-roster.ts'
import type { RowRules } from '../roster/planning/rules.ts'
import type { Finding } from '../roster/reading/finding.ts'
import type { BaseRoster, Roster } from '../roster/reading/roster.ts'
import { Failure } from '../work/failure.ts'
import { forecastOf } from './forecast.ts'
import type { Reviewed } from './reviewed.ts'
import type { TakenSnapshot } from './take-snapshot.ts'

/** A roster that was opened for a plan. */
export interface OpenedRoster {
  /** Undefined when the file cannot be read as a roster; the findings say why. */
  readonly roster: Roster | undefined
  /** What its reader has found; it grows while rows are read. */
  readonly findings: readonly Finding[]
  readonly base?: BaseRoster
}

/** One whose file can be read. */
export type ReadableRoster = OpenedRoster & { readonly roster: Roster }

/** What a plan is made from, besides the roster. */
export interface PlanGround {
  readonly platform: PlannablePlatform
  readonly preflight: Preflight
  readonly rules: RowRules
  readonly snapshot: TakenSnapshot
  readonly options: PlanOptions
  /** What people have agreed to, where only that may be applied. */
  readonly reviewed?: Reviewed
  /** Milliseconds that one attempt has; undefined for no limit. */
  readonly timeBudget: number | undefined
  /** When the reading of the snapshot began, maybe in an earlier attempt; ISO 8601, UTC. */
  readonly takenAt: string
}

export interface MadePlan {
  readonly plan: Plan
  /** About the roster, by line. */
  readonly findings: readonly Finding[]
}

/** The one way in which a plan comes about, whether it is shown or applied. */
export async function makePlan(
  { roster, findings: read, base }: ReadableRoster,
  { platform, preflight, rules, snapshot, options, reviewed, timeBudget, takenAt }: PlanGround,
): Promise<MadePlan> {
  if (reviewed && !reviewed.review.isAbout(preflight.tenantId)) throw otherTenant(preflight)
  const { users, completeness } = snapshot
  const judged: Finding[] = []
  const draft = await planRoster({
    platform: platform.name,
    tenant: { id: preflight.tenantId, name: preflight.tenant },
    columns: platform.columns,
    rules,
    roster,
    unreadable: read,
    // Where nobody can be seen, nobody can have been deleted since.
    ...(base && preflight.blind === undefined && { base }),
    snapshot: users,
    snapshotFacts: {
      takenAt,
      statement: completeness.statement,
      complete: completeness.complete,
    },
    ...(preflight.account === undefined ? {} : { account: preflight.account }),
    options,
    ...(reviewed && { review: reviewed.review }),
    onFinding: finding => judged.push(finding),
  })
  const costs = platform.costs(draft.changes.filter(({ held }) => !held))
  const forecast = forecastOf(costs, platform.limits(), timeBudget)
  const plan = { ...draft, ...(reviewed && { reviewed: reviewed.plans }), effects: costs.effects, forecast }
  return { plan, findings: byLine([...read, ...judged]) }
}

function otherTenant({ tenant }: Preflight): Failure {
  return new Failure('fatal', `The plan that was reviewed is about another tenant than ${tenant}.`, {
    code: 'OtherTenant',
    cure: 'Let plan and import sign in to the same tenant.',
  })
}

export function byLine(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => a.line - b.line || a.column - b.column)
}
