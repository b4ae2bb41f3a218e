/** Where two texts differ, in UTF-16 units: from `start` to the end of each. */
export interface Difference {
  readonly start: number
  readonly beforeEnd: number
  readonly afterEnd: number
}

/** The part in which two texts differ, between what they begin and end with in common; never cuts a character as seen. */
export function difference(before: string, after: string): Difference {
  const segmenter = new Intl.Segmenter()
  const characters = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment)
  const [old, young] = [characters(before), characters(after)]
  const shorter = Math.min(old.length, young.length)
  let start = 0
  while (start < shorter && old[start] === young[start]) start += 1
  let end = 0
  while (end < shorter - start && old[old.length - 1 - end] === young[young.length - 1 - end]) end += 1
  const units = (some: readonly string[]) => some.join('').length
  const [head, tail] = [units(old.slice(0, start)), units(old.slice(old.length - end))]
  return { start: head, beforeEnd: before.length - tail, afterEnd: after.length - tail }
}
