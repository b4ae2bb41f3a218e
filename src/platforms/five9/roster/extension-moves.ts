import type { Change } from '../../../roster/planning/plan.ts'
import type { Key } from '../../platform.ts'
import { oneOfEachRing } from '../../rings.ts'
import { fieldOf } from './fields.ts'

/** Who gives up the extension that somebody takes. */
export interface ExtensionMoves {
  /** By the key of who takes one: who has it. */
  readonly from: ReadonlyMap<Key, Key>
  /** One user of each ring in which everyone takes what the next one has: nobody could be first. */
  readonly parked: ReadonlySet<Key>
  /** Users who take an extension that no change is known to free, and who wait for one of them. */
  readonly unaccounted: ReadonlySet<Key>
  /** All extensions that somebody takes. */
  readonly wanted: ReadonlySet<string>
}

export function extensionMoves(changes: readonly Change[]): ExtensionMoves {
  const holders = new Map<string, Key>()
  const takers = new Map<Key, string>()
  for (const { key, fields } of changes) {
    const { before, after } = fieldOf(fields, 'extension') ?? { before: null, after: null }
    if (before !== null) holders.set(before.trim(), key)
    if (after !== null) takers.set(key, after.trim())
  }
  const from = new Map<Key, Key>()
  for (const [key, extension] of takers) {
    const holder = holders.get(extension)
    if (holder !== undefined) from.set(key, holder)
  }
  return {
    from,
    parked: oneOfEachRing(from),
    unaccounted: unaccountedAmong(takers.keys(), from),
    wanted: new Set(takers.values()),
  }
}

/** Those who take what nobody gives up, and whoever waits for them. */
function unaccountedAmong(takers: Iterable<Key>, from: ReadonlyMap<Key, Key>): ReadonlySet<Key> {
  const takerFrom = new Map([...from].map(([taker, holder]) => [holder, taker]))
  const unaccounted = new Set<Key>()
  for (const first of takers) {
    let key: Key | undefined = from.has(first) ? undefined : first
    while (key !== undefined) {
      unaccounted.add(key)
      key = takerFrom.get(key)
    }
  }
  return unaccounted
}
