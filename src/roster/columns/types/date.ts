import type { CellType } from '../cell-type.ts'
import { plain } from '../plain.ts'
import { quoted } from '../quoted.ts'

const shape =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T((?!24)[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?)(Z|[+-][0-9]{2}:[0-9]{2})?)?$/

const midnight = /^[0:.]+$/

/** A day, `2026-01-31`, or a moment as servers write it, `2026-01-31T08:30:00.000-08:00`. */
export function date(): CellType {
  return {
    name: 'date',
    check(cell) {
      const value = plain(cell)
      if (!shape.test(value)) {
        return `must be a date written as year-month-day, such as 2026-01-31, not ${quoted(cell)}`
      }
      return read(value) === undefined
        ? `names a day or a time that does not exist: ${quoted(cell)}`
        : undefined
    },
    canonical(cell) {
      const value = plain(cell)
      return read(value) ?? value
    },
    rule: 'a date, year-month-day',
    example: '2026-01-31',
    schema: { type: 'string', pattern: shape.source },
  }
}

/**
 * The day alone where the time is midnight as it is written, whatever the time zone: servers pad days so. Else the
 * moment in UTC (the day, if that is midnight), or as it is written where no time zone is named. Undefined for what no
 * calendar or clock shows.
 */
function read(value: string): string | undefined {
  const [, day, time, zone] = shape.exec(value) ?? []
  if (day === undefined || utc(day)?.startsWith(day) !== true) return undefined
  if (time === undefined) return day
  const moment = utc(`${day}T${time}${zone ?? 'Z'}`)
  if (moment === undefined) return undefined
  if (midnight.test(time)) return day
  if (zone === undefined) return moment.slice(0, -1)
  return moment.endsWith('T00:00:00.000Z') ? moment.slice(0, day.length) : moment
}

function utc(moment: string): string | undefined {
  const milliseconds = Date.parse(moment)
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString()
}
