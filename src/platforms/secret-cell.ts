/** What the workflow hands over for the secrets of a roster. */
export interface GivenSecrets {
  /** Whether a cell may hold the secret itself. */
  readonly literals: boolean
  /** The value of a variable of the step's environment; undefined when there is none. */
  readonly environment: (name: string) => string | undefined
}

/** The variable that a cell such as `env:NAME` names; undefined for any other cell. */
export function variableIn(cell: string): string | undefined {
  return /^env:(\w+)$/.exec(cell.trim())?.[1]
}

/** The secret that a cell names, or holds where it may; empty when there is none. */
export function secretIn(cell: string, { literals, environment }: GivenSecrets): string {
  const variable = variableIn(cell)
  if (variable !== undefined) return environment(variable) ?? ''
  return literals ? cell : ''
}
