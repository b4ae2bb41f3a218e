import { type Damage, damaged, type Evidence } from './evidence.ts'

/** Months as spreadsheets shorten them in English, German, French, Spanish, Italian, Dutch, Portuguese and Nordic. */
const monthNames = [
  ['jan', 'janv', 'ene', 'gen'],
  ['feb', 'fev', 'fevr'],
  ['mar', 'mrz', 'marz', 'mars', 'mrt'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai', 'mag', 'mei', 'maj'],
  ['jun', 'juin', 'giu', 'june', 'juni'],
  ['jul', 'juil', 'lug', 'july', 'juli'],
  ['aug', 'aout', 'ago'],
  ['sep', 'sept', 'set'],
  ['oct', 'okt', 'ott', 'out'],
  ['nov'],
  ['dec', 'dez', 'dic', 'des'],
]

const months: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, i) => names.map(name => [name, i + 1] as const)),
)

/** What may be a date: its numbers in any order, a month's name being one. */
interface DateLike {
  /** Years in two digits. */
  readonly numbers: readonly number[]
  /** Whether nobody would take it for anything else: it names a month, or has a year of four digits beside two numbers. */
  readonly plainly: boolean
}

/**
 * A text that a spreadsheet has taken for a date: `1-2` has become `02-Jan`, `Jan-02`, `1/2/2026` or a count of days; or a
 * date in the notation of a country.
 */
export function becameDate(evidence: Evidence): Damage | undefined {
  const { cell, earlier, takes } = evidence
  const date = dateLike(cell)
  const days = date ? undefined : countOfDays(cell)
  const shown = date ?? days
  if (shown === undefined) return undefined
  const original = earlier.find(value => notation(value) !== notation(cell) && becomes(value, shown))
  const certain = shown.plainly && (original !== undefined || !takes(cell))
  if (original === undefined && !certain) return undefined
  return damaged(evidence, {
    code: 'became-date',
    what: days
      ? 'a spreadsheet has taken it for a date, and counts its days'
      : 'a spreadsheet has taken it for a date',
    original,
    certain,
  })
}

/** Reads `02-Jan`, `Jan 02`, `2. Jan. 2026`, `1/2/2026`, `2026-01-02T00:00:00Z`, and what may become such: `1-2`, `MAR1`. */
function dateLike(text: string): DateLike | undefined {
  if (!/^(?=.*[0-9])[\p{L}0-9 .:/-]{3,30}$/u.test(text)) return undefined
  const day = withoutTime(text)
  const parts = day
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[-/.\s]+|(?<=[a-z])(?=\d)/)
    .filter(part => part !== '')
  const named = parts.some(part => months.has(part))
  const numbers = parts.map(
    part => months.get(part) ?? (/^[0-9]{1,4}$/.test(part) ? Number(part) : Number.NaN),
  )
  const isDate = numbers.every(isPartOfDate) && numbers.some(isMonth)
  if (!isDate || parts.length < 2 || parts.length > 3) return undefined
  const plainly = named || (parts.length === 3 && parts.some(part => /^[0-9]{4}$/.test(part)))
  return { numbers: numbers.map(number => number % 100), plainly }
}

function isMonth(number: number): boolean {
  return number >= 1 && number <= 12
}

function isPartOfDate(number: number): boolean {
  return number <= 99 || (number >= 1900 && number <= 2099)
}

/** The date that a spreadsheet means by a count of days since the end of 1899, within 1927 to 2119. */
function countOfDays(text: string): DateLike | undefined {
  if (!/^[1-7][0-9]{4}$/.test(text)) return undefined
  const date = new Date(Date.UTC(1899, 11, 30 + Number(text)))
  return { numbers: [date.getUTCFullYear() % 100, date.getUTCMonth() + 1, date.getUTCDate()], plainly: false }
}

/** Whether a spreadsheet may show a text as this date; it adds the year where there was none. */
function becomes(text: string, shown: DateLike): boolean {
  const left = [...shown.numbers]
  const all = dateLike(text)?.numbers.every(number => {
    const at = left.indexOf(number)
    if (at !== -1) left.splice(at, 1)
    return at !== -1
  })
  return all === true
}

/** Equal for texts that differ in their digits alone: one is then no other notation of the other. */
function notation(text: string): string {
  return withoutTime(text).replaceAll(/[0-9]+/g, '0')
}

function withoutTime(text: string): string {
  return text.replace(/(?<=[0-9])[T ][0-9]{2}:.*$/s, '')
}
