import type { Key } from './platform.ts'

/**
 * One user of each ring in which everyone takes what the next one has, so that nobody could be first.
 * @param from by the key of who takes something: who has it
 */
export function oneOfEachRing(from: ReadonlyMap<Key, Key>): ReadonlySet<Key> {
  const found = new Set<Key>()
  const seen = new Set<Key>()
  for (const start of from.keys()) {
    const walked = new Set<Key>()
    let key: Key | undefined = start
    while (key !== undefined && !seen.has(key)) {
      seen.add(key)
      walked.add(key)
      key = from.get(key)
    }
    if (key !== undefined && walked.has(key)) found.add(key)
  }
  return found
}
