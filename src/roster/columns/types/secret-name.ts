import type { CellType } from '../cell-type.ts'
import { plain } from '../plain.ts'

const shape = /^env:[A-Za-z_][A-Za-z0-9_]*$/

/** The name of an environment variable that holds a secret: `env:PASSWORD_KIM`. Its messages never hold the cell. */
export function secretName(): CellType {
  return {
    name: 'name of a secret',
    check: cell =>
      shape.test(cell.trim())
        ? undefined
        : 'must be env: and the name of an environment variable, such as env:INITIAL_PASSWORD; a literal password is ' +
          'refused: store it as a secret, hand it to the step as an environment variable, and write env:NAME',
    canonical: plain,
    rule: 'env: and the name of an environment variable; never the secret itself',
    example: 'env:INITIAL_PASSWORD',
    schema: { type: 'string', pattern: shape.source },
  }
}
