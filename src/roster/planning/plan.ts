/** One field of a change. Of a secret column both values are null. */
export interface FieldChange {
  readonly column: string
  /** What the platform has; null when it has nothing there. */
  readonly before: string | null
  /** What the roster asks for; null when it asks for nothing to be there. */
  readonly after: string | null
  /** For sets: the items that come and go. */
  readonly added?: readonly string[]
  readonly removed?: readonly string[]
  readonly secret?: true
  /**
   * With the base version of the roster at hand: whether the roster was changed here (`roster`), the platform was
   * (`platform`: applying it would undo that), or both were, to different ends.
   */
  readonly origin?: 'roster' | 'platform' | 'both'
  /** Where the platform was changed: what the base version of the roster has; null when it has nothing there. */
  readonly base?: string | null
}

export type ChangeKind = 'create' | 'update' | 'deactivate' | 'delete'

/**
 * Why a change is shown and not applied.
 *
 * - `rename`: probably the same person under another key.
 * - `protected`: the key matches a protected pattern.
 * - `account`: it is the account in use.
 * - `ambiguous`: the key can be told from another one only by case, or by characters that look alike.
 * - `drifted`: the platform has changed since the roster was last in step with it.
 * - `unproven`: a removal, while it is not certain who is missing from the roster.
 * - `unreviewed`: the plan that people have reviewed does not ask for it.
 * - `moved`: the platform has changed since people have reviewed the plan.
 */
export type HoldReason =
  | 'rename'
  | 'protected'
  | 'account'
  | 'ambiguous'
  | 'drifted'
  | 'unproven'
  | 'unreviewed'
  | 'moved'

export interface Hold {
  readonly reason: HoldReason
  /** A sentence or two: why, and what releases it. */
  readonly message: string
  /** Keys of other users that it is about. */
  readonly others?: readonly string[]
}

/** What is to happen to one user. */
export interface Change {
  readonly kind: ChangeKind
  /** The user's; of a new one what it is called, where the platform makes the keys. */
  readonly key: string
  /** What people call the user, where the key says little to them. */
  readonly label?: string
  /** The line of the roster; null for a user that is not in it. */
  readonly line: number | null
  /** In the order of the roster's columns; empty for a delete. */
  readonly fields: readonly FieldChange[]
  /** Present when the change is held. */
  readonly held?: Hold
}

/** How many changes of each kind would be applied, and what became of the other rows. */
export interface Counts {
  readonly creates: number
  readonly updates: number
  readonly deactivates: number
  readonly deletes: number
  readonly held: number
  /** Rows with an error, and so without a change. */
  readonly invalid: number
  readonly unchanged: number
  /** Users of the platform that the roster does not name. */
  readonly missing: number
}

/** A limit on how much one plan may change, that this plan breaks. */
export interface BrokenGuard {
  /** The input that lifts it. */
  readonly input: 'max-creates' | 'max-updates' | 'max-removals'
  readonly planned: number
  readonly allowed: number
  /** The limit as it was given: `10%`, `25`. */
  readonly limit: string
}

/** What applying a plan does besides changing users, for people to know before. */
export interface SideEffect {
  /** Stable, for programs: `mail-to-new-users`, `recordings-destroyed`. */
  readonly code: string
  /** How many users it concerns. */
  readonly users: number
  /** One sentence. */
  readonly message: string
}

/** What applying a plan costs. */
export interface Forecast {
  readonly calls: readonly {
    /** The platform's name of what is limited. */
    readonly limit: string
    readonly calls: number
    /** Of the limit, as last read: seconds of each window, calls allowed in it and left in the one that is running. */
    readonly windows: readonly { readonly seconds: number; readonly max: number; readonly left: number }[]
  }[]
  /** Milliseconds that limits and pauses take at least. */
  readonly leastMilliseconds: number
  /** Attempts that this needs within the time that one has. */
  readonly attempts: number
}

/** A plan that people have seen on a pull request. */
export interface ReviewedPlan {
  /** Number of the pull request. */
  readonly pull: number
  /** Digest of the plan. */
  readonly digest: string
}

/** The changes that turn the users of a platform into those of a roster: what preview and import share. */
export interface Plan {
  readonly format: 1
  readonly platform: string
  readonly tenant: { readonly id: string; readonly name: string }
  readonly roster: {
    readonly file: string
    readonly rows: number
    /** Of the rows' content, whatever their order. */
    readonly digest: string
  }
  readonly snapshot: {
    readonly users: number
    /** ISO 8601, UTC. */
    readonly takenAt: string
    /** The proof of completeness in one sentence. */
    readonly statement: string
  }
  readonly options: PlanOptions
  /** What it was compared with: what differs from these is held. Absent where it was compared with none. */
  readonly reviewed?: readonly ReviewedPlan[]
  /** Of platform, tenant, roster and changes: two plans with the same digest ask for the same. */
  readonly digest: string
  readonly counts: Counts
  /** By key. */
  readonly changes: readonly Change[]
  readonly guards: readonly BrokenGuard[]
  readonly effects: readonly SideEffect[]
  readonly forecast: Forecast
}

/** What is done about users that the roster does not name. */
export type OnMissing = 'ignore' | 'deactivate' | 'delete'

/** A limit on changes: so many, or so many of the platform's users in percent, or the greater of both. */
export interface Allowance {
  readonly count?: number
  readonly percent?: number
}

/** What the workflow said about planning. */
export interface PlanOptions {
  readonly onMissing: OnMissing
  /** What is done about changes made on the platform since the base version of the roster, or since the review. */
  readonly onDrift: 'hold' | 'fail' | 'apply'
  /** What is done about a new user that is probably a missing one. */
  readonly onRename: 'hold' | 'replace'
  /** Whether a cell that a spreadsheet has probably damaged is an error or a warning. */
  readonly onDamage: 'refuse' | 'warn'
  /** Keys that are never changed; `*` stands for any characters, `?` for one. */
  readonly protect: readonly string[]
  readonly maxCreates: Allowance
  readonly maxUpdates: Allowance
  readonly maxRemovals: Allowance
}
