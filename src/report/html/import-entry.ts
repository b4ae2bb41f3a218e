import type { Outcome } from '../../roster/outcome/outcome.ts'
import { chosen, isInPart, whatHappened } from '../import-words.ts'
import { type ChangeEntry, changeEntry, type Numbering, type OutcomeEntry } from './entry.ts'

/** A user of an import in the list of the page. */
export function importEntry(outcome: Outcome, columns: Numbering): ChangeEntry {
  const entry = changeEntry(outcome.change, outcome.state, columns)
  const told = outcomeEntry(outcome, columns)
  return told ? { ...entry, outcome: told } : entry
}

/** What is to be said of an outcome; the change itself says why it was held. */
function outcomeEntry(outcome: Outcome, columns: Numbering): OutcomeEntry | undefined {
  const { state, reason, done } = outcome
  const choice = chosen(outcome)
  if (state === 'held' || !reason) return choice === '' ? undefined : { message: choice }
  return {
    ...(isInPart(outcome) && { done: done.map(column => columns.number(column)) }),
    code: reason.code,
    message: whatHappened(reason),
    ...(reason.cure !== undefined && { cure: reason.cure }),
  }
}
