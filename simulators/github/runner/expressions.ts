import type { GitHubContext } from './job-environment.ts'

/** Replaces `${{ github.name }}`, the only expression the simulator knows. */
export function expand(text: string, context: GitHubContext): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_whole, expression: string) => {
    const name = /^\s*github\.(\w+)\s*$/.exec(expression)?.[1] ?? ''
    const value = context[name]
    if (value === undefined) throw new Error(`The simulator cannot evaluate '${expression.trim()}'`)
    return value
  })
}

/** The same for every value of an object. */
export function expandAll(
  texts: Readonly<Record<string, string>>,
  context: GitHubContext,
): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, expand(text, context)]))
}
