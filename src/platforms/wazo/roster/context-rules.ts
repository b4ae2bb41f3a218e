import { quoted } from '../../../roster/columns/quoted.ts'
import type { Context } from '../resources.ts'
import type { Contexts, ContextUse } from './contexts.ts'
import type { Verdict } from './verdict.ts'

const uses: Readonly<Record<ContextUse, string>> = {
  line: 'for lines, which are in internal contexts',
  incall: 'for numbers from outside, which are in incall contexts',
  voicemail: 'for mailboxes',
}

/** Whether a cell that changes names a context, and has its name in place of its label. */
export function judgeContext(
  verdict: Verdict,
  column: string,
  use: ContextUse,
  contexts: Contexts | undefined,
): void {
  const cell = verdict.written(column)
  if (!contexts || cell === '' || !verdict.changes(column)) return
  const [context, ...others] = contexts.meant(cell, use)
  if (!context) {
    const message = `${column} ${quoted(cell)} is no context ${uses[use]}${hint(cell, use, contexts)}`
    verdict.error('unknown-context', column, message)
  } else if (others.length > 0) {
    const names = [context, ...others].map(({ name }) => name).join(', ')
    const message = `${column} ${quoted(cell)} is the label of several contexts: write the name of the one that is meant (${names})`
    verdict.error('ambiguous-context', column, message)
  } else if (!contexts.fits(context, use)) {
    const message = `${column} ${quoted(cell)} is of the kind ${context.type}, and none ${uses[use]}${choices(use, contexts)}`
    verdict.error('context-kind', column, message)
  } else if (context.name !== cell) {
    verdict.set(column, context.name)
    const message =
      `${column} ${quoted(cell)} is the label of a context, and is taken for its name, ${context.name}: write the name, which ` +
      'stays the same when the label changes'
    verdict.warn('context-label', column, message)
  }
}

/** Whether a number is in a range of its context. Asks nothing of a context that is not known, or of the wrong kind. */
export function judgeRange(
  verdict: Verdict,
  column: string,
  contextColumn: string,
  use: 'line' | 'incall',
  contexts: Contexts | undefined,
): void {
  const exten = verdict.after(column)
  const context = contexts?.named(verdict.after(contextColumn))
  if (!context || !contexts?.fits(context, use) || !/^\+?\d+$/.test(exten)) return
  const ranges = use === 'line' ? context.user_ranges : context.incall_ranges
  const number = BigInt(exten.replace('+', ''))
  if (ranges.some(({ start, end }) => BigInt(start) <= number && number <= BigInt(end))) return
  const shown = ranges.map(({ start, end }) => (start === end ? start : `${start} to ${end}`)).join(', ')
  const message =
    `${column} ${quoted(exten)} is in no range of the context ${called(context)}, which has ${shown || 'none'}: choose a number ` +
    'in a range, or widen the range in Wazo'
  verdict.error('out-of-range', column, message)
}

function hint(cell: string, use: ContextUse, contexts: Contexts): string {
  const near = contexts.near(cell, use)
  return near ? `; did you mean ${called(near)}?` : choices(use, contexts)
}

/** Names that Wazo has generated cannot be guessed. */
function choices(use: ContextUse, contexts: Contexts): string {
  const all = contexts.for(use)
  const shown = all.slice(0, most).map(called).join(', ')
  const more = all.length > most ? `, and ${all.length - most} more` : ''
  return all.length === 0 ? ': the tenant has none' : `: there is ${shown}${more}`
}

const most = 5

function called({ name, label }: Context): string {
  return label ? `${name} (${label})` : name
}
