import type { CellType } from './cell-type.ts'
import type { UserView } from './user-view.ts'

/**
 * What an empty cell asks for.
 *
 * - `unset`: that the platform holds nothing there.
 * - `untouched`: nothing; the platform keeps what it has, or chooses for a new user.
 * - `refused`: an error where the user has a value.
 */
export type EmptyMeaning = 'unset' | 'untouched' | 'refused'

/** One field of a roster, as data. Validation, comparison, redaction, templates, schemas and documents come from it. */
export interface Column {
  readonly name: string
  readonly type: CellType
  /** One sentence for documents and editors. */
  readonly description: string
  /** The heading below which documents and reports put it: `General`, `Agent permissions`. */
  readonly group: string
  readonly empty: EmptyMeaning
  /** A new user cannot be made without it. */
  readonly requiredOnCreate: boolean
  /**
   * - `read-write`: what the roster says is brought about.
   * - `create-only`: counts for new users alone; the platform never tells it, or never changes it.
   * - `read-only`: told by the platform; a difference is a warning and brings about nothing.
   */
  readonly access: 'read-write' | 'create-only' | 'read-only'
  /** Its cells hold the names of secrets, and are in no plan, log, summary or report. */
  readonly secret?: boolean
  /**
   * Of a secret: what the platform has is known by its digest, which is also what cells mean to the type. Without this,
   * the platform never tells it, and there is nothing to compare it with.
   */
  readonly digested?: boolean
  /** No two users of a tenant have the same value. */
  readonly unique?: boolean
  /** Users that share a value are probably the same person: a new one and a missing one make a suspected rename. */
  readonly identifying?: boolean
  /**
   * The columns that lose what they hold when this one goes from one cell to another, either of which may be empty: a
   * role takes its permissions with it.
   */
  takesAlong?(from: string, to: string): readonly string[]
  /** The kind of thing that its cells name, for look-ups and messages: `skill`, `agent group`. */
  readonly refersTo?: string
}

/** Columns whose names follow a pattern, such as one for each permission that a server knows. */
export interface ColumnFamily {
  /** For documents: `agent_<Permission>`. */
  readonly pattern: string
  /** The column of this name; undefined when the name is none of this family. */
  column(name: string): Column | undefined
  /** Whether the vendor documents the name. Others are kept, with a warning where the user may have misspelt one. */
  documented(name: string): boolean
}

/**
 * Columns by which a row without a key finds its user: it is the one who has the same in all of them. Counts for rows in
 * which the first of them is filled.
 */
export interface Likeness {
  readonly columns: readonly string[]
  /** Counts only for rows that have nothing in any of these, which would tell more. */
  readonly unless?: readonly string[]
}

/** All that a platform's roster can say about a user. */
export interface ColumnSet {
  /** The column that identifies a user. */
  readonly key: string
  /**
   * Present where the platform makes the keys itself, and new users come without one: how a row without a key finds its
   * user, the surest way first. A row that finds none is about a new user.
   */
  readonly likenesses?: readonly Likeness[]
  /** Columns of which no two users of a tenant have the same together, such as extension and context. */
  readonly uniqueTogether?: readonly (readonly string[])[]
  /** What people call a user, where the key says little to them. */
  label?(user: UserView): string
  /** Whether the platform compares keys without regard to case. */
  readonly keyIgnoresCase: boolean
  /** Whether `previous_<key>` can move a user to another key; where not, the reason as a sentence. */
  readonly rename: { readonly possible: true } | { readonly possible: false; readonly reason: string }
  /** The column that takes a user out of service without removing it; absent where there is no such thing. */
  readonly activation?: { readonly column: string; readonly on: string; readonly off: string }
  /** Every documented column, those of families too, in the order of a roster. */
  readonly columns: readonly Column[]
  readonly families: readonly ColumnFamily[]
}

/** Whether every row needs its key: it does unless users can be found without. */
export function needsKey({ likenesses }: ColumnSet): boolean {
  return likenesses === undefined
}

/** The column of a name, documented or of a family. */
export function columnOf(set: ColumnSet, name: string): Column | undefined {
  const known = byName(set).get(name)
  if (known) return known
  for (const family of set.families) {
    const column = family.column(name)
    if (column) return column
  }
  return undefined
}

const indexes = new WeakMap<ColumnSet, ReadonlyMap<string, Column>>()

function byName(set: ColumnSet): ReadonlyMap<string, Column> {
  let index = indexes.get(set)
  if (!index) {
    index = new Map(set.columns.map(column => [column.name, column]))
    indexes.set(set, index)
  }
  return index
}
