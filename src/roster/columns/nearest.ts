import { distance } from 'fastest-levenshtein'

/** The name that was probably meant: the same but for case, or with few letters wrong; undefined when none is near. */
export function nearest(given: string, names: Iterable<string>): string | undefined {
  const folded = given.toLowerCase()
  let found: string | undefined
  let least = tolerance(given.length) + 1
  for (const name of names) {
    const wrong = distance(folded, name.toLowerCase())
    if (wrong < least) {
      found = name
      least = wrong
    }
  }
  return found
}

/** How many letters may be wrong in a name of so many: of short names, every one is near to every other. */
function tolerance(length: number): number {
  if (length < 3) return 0
  return length < 5 ? 1 : Math.max(2, Math.floor(length / 3))
}
