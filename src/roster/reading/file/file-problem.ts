import type { Spot } from '../csv/spot.ts'

/** Why no row of a file can be trusted. */
export interface FileProblem extends Spot {
  readonly code: string
  readonly message: string
}

/** A problem of a file as a whole. */
export function problemOfFile(code: string, message: string): FileProblem {
  return { line: 1, column: 1, code, message }
}
