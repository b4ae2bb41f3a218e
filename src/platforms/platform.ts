import type { ColumnSet } from '../roster/columns/column.ts'
import type { Change, SideEffect } from '../roster/planning/plan.ts'
import type { RowRules } from '../roster/planning/rules.ts'
import type { SplitCause } from '../work/failure.ts'
import type { LimitState } from '../work/pacer.ts'
import type { Cost, Settlement, UnitContext } from '../work/unit.ts'

export type PlatformName = 'five9' | 'wazo' | 'xmedius'

/** The value of the key column of one user, as the platform spells it. */
export type Key = string

/** One user as cells of a roster, by column. Columns that the user has nothing to say about are absent. */
export type Cells = ReadonlyMap<string, string>

/** What the platform tells about the account in use before any user is read. */
export interface Preflight {
  /** Which tenant this is, for people: a domain's name and id. */
  readonly tenant: string
  /** The same for machines: equal exactly when it is the same tenant. */
  readonly tenantId: string
  /** Why the users of the tenant cannot be seen, as a sentence. Then nothing is read, and every row is a new user's. */
  readonly blind?: string
  /** The account in use, where it is itself a user that the chosen chunks must come upon. */
  readonly account?: Key
}

/** What a chunk found out besides the users that it read; journaled with it. Absent means none. */
export type ChunkFacts = {
  /** Users that exist: a complete snapshot holds every one of them. */
  readonly listed?: readonly Key[]
  /** Users that were listed, but not in the answer of the chunk that should have held them. */
  readonly unread?: readonly Key[]
  /** Listed users that the platform, asked by name, no longer has: deleted since. */
  readonly gone?: readonly Key[]
  /** Users asked for by the scope that the platform does not have. */
  readonly unknown?: readonly Key[]
  /** Users that exist but that the chosen chunks cannot name; -1 where that cannot be known. */
  readonly outside?: number
}

/** A unit of reading, as a platform describes it. */
export interface Chunk {
  /** Stable over attempts; the journal's key. */
  readonly id: string
  readonly label: string
  readonly cost: Cost
  /** Whether it yields users, or only facts that later chunks need. */
  readonly yields: 'users' | 'facts'
  readonly needs?: readonly string[]
  /** Hands over each user as it arrives. Rejects with a `Failure` unless the reading was whole. */
  read(add: (key: Key, cells: Cells) => void, context: UnitContext): Promise<ChunkFacts>
  /** Smaller chunks that together hold the same users; fewer than two when it cannot be split. */
  split?(cause: SplitCause): readonly Chunk[]
  /** Chunks that the facts show to be needed. */
  followers?(facts: ChunkFacts): readonly Chunk[]
}

/** Which users are wanted: the whole tenant, or these. */
export type Scope = { readonly kind: 'tenant' } | { readonly kind: 'users'; readonly keys: readonly Key[] }

/** A platform that can be read. It has no verb that writes: an export or a preview cannot change anything. */
export interface ReadablePlatform {
  readonly name: PlatformName
  /** What the platform is called in text for people. */
  readonly title: string
  /** What people call there what one account sees of it: `domain`. */
  readonly tenantWord: string
  /** The column that identifies a user. */
  readonly key: string
  /** What the selection of columns and users allows but probably does not mean, a sentence each. */
  readonly doubts: readonly string[]
  /** Requests sent so far, of all kinds. */
  readonly calls: number
  /** Who we are and where, before anything else is asked. Rejects with a `fatal` Failure when nothing can be read. */
  preflight(signal: AbortSignal): Promise<Preflight>
  /** Resolves when the platform answers at all. */
  probe(signal: AbortSignal): Promise<void>
  readonly scope: Scope
  /** The chunks to begin with. */
  chunks(): readonly Chunk[]
  /** What to do when a chunk stays too large to be read, as one sentence. */
  readonly smallerChunks: string
  /** The columns of a roster in which these were found, in the order in which they are written. */
  header(found: ReadonlySet<string>): readonly string[]
  /** The column that a roster is sorted by; absent where that is the key. */
  readonly order?: string
  /** Call limits as last read, with the calls made since; empty where they are not known. */
  limits(): readonly LimitState[]
  /** Ends what it keeps open on the platform, such as a token of its own. Nothing is asked afterwards. */
  close?(): Promise<void>
  /** What the choice of columns and users was: equal exactly when a chunk read for one serves the other. */
  readonly selection: Readonly<Record<string, string>>
}

/** What applying changes would cost and bring about besides. */
export interface Costs {
  /** Calls by the platform's name of the limit they count against. */
  readonly calls: Cost
  /** Milliseconds of pauses that the platform asks for between calls. */
  readonly pauses: number
  readonly effects: readonly SideEffect[]
}

/** A platform that a roster can be compared with. It cannot write either: a plan never changes anything. */
export interface PlannablePlatform extends ReadablePlatform {
  readonly columns: ColumnSet
  /** Reads what the tenant demands of its users, in a few calls. Rejects with a `Failure`. */
  rules(signal: AbortSignal): Promise<RowRules>
  /** What applying these changes, none of them held, would cost; asks the platform nothing. */
  costs(changes: Iterable<Change>): Costs
}

/** What a step did for one user: the columns that it brings about, none for a removal. */
export interface Served {
  readonly key: Key
  readonly columns: readonly string[]
}

/**
 * What a step found out that people want to know, such as the extension that the platform chose; never a secret. What no
 * name fits is a sentence named `note`.
 */
export type StepFacts = { readonly [name: string]: string }

/** A unit of writing, as a platform describes it: one call, or one call for many users. */
export interface Step {
  /** Made of the changes alone, so that it is the same in every attempt; the journal's key. */
  readonly id: string
  readonly label: string
  readonly cost: Cost
  readonly needs?: readonly string[]
  readonly serves: readonly Served[]
  /** Brings it about. Rejects with a `Failure`. */
  run(context: UnitContext): Promise<StepFacts>
  /** What of the facts is about one of the users that it serves; without this, all of them are about each. */
  factsFor?(key: Key, facts: StepFacts): StepFacts
  /** Tells by reading whether an earlier call took effect. */
  settle(context: UnitContext): Promise<Settlement<StepFacts>>
  /** Steps that the facts show to be needed. Must give the same steps (by id) for the same facts. */
  followers?(facts: StepFacts): readonly Step[]
  /** Smaller steps that together do the same, where one user must not stop the others; fewer than two when there are none. */
  split?(cause: SplitCause): readonly Step[]
}

/** The cell of a secret column as the roster has it, such as `env:NAME`; undefined for an empty one. */
export type SecretCells = (key: Key, column: string) => string | undefined

/** A platform that changes can be applied to. */
export interface WritablePlatform extends PlannablePlatform {
  /** The steps that bring about these changes, none of them held, in the order in which they are best taken. */
  steps(changes: readonly Change[], secrets: SecretCells): readonly Step[]
}
