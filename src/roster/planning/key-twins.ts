import { look } from '../reading/look-alikes.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * Keys that people cannot tell apart although they are different: those of new users among themselves, and beside the
 * keys of the platform.
 * @returns for each such new key the others, old and new; for each such key of the platform the new ones
 */
export function keyTwins(
  newKeys: readonly string[],
  snapshot: Snapshot,
): ReadonlyMap<string, readonly string[]> {
  const twins = new Map<string, string[]>()
  const alike = Map.groupBy(newKeys, look)
  for (const keys of alike.values()) {
    for (const key of keys) {
      twins.set(
        key,
        keys.filter(other => other !== key),
      )
    }
  }
  for (const liveKey of alike.size > 0 ? snapshot.keys() : []) {
    const keys = alike.get(look(liveKey))
    if (!keys) continue
    twins.set(liveKey, keys)
    for (const key of keys) twins.get(key)?.push(liveKey)
  }
  return twins
}
