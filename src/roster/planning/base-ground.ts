import type { Column, ColumnSet } from '../columns/column.ts'
import { compareCodePoints } from '../order.ts'
import type { BaseRoster, Roster } from '../reading/roster.ts'
import { foldKey } from './fold-key.ts'
import type { RowRules } from './rules.ts'
import type { Snapshot } from './snapshot.ts'

/** What a roster is compared with where no platform may be asked. */
export interface BaseGround {
  readonly columns: ColumnSet
  readonly rules: RowRules
  readonly snapshot: Snapshot
}

/**
 * The base version of a roster in the place of the platform, so that a plan has what the roster changes. Without one all
 * rows are new, nothing is demanded of them that only new users need, and nothing is planned for them but what no two
 * users may have.
 * @param roster its rows are read, but not judged
 */
export async function baseGround(
  roster: Roster,
  columns: ColumnSet,
  base: BaseRoster | undefined,
): Promise<BaseGround> {
  const strangers = columns.likenesses ? await unknownKeys(roster, columns, base) : []
  const snapshot = new BaseSnapshot(base, strangers)
  if (base) return { columns, rules: rulesThatLeave([]), snapshot }
  const names = roster.columns.map(({ column }) => column).filter(column => !isUnique(column, columns))
  const demands = { ...columns, columns: columns.columns.map(undemanding) }
  return { columns: demands, rules: rulesThatLeave(names), snapshot }
}

/** Rules that take every row as it is, but for the cells of these columns. */
function rulesThatLeave(columns: readonly Column[]): RowRules {
  const cells = new Map(columns.map(({ name }) => [name, null]))
  return { names: new Map(), interpret: () => ({ cells, problems: [] }) }
}

function isUnique({ name, unique }: Column, { uniqueTogether = [] }: ColumnSet): boolean {
  return unique === true || uniqueTogether.flat().includes(name)
}

/** A column as it can be checked where it is not known who is new: what the platform tells may well stand there. */
function undemanding(column: Column): Column {
  const access = column.access === 'read-only' ? 'create-only' : column.access
  return { ...column, access, requiredOnCreate: false }
}

/**
 * The keys of a roster that its base version does not have. Where the platform makes them, they are those of users; only
 * it knows more about these.
 */
async function unknownKeys(
  roster: Roster,
  { keyIgnoresCase }: ColumnSet,
  base: BaseRoster | undefined,
): Promise<string[]> {
  const unknown = new Map<string, string>()
  for await (const batch of roster.rows()) {
    for (const { cells } of batch) {
      const key = cells[roster.keyAt] ?? ''
      const folded = foldKey(key, keyIgnoresCase)
      if (folded !== '' && !base?.has(key)) unknown.set(folded, key)
    }
  }
  return [...unknown.values()]
}

class BaseSnapshot implements Snapshot {
  readonly #base: BaseRoster | undefined
  readonly #keys: ReadonlySet<string>

  /** @param strangers keys of users of whom nothing else is known */
  constructor(base: BaseRoster | undefined, strangers: readonly string[]) {
    this.#base = base
    this.#keys = new Set([...(base?.keys() ?? []), ...strangers].sort(compareCodePoints))
  }

  get size(): number {
    return this.#keys.size
  }

  has(key: string): boolean {
    return this.#keys.has(key)
  }

  keys(): Iterable<string> {
    return this.#keys
  }

  cells(key: string, columns: readonly string[]): readonly string[] | undefined {
    if (!this.has(key)) return undefined
    return columns.map(column => this.#base?.cell(key, column) ?? '')
  }
}
