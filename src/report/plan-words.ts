import type { OutcomeState } from '../roster/outcome/outcome.ts'
import type {
  BrokenGuard,
  ChangeKind,
  FieldChange,
  Forecast,
  HoldReason,
  Plan,
} from '../roster/planning/plan.ts'
import type { Finding } from '../roster/reading/finding.ts'
import { count, counted, duration } from './format.ts'

/**
 * How the entries of a plan are told apart where people read them, and those of an import. A held change is in `held`,
 * whatever its kind.
 */
export type Group = ChangeKind | OutcomeState | 'error' | 'warning'

/** What people call the user of a change. */
export function userOf({ key, label }: { readonly key: string; readonly label?: string }): string {
  return label ?? key
}

/** Those of a plan in the order in which they are shown: what cannot be taken back comes first. */
export const groups: readonly Group[] = [
  'delete',
  'deactivate',
  'held',
  'error',
  'create',
  'update',
  'warning',
]

export interface Words {
  /** Of one entry. */
  readonly groups: Readonly<Record<Group, string>>
  /** Of many. */
  readonly headings: Readonly<Record<Group, string>>
  readonly holds: Readonly<Record<HoldReason, string>>
  /** Of a field, where the base version of the roster is known. */
  readonly origins: Readonly<Record<NonNullable<FieldChange['origin']>, string>>
}

export const words: Words = {
  groups: {
    failed: 'Failed',
    'not-attempted': 'Not attempted',
    done: 'Done',
    delete: 'Delete',
    deactivate: 'Deactivate',
    held: 'Held',
    error: 'Error',
    create: 'Create',
    update: 'Update',
    warning: 'Warning',
  },
  headings: {
    failed: 'Failed',
    'not-attempted': 'Not attempted',
    done: 'Done',
    delete: 'Deletions',
    deactivate: 'Deactivations',
    held: 'Held',
    error: 'Errors',
    create: 'Creates',
    update: 'Updates',
    warning: 'Warnings',
  },
  holds: {
    rename: 'Probably renamed',
    protected: 'Protected',
    account: 'Account in use',
    ambiguous: 'Ambiguous key',
    drifted: 'Changed on the platform',
    unproven: 'Not proven to be missing',
    unreviewed: 'Not reviewed',
    moved: 'Changed since the review',
  },
  origins: {
    roster: 'Asked for here',
    platform: 'Would overwrite a change made on the platform',
    both: 'Asked for here, and would overwrite a change made on the platform',
  },
}

export interface Verdict {
  /** `stopped`: a guard is broken. `doubtful`: something of the roster would not be brought about. */
  readonly state: 'stopped' | 'doubtful' | 'fine'
  /** The beginning of a sentence in lower case where it does not begin with a number. */
  readonly text: string
}

/** The first thing that people want to know. */
export function verdict(
  { counts, guards }: Pick<Plan, 'counts' | 'guards'>,
  findings: readonly Finding[],
): Verdict {
  if (guards.length > 0) {
    return {
      state: 'stopped',
      text: `stopped by ${guards.length === 1 ? 'a guard' : `${guards.length} guards`}`,
    }
  }
  const changing = counts.creates + counts.updates + counts.deactivates + counts.deletes
  const doubtful = counts.held + counts.invalid > 0 || findings.some(({ severity }) => severity === 'error')
  return {
    state: doubtful ? 'doubtful' : 'fine',
    text:
      (changing === 0 ? 'nothing would change' : `${counted(changing, 'user')} would change`) +
      leftOut(counts.held, counts.invalid),
  }
}

/** What of the roster is not brought about, to go on after a verdict; empty for nothing. */
export function leftOut(held: number, invalidRows: number): string {
  return (
    (held > 0 ? `, ${count(held)} ${held === 1 ? 'is' : 'are'} held` : '') +
    (invalidRows > 0 ? `, ${counted(invalidRows, 'row')} cannot be used` : '')
  )
}

const guarded = {
  'max-creates': 'create',
  'max-updates': 'update',
  'max-removals': 'remove',
} as const

/** What broke a guard, and how it is lifted. */
export function guardSentence({ input, planned, allowed, limit }: BrokenGuard): string {
  const given = limit === String(allowed) ? '' : `, that is ${count(allowed)}`
  return (
    `The plan would ${guarded[input]} ${counted(planned, 'user')}, but ${input} allows ${limit}${given}. ` +
    `Nothing is applied. If this is what you want, set ${input} to ${planned} or more; otherwise correct the roster.`
  )
}

/** What becomes of users that the roster does not name; empty when there are none. */
export function missingSentence({ counts, options }: Plan): string {
  if (counts.missing === 0) return ''
  const fate = {
    ignore: 'left alone',
    deactivate: 'to be deactivated unless held',
    delete: 'to be deleted unless held',
  }[options.onMissing]
  const are = counts.missing === 1 ? 'is' : 'are'
  return `${counted(counts.missing, 'user')} of the platform ${are} not in the roster: ${fate} (on-missing: ${options.onMissing}).`
}

/** What the plan was compared with; empty where that was nothing. */
export function reviewedSentence({ reviewed }: Pick<Plan, 'reviewed'>): string {
  if (!reviewed) return ''
  if (reviewed.length === 0) return 'No plan was found that was reviewed, so every change is held.'
  const names = reviewed.map(({ pull, digest }) => `#${pull} (${digest.slice(0, digestShown)}…)`).join(', ')
  return `Bound to the plan that was reviewed on pull request ${names}: what differs from it is held.`
}

const digestShown = 12

/** How call limits name their windows, by seconds. */
export const windowNames: ReadonlyMap<number, string> = new Map([
  [60, 'a minute'],
  [3_600, 'an hour'],
  [86_400, 'a day'],
])

/** The calls that a plan takes, a row for each limit: its name, the calls, what it allows, and what is left of that. */
export function forecastRows({ calls }: Forecast): readonly (readonly string[])[] {
  return calls.map(({ limit, calls: needed, windows }) => [
    limit,
    count(needed),
    windows
      .map(({ max, seconds }) => `${count(max)} ${windowNames.get(seconds) ?? `in ${seconds} s`}`)
      .join(', '),
    windows.map(({ left }) => count(left)).join(', '),
  ])
}

export const forecastHeader: readonly string[] = ['Limit', 'Calls', 'Allowed', 'Left now']

/** Less time than this, in milliseconds, is no waiting. */
export const noticeable = 1_000

/** How long applying takes at least. */
export function timeSentence({ leastMilliseconds, attempts }: Forecast): string {
  if (leastMilliseconds < noticeable) return 'No limit makes it wait.'
  const time = `Applying it takes at least ${duration(leastMilliseconds)}`
  return attempts > 1
    ? `${time}, in ${count(attempts)} attempts: each goes on where the one before it ended.`
    : `${time}.`
}

/** `2026-03-04 05:06 UTC` of an ISO 8601 time in UTC. */
export function moment(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`
}
