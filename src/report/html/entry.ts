import type { OutcomeState } from '../../roster/outcome/outcome.ts'
import type { Change, ChangeKind, FieldChange, Hold } from '../../roster/planning/plan.ts'
import type { Finding } from '../../roster/reading/finding.ts'

/** A field of a change. Names of columns repeat in every change, so `column` counts into `PageData.columns`. */
export type FieldEntry = readonly [
  column: number,
  before: string | null,
  after: string | null,
  more?: FieldDetails,
]

export interface FieldDetails {
  readonly added?: readonly string[]
  readonly removed?: readonly string[]
  readonly secret?: true
  readonly origin?: 'roster' | 'platform' | 'both'
  /** Where both were changed: what the base version of the roster has. */
  readonly base?: string | null
}

/** One user in the list of the page. */
export interface ChangeEntry {
  readonly group: ChangeKind | OutcomeState
  readonly kind: ChangeKind
  readonly key: string
  /** What people call the user, where the key says little to them. */
  readonly label?: string
  readonly line: number | null
  readonly fields: readonly FieldEntry[]
  readonly held?: Hold
  /** Of an import: what is to be said of what became of it. */
  readonly outcome?: OutcomeEntry
}

export interface OutcomeEntry {
  /** Numbers of the columns that were brought about, where others were not. */
  readonly done?: readonly number[]
  readonly code?: string
  /** Sentences. */
  readonly message: string
  readonly cure?: string
}

/** One finding in the list of the page. */
export interface FindingEntry {
  readonly group: 'error' | 'warning'
  /** Empty where the finding is about no user. */
  readonly key: string
  readonly line: number
  /** `five9-users.csv:12:8`. */
  readonly place: string
  readonly code: string
  readonly message: string
  readonly field?: string
  readonly original?: string
}

export type Entry = ChangeEntry | FindingEntry

/** What the page's script reads. */
export interface PageData {
  /** By group, in the order in which these are shown, and within one as the plan has them. */
  readonly entries: readonly Entry[]
  readonly columns: readonly string[]
}

/** Names that are told by their number, in the order in which they come up. */
export class Numbering {
  readonly #numbers = new Map<string, number>()

  get names(): readonly string[] {
    return [...this.#numbers.keys()]
  }

  number(name: string): number {
    const known = this.#numbers.get(name) ?? this.#numbers.size
    this.#numbers.set(name, known)
    return known
  }
}

/** @param group the one in which it is shown */
export function changeEntry(change: Change, group: ChangeEntry['group'], columns: Numbering): ChangeEntry {
  const { kind, key, label, line, fields, held } = change
  return {
    group,
    kind,
    key,
    ...(label === undefined ? {} : { label }),
    line,
    fields: fields.map(field => fieldEntry(field, columns.number(field.column))),
    ...(held ? { held } : {}),
  }
}

function fieldEntry(field: FieldChange, column: number): FieldEntry {
  const { before, after, added, removed, secret, origin, base } = field
  // Whatever the plan says, no value of a secret is written down.
  if (secret) return [column, null, null, { secret }]
  const more: FieldDetails = {
    ...(added ? { added } : {}),
    ...(removed ? { removed } : {}),
    ...(origin ? { origin } : {}),
    ...(origin === 'both' && base !== undefined ? { base } : {}),
  }
  return Object.keys(more).length > 0 ? [column, before, after, more] : [column, before, after]
}

export function findingEntry({
  severity,
  file,
  line,
  column,
  code,
  message,
  key,
  field,
  original,
}: Finding): FindingEntry {
  return {
    group: severity,
    key: key ?? '',
    line,
    place: `${file}:${line}:${column}`,
    code,
    message,
    ...(field === undefined ? {} : { field }),
    ...(original === undefined ? {} : { original }),
  }
}
