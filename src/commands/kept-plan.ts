import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPlan } from '../roster/planning/plan-format.ts'
import { writePlan } from '../roster/planning/write-plan.ts'
import type { Finding } from '../roster/reading/finding.ts'
import { type BeforeValues, beforeValues, keepBeforeValues } from './before-values.ts'
import type { MadePlan } from './make-plan.ts'
import type { Ports } from './ports.ts'
import type { TakenSnapshot } from './take-snapshot.ts'

/**
 * The plan that a run applies, kept with its progress: a later attempt goes on with the same plan, though the platform has
 * half of it by then.
 */
export interface KeptPlan extends MadePlan {
  readonly before: BeforeValues
}

const files = (folder: string) => ({
  /** Written last: where it is, the others are whole. */
  plan: join(folder, 'plan.json'),
  findings: join(folder, 'findings.json'),
  before: join(folder, 'before.ndjson'),
})

/** Whether an earlier attempt has left its plan. */
export function isPlanKept({ progress }: Ports): boolean {
  return existsSync(files(progress.folder).plan)
}

/** The plan of an earlier attempt; undefined when there is none. */
export function keptPlan(ports: Ports): KeptPlan | undefined {
  if (!isPlanKept(ports)) return undefined
  const { plan, findings, before } = files(ports.progress.folder)
  return {
    plan: readPlan(readFileSync(plan, 'utf8')),
    findings: JSON.parse(readFileSync(findings, 'utf8')) as Finding[],
    before: beforeValues(before),
  }
}

/** Keeps a plan, and of the snapshot only what the users whom it changes had: the rest has done its work. */
export async function keepPlan(
  { plan, findings }: MadePlan,
  { users }: TakenSnapshot,
  { progress }: Ports,
): Promise<KeptPlan> {
  const paths = files(progress.folder)
  mkdirSync(progress.folder, { recursive: true })
  const keys = plan.changes.filter(({ held }) => !held).map(({ key }) => key)
  await keepBeforeValues(paths.before, users, keys, [...users.columns])
  writeFileSync(paths.findings, JSON.stringify(findings))
  await writePlan(`${paths.plan}.unfinished`, plan)
  renameSync(`${paths.plan}.unfinished`, paths.plan)
  rmSync(join(progress.folder, 'users'), { recursive: true, force: true })
  return { plan, findings, before: beforeValues(paths.before) }
}
