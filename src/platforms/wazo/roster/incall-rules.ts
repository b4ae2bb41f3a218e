import { quoted } from '../../../roster/columns/quoted.ts'
import { judgeContext, judgeRange } from './context-rules.ts'
import type { TenantFacts } from './tenant-facts.ts'
import type { Verdict } from './verdict.ts'
import { place } from './words.ts'

const needed = ['incall_exten', 'incall_context'] as const
const all = [...needed, 'incall_ring_seconds'] as const

export function judgeIncall(verdict: Verdict, facts: TenantFacts): void {
  const changed = all.find(column => verdict.changes(column))
  if (changed === undefined) return
  const had = verdict.had('incall_exten')
  if (had.includes(';')) {
    const message =
      `${changed}: several numbers from outside lead to the user (${had.replaceAll(';', ', ')}), and a roster changes only one: ` +
      'write what the export has, and change them in Wazo'
    verdict.error('several-incalls', changed, message)
    return
  }
  judgeContext(verdict, 'incall_context', 'incall', facts.contexts)
  if (verdict.empties('incall_exten')) judgeRemoval(verdict)
  else judgeParts(verdict)
  judgeNumber(verdict, facts)
}

function judgeRemoval(verdict: Verdict): void {
  const filled = verdict.filled(all)
  if (filled.length > 0) {
    const message =
      `incall_exten is empty and ${filled.join(', ')} is not: fill incall_exten to keep the number, or empty the other ` +
      'cells too to have it taken off'
    verdict.error('incomplete-incall', 'incall_exten', message)
    return
  }
  for (const column of all) if (verdict.had(column) !== '') verdict.set(column, '')
}

/** Wazo would make an incall that no number leads to, and keep silent. */
function judgeParts(verdict: Verdict): void {
  const missing = needed.find(column => verdict.after(column) === '')
  const filled = all.filter(column => verdict.after(column) !== '')
  if (missing === undefined || filled.length === 0) return
  const message =
    `${missing} is missing: a number from outside needs incall_exten and incall_context, and the row has only ` +
    filled.join(', ')
  verdict.error('incomplete-incall', missing, message)
}

function judgeNumber(verdict: Verdict, { contexts, numbers }: TenantFacts): void {
  const exten = verdict.after('incall_exten')
  if (exten === '' || !(verdict.changes('incall_exten') || verdict.changes('incall_context'))) return
  judgeRange(verdict, 'incall_exten', 'incall_context', 'incall', contexts)
  const holder = numbers.get(place(exten, verdict.after('incall_context')))
  if (holder === undefined) return
  const message =
    `incall_exten ${quoted(exten)} belongs to ${holder}, and Wazo would take it away without a word: choose another number, ` +
    'or free this one in Wazo'
  verdict.error('number-taken', 'incall_exten', message)
}
