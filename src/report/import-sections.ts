import type { Outcome } from '../roster/outcome/outcome.ts'
import type { Finding } from '../roster/reading/finding.ts'
import { count } from './format.ts'
import type { ImportReport } from './import-report.ts'
import { isApplied, isInPart, whatHappened } from './import-words.ts'
import { code } from './markdown.ts'
import { planSections, type Section, sectionFrom } from './plan-sections.ts'
import { shorten, shown } from './plan-text.ts'
import { userOf, words } from './plan-words.ts'

const columnsShown = 6
const longestMessage = 400
const longestCode = 60

/**
 * What an import leaves to be done, in the order in which it is shown: what failed, what was not attempted, then what was
 * held and what is wrong with the roster. Where nothing was to be changed, what would be.
 */
export function importSections(report: ImportReport, findings: readonly Finding[]): readonly Section[] {
  const { plan, outcomes } = report
  if (!isApplied(report)) return planSections(plan, findings)
  const held = plan.changes.filter(change => change.held)
  return [
    ...section('failed', outcomes),
    ...section('not-attempted', outcomes),
    ...planSections({ ...plan, changes: held }, findings),
  ]
}

function section(state: 'failed' | 'not-attempted', outcomes: readonly Outcome[]): readonly Section[] {
  const those = outcomes.filter(outcome => outcome.state === state)
  if (those.length === 0) return []
  const columns = ['User', 'Line', 'Change', 'Why', 'What to do']
  return [sectionFrom(words.headings[state], columns, those, outcome => [row(outcome)])]
}

/** The name of an error, in the type of code where it is one. */
export function errorName(name: string): string {
  return /^[\w.:-]+$/.test(name) ? code(shorten(name, longestCode)) : shown(name, longestCode)
}

function row(outcome: Outcome): readonly string[] {
  const { change, reason } = outcome
  const why = reason ? `${errorName(reason.code)}: ${shown(whatHappened(reason), longestMessage)}` : ''
  return [
    shown(userOf(change)),
    String(change.line ?? ''),
    words.groups[change.kind] + columnsLeft(outcome),
    why,
    shown(reason?.cure ?? '', longestMessage),
  ]
}

/** Of a user who was changed in part, what was brought about and what was not. */
function columnsLeft(outcome: Outcome): string {
  const { done, remaining } = outcome
  return isInPart(outcome) ? `, partly done: ${names(done)}; not done: ${names(remaining)}` : ''
}

function names(columns: readonly string[]): string {
  const texts = columns.slice(0, columnsShown).map(column => shown(column))
  const rest = columns.length - texts.length
  return [...texts, ...(rest > 0 ? [`and ${count(rest)} more`] : [])].join(', ')
}
