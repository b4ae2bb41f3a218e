import { compareCodePoints } from './order.ts'

/** What a reading of users came to. Keys are compared exactly. */
export interface Reading {
  /** Users read; each key once. */
  readonly read: ReadonlySet<string>
  /** Users that a listing named; absent when none was made. */
  readonly listed?: ReadonlySet<string>
  /** Listed users that were deleted before they could be read. */
  readonly gone: ReadonlySet<string>
  /** Users that exist but that the chosen chunks cannot name; -1 when unknown, absent when there can be none. */
  readonly outside?: number
  /** Users that were asked for by name and do not exist. */
  readonly unknown: ReadonlySet<string>
  /** Chunks that failed or were never read. */
  readonly unfinished: readonly string[]
  /** A user that is known to exist, since its credentials are in use. */
  readonly account?: string
  /** Why no users can be seen, as a sentence; then nothing was to be read. */
  readonly blind?: string
}

/** The proof that a snapshot is complete, or what speaks against it. */
export interface Completeness {
  /** Every user of the scope is in the snapshot, and that was checked. */
  readonly complete: boolean
  /** Users that exist and were not read, sorted. */
  readonly missing: readonly string[]
  /** Users that were read although the listing had not named them: created since. Sorted. */
  readonly created: readonly string[]
  /** Why the snapshot must not be taken for the users of the scope. With any of these it is a partial one. */
  readonly problems: readonly string[]
  /** What a person should know although the snapshot is what was asked for. */
  readonly warnings: readonly string[]
  /** The proof in one sentence. */
  readonly statement: string
}

export function completenessOf(reading: Reading): Completeness {
  const { read, listed, gone, unfinished } = reading
  const missing = listed ? sorted([...listed].filter(key => !read.has(key) && !gone.has(key))) : []
  const created = listed ? sorted([...read].filter(key => !listed.has(key))) : []
  const problems = [
    ...(unfinished.length > 0
      ? [`${counted(unfinished.length, 'chunk')} not read: ${some(unfinished)}`]
      : []),
    ...(missing.length > 0
      ? [`${counted(missing.length, 'user')} listed but not read: ${some(missing)}`]
      : []),
    ...(unfinished.length === 0 ? contradictions(reading) : []),
  ]
  const warnings = warningsOf(reading, created)
  const complete = problems.length === 0 && (reading.outside ?? 0) === 0 && reading.blind === undefined
  return {
    complete,
    missing,
    created,
    problems,
    warnings,
    statement: statementOf(reading, complete, created.length),
  }
}

/** What cannot be when everything was read. */
function contradictions({ read, listed, account, blind }: Reading): string[] {
  if (blind !== undefined) return []
  // A listing can be of nobody, in a tenant that was just made; an answer without users proves nothing.
  const nobody = listed?.size === 0 && account === undefined
  if (read.size === 0 && !nobody) return ['not a single user was found']
  if (account === undefined) return []
  const folded = account.toLowerCase()
  if ([...read].some(key => key.toLowerCase() === folded)) return []
  return [
    `the account in use, ${account}, is not among the ${counted(read.size, 'user')} read, so others may be missing`,
  ]
}

function warningsOf({ outside, gone, unknown }: Reading, created: readonly string[]): string[] {
  return [
    ...(unknown.size > 0
      ? [`${counted(unknown.size, 'user')} asked for but not on the platform: ${some(sorted(unknown))}`]
      : []),
    ...(outside === undefined || outside === 0
      ? []
      : [
          outside > 0
            ? `${counted(outside, 'user')} exist that the chosen chunking does not ask for; chunking: auto reads them too`
            : 'whether users exist that the chosen chunking does not ask for could not be found out; chunking: auto reads all',
        ]),
    ...(gone.size > 0
      ? [`${counted(gone.size, 'user')} deleted during the export: ${some(sorted(gone))}`]
      : []),
    ...(created.length > 0
      ? [`${counted(created.length, 'user')} created during the export: ${some(created)}`]
      : []),
  ]
}

function statementOf(reading: Reading, complete: boolean, created: number): string {
  const { read, listed, gone, unknown, outside, blind } = reading
  if (blind !== undefined) return blind
  const users = counted(read.size, 'user')
  if (!complete) return `Not complete: ${users} read.`
  if (listed) {
    const changes = [
      ...(gone.size > 0 ? [`${count(gone.size)} deleted meanwhile`] : []),
      ...(created > 0 ? [`${count(created)} created meanwhile`] : []),
    ]
    const but = changes.length > 0 ? ` (${changes.join(', ')})` : ''
    return `Complete: the platform listed ${counted(listed.size, 'user')} and each of them was read${but}.`
  }
  if (outside === 0)
    return `Complete: ${users} read by prefix, and the platform has none outside the prefixes.`
  if (unknown.size > 0)
    return `Complete: ${users} read by name; ${count(unknown.size)} of the names do not exist.`
  return `Complete: ${users} read.`
}

const shown = 10

/** The first few of a list, for one line of text. */
function some(items: readonly string[]): string {
  const rest = items.length - shown
  return items.slice(0, shown).join(', ') + (rest > 0 ? ` and ${count(rest)} more` : '')
}

function count(value: number): string {
  return value.toLocaleString('en-US')
}

function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`
}

function sorted(keys: Iterable<string>): string[] {
  return [...keys].sort(compareCodePoints)
}
