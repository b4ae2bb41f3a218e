import type { ColumnSet } from '../columns/column.ts'
import { quoted } from '../columns/quoted.ts'
import type { BaseRoster } from '../reading/roster.ts'
import { foldKey } from './fold-key.ts'
import type { Change, Hold, PlanOptions } from './plan.ts'
import type { Suspicion } from './renames.ts'
import type { Review } from './review.ts'

/** What speaks against applying changes. */
export interface Doubts {
  readonly columns: ColumnSet
  readonly options: PlanOptions
  readonly account: string | undefined
  readonly base: BaseRoster | undefined
  /** What people call the user of a key. */
  readonly label: (key: string) => string
  /** All that a user is called: the key first. */
  readonly called: (change: Change) => readonly string[]
  /** The first of the patterns that protect a key. */
  readonly protection: (key: string) => string | undefined
  /** Keys that look the same as another one. */
  readonly twins: ReadonlyMap<string, readonly string[]>
  readonly suspicions: ReadonlyMap<string, Suspicion>
  /** Why it is not certain who is missing, as a sentence; undefined when it is. */
  readonly unproven: string | undefined
  /** What people have agreed to; undefined when nothing needs to be reviewed. */
  readonly review: Review | undefined
  /** Whether that was agreed to for this very roster. */
  readonly sameRoster: boolean
}

/**
 * Whether a change is held, and for which of its reasons. First come those that no option lifts; then those by which
 * the change may be about somebody else; then what is to be decided about the user's values; and last a doubt that goes
 * away by itself as soon as other rows are mended.
 */
export function holdOf(change: Change, doubts: Doubts): Hold | undefined {
  for (const reason of [ofAccount, ofProtected, ofAmbiguous, ofRename, ofReview, ofDrifted, ofUnproven]) {
    const hold = reason(change, doubts)
    if (hold) return hold
  }
  return undefined
}

function ofAccount({ key }: Change, { account }: Doubts): Hold | undefined {
  if (account === undefined || foldKey(key, true) !== foldKey(account, true)) return undefined
  const message =
    'This is the account that Rollcall signs in with, and a change could lock it out. Change it on the platform itself.'
  return { reason: 'account', message }
}

function ofProtected(change: Change, { protection, called }: Doubts): Hold | undefined {
  const pattern = called(change)
    .map(protection)
    .find(found => found !== undefined)
  if (pattern === undefined) return undefined
  const message = `The key matches the protected pattern ${quoted(pattern)}. Only a change of the input protect releases it.`
  return { reason: 'protected', message }
}

function ofAmbiguous(change: Change, { twins, columns, label }: Doubts): Hold | undefined {
  const others = twins.get(change.key) ?? []
  const named = list(others.map(label))
  if (others.length === 0) return undefined
  if (change.kind === 'create') {
    const message =
      `The key of this new user looks the same as ${named}. If it is the same person, write ${columns.key} exactly as ` +
      'it is there; if not, choose one that people can tell apart.'
    return { reason: 'ambiguous', message, others }
  }
  if (!isMissing(change)) return undefined
  const message = `The roster does not name this user, but ${named}, which looks the same. Mend ${columns.key} there first.`
  return { reason: 'ambiguous', message, others }
}

function ofRename({ key, kind }: Change, { suspicions, columns, label, options }: Doubts): Hold | undefined {
  const suspicion = suspicions.get(key)
  if (!suspicion || options.onRename === 'replace') return undefined
  const others = [...suspicion.others]
  const named = list(others.map(label))
  const who = kind === 'create' ? `${named}, whom the roster no longer names` : `the new user ${named}`
  const why = columns.rename.possible ? '' : ` ${columns.rename.reason}`
  const message =
    `Probably the same person as ${who}: they have the same ${[...suspicion.columns].join(' and ')}.${why} If it is the same ` +
    `person, keep the old ${columns.key}; if a new user is to take the place of the old one, set on-rename to replace.`
  return { reason: 'rename', message, others }
}

/** Who has seen what would be overwritten has agreed to it. */
function ofReview(change: Change, { review, sameRoster, options }: Doubts): Hold | undefined {
  const hold = review?.deviation(change, sameRoster)
  return hold?.reason === 'moved' && options.onDrift === 'apply' ? undefined : hold
}

/** What was seen in a review is newer than the base version, and holds what has changed since then. */
function ofDrifted(change: Change, { base, called, options, review }: Doubts): Hold | undefined {
  if (!base || review || options.onDrift === 'apply') return undefined
  const message = drift(
    change,
    called(change).some(key => base.has(key)),
  )
  return message === undefined ? undefined : { reason: 'drifted', message }
}

/** @param named whether the base version of the roster names the user */
function drift(change: Change, named: boolean): string | undefined {
  const { kind, fields } = change
  if (kind === 'create') {
    if (!named) return undefined
    return (
      'The base version of the roster names this user, so it was deleted on the platform since. Remove the row, or set ' +
      'on-drift to apply to make the user again.'
    )
  }
  if (isMissing(change)) {
    if (named) return undefined
    return (
      'The base version of the roster does not name this user either, so it was made on the platform since. Add it to ' +
      'the roster, or set on-drift to apply.'
    )
  }
  const drifted = fields.filter(({ origin }) => origin === 'platform' || origin === 'both')
  if (drifted.length === 0) return undefined
  return (
    `The platform does not have what the base version of the roster says in: ${list(drifted.map(({ column }) => column))}. ` +
    'Either an earlier import could not bring it about: then re-run the failed job of that import. Or somebody has changed ' +
    'it there since: take what is there into the roster, or set on-drift to apply to overwrite it.'
  )
}

function ofUnproven(change: Change, { unproven }: Doubts): Hold | undefined {
  return unproven !== undefined && isMissing(change) ? { reason: 'unproven', message: unproven } : undefined
}

/**
 * Why it is not certain who is missing from the roster; undefined when it is.
 * @param complete whether all users of the platform were read
 * @param keyless lines of the roster that may be about anybody
 */
export function doubtWhoIsMissing(
  complete: boolean,
  keyless: readonly number[],
  partial: boolean,
): string | undefined {
  if (partial)
    return 'The roster has some of the users only, as the column _error or _undo in its header tells.'
  if (!complete)
    return 'It is not proven that all users of the platform were read, and without that nobody is removed.'
  const [line, ...others] = keyless.toSorted((a, b) => a - b)
  if (line === undefined) return undefined
  const and = others.length > 0 ? ` (and ${others.length.toLocaleString('en-US')} more)` : ''
  return `Line ${line}${and} of the roster has no key to rely on, so it is not certain who is missing. Mend it first.`
}

/** Whether it is only done because the roster does not name the user. */
function isMissing({ line }: Change): boolean {
  return line === null
}

function list(items: readonly string[]): string {
  return items.join(', ')
}
