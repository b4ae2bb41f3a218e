import { type Damage, damaged, type Evidence } from './evidence.ts'

const scientific = /^([1-9])(?:[.,]([0-9]+))?E([+-]?[0-9]{1,3})$/i

/** A long number, or an id such as `102E3`, shown as `1.02E+05`. */
export function scientificNotation(evidence: Evidence): Damage | undefined {
  const [, whole, fraction = '', exponent = ''] = scientific.exec(evidence.cell) ?? []
  if (whole === undefined) return undefined
  const shown = `${whole}.${fraction}e${exponent}`
  const rounded = (value: number) => value.toExponential(fraction.length)
  const original = evidence.earlier.find(
    value => /^\+?[0-9]+(?:E[0-9]+)?$/i.test(value) && rounded(Number(value)) === rounded(Number(shown)),
  )
  if (original === undefined && !(evidence.fresh && /[+-]/.test(exponent))) return undefined
  return damaged(evidence, {
    code: 'scientific-notation',
    what: 'a spreadsheet has written a number in scientific notation',
    original,
    certain: true,
  })
}

/** How many digits of a number spreadsheets keep. */
const precision = 15

/** A number of more than 15 digits: the others have become zeros. */
export function lostDigits(evidence: Evidence): Damage | undefined {
  const { cell, earlier } = evidence
  if (!/^0+$/.test(cell.slice(precision))) return undefined
  const original = earlier.find(
    value =>
      value.length === cell.length && value.startsWith(cell.slice(0, precision)) && /^[0-9]+$/.test(value),
  )
  if (original === undefined) return undefined
  return damaged(evidence, {
    code: 'lost-digits',
    what: `a spreadsheet keeps ${precision} digits of a number and has made the others zeros`,
    original,
    certain: true,
  })
}

/** A number shown with separators between thousands, or with decimals that say nothing. */
export function numberFormat(evidence: Evidence): Damage | undefined {
  const { cell, earlier } = evidence
  const readings = readingsOf(cell)
  const original = earlier.find(value => readings.includes(bare(value))) ?? acceptable(evidence, readings)
  if (original === undefined) return undefined
  return damaged(evidence, {
    code: 'number-format',
    what: 'a spreadsheet has formatted it as a number',
    original,
    certain: !evidence.takes(cell),
  })
}

/** Numbers, in digits alone, that a spreadsheet may show as this cell: 1000 and 1 as `1.000`. */
function readingsOf(cell: string): string[] {
  const grouped = /^([0-9]{1,3}(?:([.,'’ \u00A0\u202F])[0-9]{3})(?:\2[0-9]{3})*)(?:[.,]0+)?$/.exec(cell)?.[1]
  const decimals = /^([0-9]+)[.,]0+$/.exec(cell)?.[1]
  return [grouped?.replaceAll(/[^0-9]/g, ''), decimals].filter(reading => reading !== undefined).map(bare)
}

/** The only reading that the column takes, where it does not take the cell. */
function acceptable({ cell, takes }: Evidence, readings: readonly string[]): string | undefined {
  const taken = takes(cell) ? [] : readings.filter(takes)
  return taken.length === 1 ? taken[0] : undefined
}

/** The zeros and the plus sign at the beginning of what is all digits; a spreadsheet takes it for a number. */
export function lostBeginning(evidence: Evidence): Damage | undefined {
  const { cell, earlier } = evidence
  if (!/^[0-9]+$/.test(cell)) return undefined
  const original = earlier.find(value => value.length > cell.length && bare(value) === bare(cell))
  if (original === undefined) return undefined
  const plus = original.startsWith('+')
  return damaged(evidence, {
    code: plus ? 'lost-plus' : 'lost-leading-zero',
    what: `a spreadsheet has taken it for a number and dropped the ${plus ? 'plus sign' : 'zeros'} at its beginning`,
    original,
    certain: false,
  })
}

/** The zeros at the end of what seems to be a decimal fraction: `1.10` has become `1.1`. */
export function lostEnd(evidence: Evidence): Damage | undefined {
  const { cell, earlier } = evidence
  const original = earlier.find(
    value => /^[0-9]+[.,][0-9]*0$/.test(value) && value.replace(/(?:[.,]|(?<![0.,]))0+$/, '') === cell,
  )
  if (original === undefined) return undefined
  return damaged(evidence, {
    code: 'lost-trailing-zero',
    what: 'a spreadsheet has taken it for a number and dropped the zeros at its end',
    original,
    certain: false,
  })
}

/** What is all digits, without a plus sign and zeros at its beginning; any other text as it is. */
function bare(value: string): string {
  return /^\+?0*([1-9][0-9]*|0)$/.exec(value)?.[1] ?? value
}
