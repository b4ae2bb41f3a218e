import { fault } from './contract/faults.ts'

/** How the service reads a name pattern. The vendor does not say, so a simulation can be any of eight. */
export interface PatternSemantics {
  /** The whole name, its beginning or any part of it matches a regular expression; or a shell wildcard matches all. */
  readonly match: 'full' | 'prefix' | 'find' | 'wildcard'
  readonly case: 'sensitive' | 'ignore'
}

/**
 * Turns `pattern` into a test of names. No pattern, or an empty one, matches every name.
 * Throws InvalidRegexpPatternFault where a regular expression is wanted and `pattern` is none.
 */
export function namePattern(
  pattern: string | undefined,
  semantics: PatternSemantics,
): (name: string) => boolean {
  if (pattern === undefined || pattern === '') return () => true
  const source = semantics.match === 'wildcard' ? fromWildcard(pattern) : fromJava(pattern)
  const wrapped = { full: `^(?:${source})$`, prefix: `^(?:${source})`, find: source, wildcard: `^${source}$` }
  const expression = new RegExp(wrapped[semantics.match], semantics.case === 'ignore' ? 'i' : '')
  return name => expression.test(name)
}

function fromWildcard(pattern: string): string {
  return pattern.replace(/\[!?[^\]]+\]|[\s\S]/g, token => {
    if (token === '*') return '.*'
    if (token === '?') return '.'
    if (token.length === 1) return literal(token)
    const list = token.replace(/^\[!/, '[^')
    return isExpression(list) ? list : literal(token)
  })
}

/** A shell takes a list that it cannot read, such as one with a range backwards, for the characters that it is of. */
function isExpression(source: string): boolean {
  try {
    return new RegExp(source) !== undefined
  } catch {
    return false
  }
}

/**
 * Rewrites what Java spells differently from JavaScript, and refuses what Java refuses and JavaScript lets pass.
 * What only Java has (possessive quantifiers, inline flags, `\p`) is refused too: better loud than read differently.
 */
function fromJava(pattern: string): string {
  const refuse = (why: string) =>
    fault('InvalidRegexpPatternFault', `Invalid regexp pattern: ${why}`, { pattern })
  let inClass = 0
  const source = pattern.replace(
    /\\Q([\s\S]*?)(?:\\E|$)|\\[\s\S]?|\{\d+(?:,\d*)?\}|[{[\]]/g,
    (token: string, quoted: string | undefined) => {
      if (quoted !== undefined) return literal(quoted)
      if (token === '\\A') return '^'
      if (token === '\\z' || token === '\\Z') return '$'
      if (/^\\[A-Za-z]$/.test(token) && !/[dDwWsSbBtnrfxuck]$/.test(token)) {
        throw refuse(`Illegal/unsupported escape sequence ${token}`)
      }
      if (token === '[') inClass += 1
      if (token === ']' && inClass > 0) inClass -= 1
      if (token === '{' && inClass === 0) throw refuse('Illegal repetition')
      return token
    },
  )
  try {
    new RegExp(source)
  } catch (error) {
    throw refuse((error as Error).message)
  }
  return source
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
