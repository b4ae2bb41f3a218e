import type { ColumnSet } from '../columns/column.ts'
import { marksOfUser, provisionalKey } from '../columns/marks.ts'
import { compareCodePoints } from '../order.ts'
import { brokenGuards } from './guards.ts'
import { headerOf } from './header.ts'
import { type Doubts, doubtWhoIsMissing, holdOf } from './holds.ts'
import { keyTwins } from './key-twins.ts'
import { LiveUsers } from './live-users.ts'
import type { Change, ChangeKind, Counts, Plan } from './plan.ts'
import { planDigest } from './plan-digest.ts'
import type { PlanRequest } from './plan-request.ts'
import { protection } from './protect.ts'
import { removals } from './removal.ts'
import { suspectedRenames } from './renames.ts'
import { RosterDigest } from './roster-digest.ts'
import { RosterRows } from './roster-rows.ts'
import { RowFindings } from './row-findings.ts'
import { clashes } from './uniqueness.ts'
import { Unkeyed } from './unkeyed.ts'

/** A plan without what only the platform can say: what applying it costs and brings about besides. */
export type PlanDraft = Omit<Plan, 'effects' | 'forecast'>

/**
 * Compares a roster with the users of a platform. Rows are read once, one after the other; kept of them is where they
 * are, and the change of those that differ.
 * @throws Error when the options ask for what the platform does not know
 */
export async function planRoster(request: PlanRequest): Promise<PlanDraft> {
  const { platform, tenant, roster, snapshot, snapshotFacts, columns, rules, base, options } = request
  const removal = removals(options.onMissing, columns)
  const header = headerOf(roster, columns)
  const users = new LiveUsers(snapshot, header, columns)
  const findings = new RowFindings(roster, request.onFinding)
  const unkeyed = new Unkeyed(columns, snapshot)
  const rows = new RosterRows({ header, set: columns, rules, users, unkeyed, base, options, findings })
  const content = new RosterDigest(header.columns.map(({ column }) => column))
  for await (const batch of roster.rows()) {
    for (const row of batch) {
      content.add(row.cells)
      rows.add(row)
    }
  }
  rows.addUnreadable(request.unreadable)

  const digest = content.finish()
  const missing = [...rows.missing()]
  const newcomers = rows.newcomers()
  const removed = missing.map(key => removal(key, users)).filter(change => change !== undefined)
  const considered = withHolds([...rows.changes(), ...removed], {
    columns,
    options,
    base,
    label: key => users.label(key),
    called: calledOf(columns, users),
    account: request.account,
    protection: protection(options.protect),
    twins: keyTwins([...newcomers.keys()], snapshot),
    suspicions: suspectedRenames(newcomers, missing, header.identifying, snapshot),
    review: request.review,
    sameRoster: request.review?.isOf({ roster: digest, options }) ?? false,
    unproven: doubtWhoIsMissing(snapshotFacts.complete, rows.keyless, roster.partial ?? false),
  })
  const refused = clashes(considered, columns, snapshot, users, rules)
  for (const clash of refused) rows.refuse(clash)
  findings.finish()

  const refusedKeys = new Set(refused.map(({ key }) => key))
  const changes = considered
    .filter(({ key }) => !refusedKeys.has(key))
    .sort((a, b) => compareCodePoints(a.key, b.key))
  const counts = countsOf(changes, rows, missing.length)
  const facts = { file: roster.file, rows: rows.count, digest }
  return {
    format: 1,
    platform,
    tenant,
    roster: facts,
    snapshot: { users: snapshot.size, takenAt: snapshotFacts.takenAt, statement: snapshotFacts.statement },
    options,
    digest: planDigest({ platform, tenant, roster: facts, changes }),
    counts,
    changes,
    guards: brokenGuards(counts, options, snapshot.size),
  }
}

/** What users of the platform are called where their key says little: as rows without a key would name them. */
function calledOf(set: ColumnSet, users: LiveUsers): (change: Change) => readonly string[] {
  if (!set.likenesses) return ({ key }) => [key]
  return ({ key, kind }) => {
    if (kind === 'create') return [key]
    const cell = (column: string) => users.cell(key, column)
    return [key, ...marksOfUser(set, cell).map(mark => provisionalKey(mark, cell))]
  }
}

function withHolds(changes: readonly Change[], doubts: Doubts): Change[] {
  return changes.map(change => {
    const held = holdOf(change, doubts)
    return held ? { ...change, held } : change
  })
}

function countsOf(changes: readonly Change[], rows: RosterRows, missing: number): Counts {
  const applied = (kind: ChangeKind) => changes.filter(change => change.kind === kind && !change.held).length
  const { unchanged } = rows
  return {
    creates: applied('create'),
    updates: applied('update'),
    deactivates: applied('deactivate'),
    deletes: applied('delete'),
    held: changes.filter(({ held }) => held).length,
    invalid: rows.count - unchanged - changes.filter(({ line }) => line !== null).length,
    unchanged,
    missing,
  }
}
