import type { CellType } from '../../roster/columns/cell-type.ts'
import { plain } from '../../roster/columns/plain.ts'
import { quoted } from '../../roster/columns/quoted.ts'
import { meantBoolean } from '../../roster/columns/types/boolean-words.ts'
import { secretName } from '../../roster/columns/types/secret-name.ts'
import { compareCodePoints } from '../../roster/order.ts'

/** `1` or `0`, as Wazo writes true and false in CSV. */
export function bit(): CellType {
  return {
    name: 'boolean',
    check(cell) {
      const value = plain(cell)
      if (value === '0' || value === '1') return undefined
      const word = value.toLowerCase()
      const meant = word === 'true' || word === 'false' ? word : meantBoolean(word)
      return meant === undefined
        ? `must be 1 or 0, not ${quoted(cell)}`
        : `must be 1 or 0: write ${meant === 'true' ? 1 : 0} in place of ${quoted(cell)}`
    },
    canonical: plain,
    rule: '1 for yes, 0 for no',
    example: '1',
    schema: { type: 'string', enum: ['1', '0'] },
  }
}

/** A number of which Wazo writes 0 as an empty cell. */
export function zeroAsEmpty(number: CellType): CellType {
  return {
    ...number,
    canonical(cell) {
      const value = number.canonical(cell)
      return value === '0' ? '' : value
    },
  }
}

/** One value. Users with several have them joined by `;`, in any order, and those can be kept and not set. */
export function oneOfSeveral(single: CellType): CellType {
  return {
    ...single,
    check: cell =>
      cell.includes(';')
        ? 'names several, and a roster can set one only: write what the export has, or leave out the column'
        : single.check(cell),
    canonical: cell =>
      cell
        .split(';')
        .map(part => single.canonical(part))
        .sort(compareCodePoints)
        .join(';'),
  }
}

/** What a secret must be. */
export interface SecretRule {
  readonly matches: RegExp
  /** So that it can follow "must be": `digits only`. */
  readonly rule: string
  readonly example: string
}

/**
 * The name of a secret, or with `literal` the secret itself.
 * Its messages never hold the cell.
 */
export function secret({ matches, rule, example }: SecretRule, literal: boolean): CellType {
  const name = secretName()
  if (!literal) return name
  return {
    ...name,
    name: 'secret',
    check: cell =>
      name.check(cell) === undefined || matches.test(plain(cell))
        ? undefined
        : `must be ${rule}, or env:NAME`,
    rule: `${rule}; or env: and the name of an environment variable that holds it`,
    example,
    schema: { type: 'string' },
  }
}
