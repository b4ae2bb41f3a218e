/**
 * A copy of its own. In V8 a slice of a longer string keeps the whole of that alive, so that a user's name would hold
 * on to the chunk of the answer that it came in.
 */
export function detached(text: string): string {
  return ` ${text}`.slice(1)
}

/** A function that gives the same string for equal texts, so that words that come back often are held once. */
export function dictionary(): (text: string) => string {
  const known = new Map<string, string>()
  return text => {
    const same = known.get(text)
    if (same !== undefined) return same
    const word = detached(text)
    known.set(word, word)
    return word
  }
}
