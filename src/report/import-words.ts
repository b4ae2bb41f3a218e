import type { Outcome, OutcomeCounts } from '../roster/outcome/outcome.ts'
import type { UndoLoss } from '../roster/outcome/undo-losses.ts'
import { clause, count, counted, sentences } from './format.ts'
import type { ImportReport } from './import-report.ts'
import {
  type Group,
  guardSentence,
  leftOut,
  missingSentence,
  reviewedSentence,
  type Verdict,
  verdict,
} from './plan-words.ts'

/** How the entries of an import are told apart, in the order in which they are shown: what is left to be done comes first. */
export const importGroups: readonly Group[] = ['failed', 'not-attempted', 'held', 'error', 'done', 'warning']

/** What people should know of an outcome, in sentences: why it was not done and what helps, or what was chosen. */
export function remark(outcome: Outcome): string {
  const { reason } = outcome
  return reason ? sentences(whatHappened(reason), reason.cure) : chosen(outcome)
}

/** Why something was not done, in sentences. */
export function whatHappened({ message, effectUnknown }: NonNullable<Outcome['reason']>): string {
  return sentences(message, effectUnknown && 'It is not known whether the change took effect.')
}

/** Whether a user was changed in part: some columns were brought about, and others were not. */
export function isInPart({ done, remaining }: Outcome): boolean {
  return done.length > 0 && remaining.length > 0
}

/** What the platform chose for a user, and what else is to be noted, in sentences; empty for nothing. */
export function chosen({ change, facts: { note, ...facts } }: Pick<Outcome, 'change' | 'facts'>): string {
  // Of what was lent for a time the last is what was asked for.
  const isAsked = (name: string, value: string) =>
    change.fields.some(({ column, after }) => column === name && after === value)
  const list = Object.entries(facts)
    .filter(([name, value]) => !isAsked(name, value))
    .map(([name, value]) => `${name} ${value}`)
  return sentences(list.length > 0 ? `The platform chose ${list.join(', ')}.` : '', note)
}

/** The first thing that people want to know: `stopped` where they must do something before it can be better. */
export function importVerdict({ plan, counts, dryRun, stop }: ImportReport): Verdict {
  const { failed, notAttempted, held } = counts
  const planned = verdict(plan, [])
  const total = wanted(counts)
  const doubtful = planned.state === 'doubtful' ? 'doubtful' : 'fine'
  const besides = leftOut(held, plan.counts.invalid)
  if (plan.guards.length > 0) return { state: 'stopped', text: `${planned.text}, nothing was changed` }
  if (dryRun) return { state: doubtful, text: `dry run, nothing was changed; ${planned.text}` }
  if (total === 0) return { state: doubtful, text: `nothing to change${besides}` }
  if (failed > 0) {
    const left = notAttempted > 0 ? `, ${count(notAttempted)} not attempted` : ''
    return { state: 'stopped', text: `${count(failed)} of ${counted(total, 'change')} failed${left}` }
  }
  if (notAttempted > 0) {
    const text = `stopped, ${count(notAttempted)} of ${counted(total, 'change')} not attempted`
    return { state: stop?.kind === 'fatal' ? 'stopped' : 'doubtful', text }
  }
  return {
    state: doubtful,
    text: `${total === 1 ? 'the change was' : `all ${count(total)} changes were`} made${besides}`,
  }
}

/** Whether the plan was to be brought about; else reports show the plan. */
export function isApplied({ plan, dryRun }: ImportReport): boolean {
  return !dryRun && plan.guards.length === 0
}

/** How many changes were to be made. */
function wanted({ created, updated, deactivated, deleted, failed, notAttempted }: OutcomeCounts): number {
  return created + updated + deactivated + deleted + failed + notAttempted
}

/** What stopped the import, and how it goes on, in sentences; none when nothing did. */
export function stopSentences({ plan, stop, counts }: ImportReport): readonly string[] {
  if (!stop) return plan.guards.map(guardSentence)
  const left = counts.notAttempted
  return [
    sentences(
      `Stopped early: ${clause(stop.message)}`,
      left > 0 ? `${counted(left, 'change')} ${left === 1 ? 'was' : 'were'} not attempted` : '',
      stop.cure,
      left + counts.failed > 0 ? 'Re-run the failed jobs to continue' : '',
    ),
  ]
}

const lossesNamed = 5

/** What people should know besides, a sentence or more each. */
export function importNotes(report: ImportReport, losses: readonly UndoLoss[]): readonly string[] {
  const { plan, counts, outcomes } = report
  const unknown = outcomes.filter(({ reason }) => reason?.effectUnknown).length
  const changed = counts.created + counts.updated + counts.deactivated + counts.deleted > 0
  const lost = new Set(losses.filter(({ column }) => column === undefined).map(({ key }) => key))
  const isRetired = ({ change: { kind, key }, state }: Outcome) =>
    kind === 'create' && state === 'done' && !lost.has(key)
  const retired = outcomes.filter(isRetired).length
  return [
    reviewedSentence(plan),
    unknown > 0
      ? `Of ${counted(unknown, 'user')} it is not known whether the change took effect: look at them on the platform.`
      : '',
    !isApplied(report) || plan.options.onMissing === 'ignore' ? missingSentence(plan) : '',
    ...(changed ? plan.effects.map(({ message }) => message) : []),
    ...factNotes(outcomes),
    retired > 0
      ? `undo.csv deactivates ${retired === 1 ? 'the user who was' : `the ${count(retired)} users who were`} created, and deletes nobody.`
      : '',
    ...lossNotes(losses),
  ].filter(note => note !== '')
}

/** What is to be noted of users, each note once with how many it is about. */
function factNotes(outcomes: readonly Outcome[]): readonly string[] {
  const noted = outcomes.flatMap(({ facts: { note } }) => note ?? [])
  const times = Map.groupBy(noted, note => note)
  return [...times].map(([note, those]) => sentences(note, `This is about ${counted(those.length, 'user')}.`))
}

/** What an undo cannot bring back, by reason, what concerns most users first. */
function lossNotes(losses: readonly UndoLoss[]): readonly string[] {
  const groups = Map.groupBy(losses, ({ column = '', reason }) => `${column}\n${reason}`)
  const sorted = [...groups.values()].sort((a, b) => b.length - a.length)
  const notes = sorted.slice(0, lossesNamed).map(those => {
    const { column, reason } = those[0] ?? {}
    return `Not in undo.csv: ${column === undefined ? '' : `${column} of `}${counted(those.length, 'user')}. ${reason}`
  })
  const rest = losses.length - sorted.slice(0, lossesNamed).flat().length
  return rest > 0 ? [...notes, `Not in undo.csv: ${count(rest)} more, listed in undo-losses.csv.`] : notes
}
