/**
 * A part of all possible user names, which a `userNamePattern` can ask for.
 *
 * The vendor says that the pattern is a regular expression, but not whether it must match the whole name, its beginning
 * or any part of it, nor whether case counts. A pattern with both anchors means the same under all of these but for
 * case, and `holds` tells which of the users in an answer belong here. So slices that do not overlap never yield a user
 * twice, whatever the server's reading of a pattern is.
 */
export interface Slice {
  /** Alternatives of the regular expression, without anchors. */
  readonly alternatives: readonly string[]
  /** Shell patterns that together ask for the same, for a server that should read patterns so. */
  readonly wildcards: readonly string[]
  holds(name: string): boolean
}

/** A slice that can be divided further. */
export interface PrefixSlice extends Slice {
  /** Slices that do not overlap and together hold the same names; fewer than two when there is no way to tell names apart. */
  split(): readonly PrefixSlice[]
  /** `names`, all of this slice, by prefixes that are no wider than it. */
  byPrefix(names: readonly string[]): ReadonlyMap<string, readonly string[]>
}

/** The value of `userNamePattern` for the names of `slice`. */
export function patternOf({ alternatives }: Slice): string {
  return alternatives.length === 1 ? `^${alternatives[0]}$` : `^(${alternatives.join('|')})$`
}

/** Characters that most names are made of; what else they begin with is asked for as "none of these". */
export const commonCharacters: readonly string[] = [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-@$ ',
]

/** Names that begin with `prefix`. */
export function under(prefix: string): PrefixSlice {
  return {
    alternatives: [`${literal(prefix)}.*`],
    wildcards: [`${literalWildcard(prefix)}*`],
    holds: name => name.startsWith(prefix),
    split: () => [
      ...(prefix === '' ? [] : [exactly(prefix)]),
      ...commonCharacters.map(character => under(prefix + character)),
      otherwise(prefix, commonCharacters),
    ],
    byPrefix: names => new Map([[prefix, names]]),
  }
}

/** This name alone. */
export function exactly(name: string): PrefixSlice {
  return {
    alternatives: [literal(name)],
    wildcards: [literalWildcard(name)],
    holds: other => other === name,
    split: () => [],
    byPrefix: names => new Map([[name, names]]),
  }
}

/**
 * Names that go on after `prefix` with a character that is none of `characters`. Where case does not count, "not a"
 * rules out "A" as well, so letters of which only the other case is excluded are asked for by themselves.
 */
export function otherwise(prefix: string, characters: readonly string[]): PrefixSlice {
  const excluded = new Set(characters)
  const shadowed = characters.map(otherCase).filter(character => !excluded.has(character))
  return {
    alternatives: [
      `${literal(prefix)}[^${characters.map(literalInClass).join('')}].*`,
      ...shadowed.map(character => `${literal(prefix + character)}.*`),
    ],
    wildcards: [
      `${literalWildcard(prefix)}[!${wildcardClass(characters)}]*`,
      ...shadowed.map(character => `${literalWildcard(prefix + character)}*`),
    ],
    holds: name => {
      const next = name.startsWith(prefix) ? [...name.slice(prefix.length)][0] : undefined
      return next !== undefined && !excluded.has(next)
    },
    split: () => [],
    byPrefix: names => byNextCharacter(prefix, names),
  }
}

/** Names that begin with `prefix` and go on, by the prefix that is one character longer. */
export function byNextCharacter(prefix: string, names: readonly string[]): Map<string, string[]> {
  return Map.groupBy(names, name => prefix + String.fromCodePoint(name.codePointAt(prefix.length) ?? 0))
}

function otherCase(character: string): string {
  const upper = character.toUpperCase()
  const other = upper === character ? character.toLowerCase() : upper
  return [...other].length === 1 ? other : character
}

/** Names that do not begin with a number of `width` digits that is at least `start`. */
export function notNumberedFrom(width: number, start: number): Slice {
  const short = `[0-9]{0,${width - 1}}`
  const first = String(start).padStart(width, '0')
  const numbered = new RegExp(`^[0-9]{${width}}`)
  return {
    alternatives: [short, `${short}[^0-9].*`, ...numbersBelow(first).map(number => `${number}.*`)],
    wildcards: [
      ...Array.from({ length: width }, (_, length) => `${'[0-9]'.repeat(length)}[!0-9]*`),
      ...Array.from({ length: width - 1 }, (_, length) => '[0-9]'.repeat(length + 1)),
      ...numbersBelow(first).map(number => `${number}*`),
    ],
    holds: name => !numbered.test(name) || name.slice(0, width) < first,
  }
}

/** Numbers of as many digits as `first` that are less: for each digit, those that have a smaller one in its place. */
function numbersBelow(first: string): string[] {
  return [...first].flatMap((digit, index) => {
    if (digit === '0') return []
    const rest = first.length - index - 1
    return [`${first.slice(0, index)}[0-${Number(digit) - 1}]${'[0-9]'.repeat(rest)}`]
  })
}

/** Names that any of `slices` holds. */
export function anyOf(slices: readonly Slice[]): Slice {
  return {
    alternatives: slices.flatMap(slice => slice.alternatives),
    wildcards: slices.flatMap(slice => slice.wildcards),
    holds: name => slices.some(slice => slice.holds(name)),
  }
}

/** `text` as a regular expression that matches just it, in the syntax that all dialects share. */
export function literal(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')
}

function literalInClass(character: string): string {
  return /[\\\]^[-]/.test(character) ? `\\${character}` : character
}

/** The same for a shell pattern. */
function literalWildcard(text: string): string {
  return text.replace(/[*?[]/g, '[$&]')
}

/** The characters of a list in a shell pattern: a hyphen stands last, a bracket first. */
function wildcardClass(characters: readonly string[]): string {
  const rank = (character: string) => (character === ']' ? 0 : character === '-' ? 2 : 1)
  return [...characters].sort((a, b) => rank(a) - rank(b)).join('')
}
