import type { ImportReport } from '../../src/report/import-report.ts'
import { countOutcomes } from '../../src/roster/outcome/counts.ts'
import type { Outcome } from '../../src/roster/outcome/outcome.ts'
import type { UndoLoss } from '../../src/roster/outcome/undo-losses.ts'
import type { Change, Plan } from '../../src/roster/planning/plan.ts'
import type { Finding } from '../../src/roster/reading/finding.ts'
import { hostileTexts, madeUpPlan } from './made-up-plan.ts'

/** A report of these outcomes; what is not told of it is usual. */
export function importOf(
  plan: Plan,
  outcomes: readonly Outcome[],
  more: Partial<ImportReport> = {},
): ImportReport {
  const counts = countOutcomes(outcomes)
  return {
    plan,
    outcomes,
    counts,
    complete: counts.failed + counts.held + counts.notAttempted + plan.counts.invalid === 0,
    dryRun: false,
    attempt: 1,
    startedAt: '2026-03-04T05:06:10.000Z',
    finishedAt: '2026-03-04T05:09:30.000Z',
    apiCalls: 1_234,
    limits: [
      { limit: 'Modify', window: 60, max: 140, used: 120 },
      { limit: 'Modify', window: 3_600, max: 1_000, used: 870 },
      { limit: 'Query', window: 60, max: 450, used: 0 },
    ],
    ...more,
  }
}

/** An outcome of a change: held if it is, else done unless told otherwise. */
export function outcomeOf(change: Change, more: Partial<Outcome> = {}): Outcome {
  const columns = change.fields.map(({ column }) => column)
  if (change.held) {
    const { reason, message } = change.held
    return {
      ...{ change, state: 'held', attempt: null, seconds: 0, done: [], remaining: columns, facts: {} },
      reason: { code: `held-${reason}`, message },
    }
  }
  const done = more.done ?? (more.state === undefined ? columns : [])
  return {
    ...{ change, state: 'done', attempt: 1, seconds: 0.25, facts: {}, ...more },
    done,
    remaining: columns.filter(column => !done.includes(column)),
  }
}

const failures: readonly NonNullable<Outcome['reason']>[] = [
  {
    code: 'ExtensionAlreadyInUseFault',
    message: 'Five9 says that the extension 1007 belongs to another user.',
    cure: 'Give one of the two another extension.',
  },
  {
    code: 'UserNotFoundFault',
    message: 'Five9 has no such user any more.',
    cure: 'Plan again: the user was deleted after the plan was made.',
  },
  { code: 'ETIMEDOUT', message: 'Five9 did not answer within 60 seconds.', effectUnknown: true },
]

const leftOver = {
  code: 'not-attempted',
  message: 'The work stopped before this change.',
  cure: 'Re-run the failed jobs.',
}

function fateOf(change: Change, at: number, size: number): Partial<Outcome> {
  const reason = failures[at % failures.length]
  const [first = ''] = change.fields.map(({ column }) => column)
  if (at > size * 0.9) return { state: 'not-attempted', attempt: null, seconds: 0, reason: leftOver }
  if (at % 40 === 7 && reason) return { state: 'failed', reason, attempt: 2, seconds: 61.5 }
  if (at % 40 === 9) {
    const hostile = hostileTexts[at % hostileTexts.length] ?? ''
    return { state: 'failed', done: [first], reason: { code: hostile, message: hostile, cure: hostile } }
  }
  return change.kind === 'create' ? { facts: { extension: String(1_000 + at) } } : {}
}

export interface MadeUpImport {
  readonly report: ImportReport
  readonly findings: readonly Finding[]
  readonly losses: readonly UndoLoss[]
}

/** An import of `madeUpPlan(size)` in which some failed, some in part, and which was stopped before its end. */
export function madeUpImport(size: number): MadeUpImport {
  const { plan, findings } = madeUpPlan(size)
  const outcomes = plan.changes.map((change, at) => outcomeOf(change, fateOf(change, at, size)))
  const losses = outcomes.flatMap(({ change, state }): UndoLoss[] =>
    state === 'done' && change.kind === 'delete'
      ? [{ key: change.key, reason: 'The user was deleted. A roster can make it anew.' }]
      : [],
  )
  const stop = { kind: 'time-budget', message: 'the time budget of 300 minutes is spent' } as const
  const stopped = outcomes.some(({ state }) => state === 'not-attempted')
  const report = importOf({ ...plan, guards: [] }, outcomes, { attempt: 2, ...(stopped && { stop }) })
  return { report, findings, losses }
}
