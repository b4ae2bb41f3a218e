import { enumOf } from './types.ts'

const ranges: Record<string, readonly [bigint, bigint]> = {
  byte: [-(2n ** 7n), 2n ** 7n - 1n],
  int: [-(2n ** 31n), 2n ** 31n - 1n],
  long: [-(2n ** 63n), 2n ** 63n - 1n],
}

const dateTime =
  /^-?(?:[1-9]\d{3,}|0\d{3})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?$/

/**
 * Reads the text of a simple type the way XML Schema spells it: `1` is a boolean, `True` is not.
 * Returns nothing where the text is outside the type's lexical space, its range or its enumeration.
 * A `dateTime` stays text. A `long` beyond 2^53 loses digits, and no made-up id is that large.
 */
export function parseSimple(type: string, text: string): string | number | boolean | undefined {
  if (type === 'string') return text
  const allowed = enumOf(type)
  if (allowed) return allowed.includes(text) ? text : undefined
  const token = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
  if (type === 'boolean') return parseBoolean(token)
  if (type === 'dateTime') return isDateTime(token) ? token : undefined
  const range = ranges[type]
  if (!range) throw new Error(`The contract has no simple type ${type}`)
  if (!/^[+-]?\d+$/.test(token)) return undefined
  const value = BigInt(token.replace(/^\+/, ''))
  return value >= range[0] && value <= range[1] ? Number(value) : undefined
}

function parseBoolean(token: string): boolean | undefined {
  if (token === 'true' || token === '1') return true
  if (token === 'false' || token === '0') return false
  return undefined
}

function isDateTime(token: string): boolean {
  const match = dateTime.exec(token)
  if (!match) return false
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number)
  const year = Number(/^-?\d+/.exec(token)?.[0])
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return false
  return (hour < 24 && minute < 60 && second < 60) || /T24:00:00(?:\.0+)?(?!\d)/.test(token)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
