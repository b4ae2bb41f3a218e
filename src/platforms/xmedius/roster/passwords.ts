import type { PasswordSetupMode } from '../roster-columns.ts'

/** What the workflow says about passwords, and hands over. */
export interface Passwords {
  readonly mode: PasswordSetupMode
  /** Whether a cell may hold the password itself. */
  readonly literals: boolean
  /** The value of a variable of the step's environment; undefined when there is none. */
  readonly environment: (name: string) => string | undefined
}

/** The password that a cell such as `env:NAME` names, or holds where it may; empty when there is none. */
export function passwordIn(
  cell: string,
  { literals, environment }: Pick<Passwords, 'literals' | 'environment'>,
): string {
  const variable = /^env:(\w+)$/.exec(cell.trim())?.[1]
  if (variable !== undefined) return environment(variable) ?? ''
  return literals ? cell : ''
}
