import { InputError } from '../../src/runner/input-reader.ts'
import type { InputName } from '../../src/runner/input-table.ts'
import { type Inputs, readInputs } from '../../src/runner/inputs.ts'

export type Given = Partial<Record<InputName, string>>

/** What every export from Five9 must say. */
export const least: Given = {
  platform: 'five9',
  command: 'export',
  username: 'api@example.com',
  password: 'Secret-Pass-1',
}

/** Reads the inputs of a workflow's step: the least that is needed, and `given`. */
export function inputsOf(given: Given, workspace = '/'): Inputs {
  const all: Given = { ...least, ...given }
  return readInputs(name => all[name as InputName] ?? '', workspace)
}

/** Why the inputs are refused; empty when they are not. */
export function problemsOf(given: Given, workspace = '/'): readonly string[] {
  try {
    inputsOf(given, workspace)
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
  return []
}
