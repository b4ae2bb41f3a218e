import type { CellType } from '../cell-type.ts'
import { plain } from '../plain.ts'
import { quoted } from '../quoted.ts'

/** A whole number; both ends count. */
export interface IntegerRange {
  readonly least: number
  readonly most: number
}

export interface IntegerOptions extends IntegerRange {
  readonly example: string
}

/** A whole number from `least` to `most`, both included. */
export function integer({ least, most, example }: IntegerOptions): CellType {
  const rule = `a whole number from ${least} to ${most}`
  return {
    name: 'integer',
    check(cell) {
      const digits = wholeNumber(cell)
      return digits !== undefined && within({ least, most }, digits)
        ? undefined
        : `must be ${rule}, not ${quoted(cell)}`
    },
    canonical: cell => wholeNumber(cell) ?? plain(cell),
    rule,
    example,
    schema: { type: 'string', pattern: '^[+-]?[0-9]+$' },
  }
}

/** The number in its shortest form: `3` of ` +03`; undefined for what is no whole number. */
export function wholeNumber(cell: string): string | undefined {
  const [, sign, digits] = /^([+-]?)0*([1-9][0-9]*|0)$/.exec(cell.trim()) ?? []
  return sign === '-' && digits !== '0' ? `-${digits}` : digits
}

/** Whether a number that `wholeNumber` read is in a range. */
export function within({ least, most }: IntegerRange, digits: string): boolean {
  const value = Number(digits)
  return value >= least && value <= most
}
