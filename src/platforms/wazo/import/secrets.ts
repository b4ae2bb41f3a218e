import { Failure } from '../../../work/failure.ts'
import type { Key, SecretCells } from '../../platform.ts'
import { type GivenSecrets, secretIn } from '../../secret-cell.ts'

/** Where the secrets of users come from. */
export interface Secrets extends GivenSecrets {
  readonly cells: SecretCells
}

/**
 * The secret that a user is to have; undefined where the cell is empty. Throws a `Failure`, in which nothing of the secret is,
 * when the cell names one that was not handed over.
 */
export function secretOf(key: Key, column: string, secrets: Secrets): string | undefined {
  const cell = secrets.cells(key, column)?.trim() ?? ''
  if (cell === '') return undefined
  const secret = secretIn(cell, secrets)
  if (secret !== '') return secret
  throw new Failure('rejected', `The ${column} of ${key} is not there: its secret was not handed over.`, {
    code: 'SecretMissing',
    cure: 'Hand the secret over under env: of the step, then run again.',
  })
}
