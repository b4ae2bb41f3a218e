/**
 * Finds out whether a key is protected: `*` in a pattern stands for any characters, `?` for one; upper and lower case are
 * the same.
 * @returns the first pattern that the key matches; undefined when there is none
 */
export function protection(patterns: readonly string[]): (key: string) => string | undefined {
  const tests = patterns.map(pattern => [pattern, expression(pattern)] as const)
  return key => tests.find(([, matches]) => matches.test(key.normalize('NFC')))?.[0]
}

function expression(pattern: string): RegExp {
  const source = pattern
    .trim()
    .normalize('NFC')
    .replace(/[\\^$.+()[\]{}|/]/g, '\\$&')
    // One star matches what many in a row do, without trying all ways to share the text among them.
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.')
  return new RegExp(`^${source}$`, 'isu')
}
