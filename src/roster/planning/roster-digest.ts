import { createHash, hash } from 'node:crypto'
import type { Column } from '../columns/column.ts'
import { compareCodePoints } from '../order.ts'

const secretName = /^\s*env:\w+\s*$/

/**
 * A digest of what the rows of a roster say, whatever the order of rows and columns. Cells count as they are written, so
 * that nothing can be edited without being noticed; of a secret cell only the name of the secret.
 */
export class RosterDigest {
  readonly #names: readonly string[]
  /** Where the cells of the sorted columns are in a row. */
  readonly #order: readonly number[]
  readonly #secrets: readonly number[]
  readonly #rows: string[] = []

  constructor(columns: readonly Column[]) {
    const sorted = columns
      .map((column, at) => ({ ...column, at }))
      .sort((a, b) => compareCodePoints(a.name, b.name))
    this.#names = sorted.map(({ name }) => name)
    this.#order = sorted.map(({ at }) => at)
    this.#secrets = sorted.flatMap(({ secret }, at) => (secret ? [at] : []))
  }

  add(cells: readonly string[]): void {
    const sorted = this.#order.map(at => cells[at] ?? '')
    for (const at of this.#secrets) sorted[at] = withoutSecret(sorted[at] ?? '')
    this.#rows.push(hash('sha256', JSON.stringify(sorted), 'base64'))
  }

  /** SHA-256 in hexadecimal. */
  finish(): string {
    const digest = createHash('sha256').update(JSON.stringify(this.#names))
    for (const row of this.#rows.sort(compareCodePoints)) digest.update(row)
    return digest.digest('hex')
  }
}

/** A literal leaves no trace but that there is one: a digest of a short password could be tried out. */
function withoutSecret(cell: string): string {
  return cell === '' || secretName.test(cell) ? cell : 'literal'
}
