/** The state of a job so far, as `success()` and its like see it. */
export type JobStatus = 'success' | 'failure' | 'cancelled'

/**
 * Evaluates the `if` of a step or the `post-if` of an action: the four status functions, `true` and `false`,
 * joined by `!`, `&&`, `||` and parentheses. Throws on anything else.
 */
export function evaluateCondition(condition: string, status: JobStatus): boolean {
  const source = condition.trim().replace(/^\$\{\{(.*)\}\}$/s, '$1')
  const tokens = source.match(/\w+\(\)|\w+|&&|\|\||[!()]|\S/g) ?? []
  const take = (token: string) => tokens[0] === token && tokens.shift() !== undefined

  const primary = (): boolean => {
    if (take('!')) return !primary()
    if (take('(')) {
      const value = either()
      if (!take(')')) throw new Error(`Missing ) in the condition '${condition}'`)
      return value
    }
    const token = tokens.shift() ?? ''
    switch (token) {
      case 'always()':
      case 'true':
        return true
      case 'false':
        return false
      case 'success()':
      case 'failure()':
      case 'cancelled()':
        return token === `${status}()`
      default:
        throw new Error(`The simulator does not know '${token}' in the condition '${condition}'`)
    }
  }
  // Both sides are always read, so that a mistake on the right shows whatever the left is.
  const both = (): boolean => {
    let value = primary()
    while (take('&&')) value = primary() && value
    return value
  }
  const either = (): boolean => {
    let value = both()
    while (take('||')) value = both() || value
    return value
  }

  const value = either()
  if (tokens.length > 0) throw new Error(`Unexpected '${tokens[0]}' in the condition '${condition}'`)
  return value
}
