import type { CellType } from '../../../roster/columns/cell-type.ts'
import { nearest } from '../../../roster/columns/nearest.ts'
import { plain } from '../../../roster/columns/plain.ts'
import { quoted } from '../../../roster/columns/quoted.ts'
import { timeZones } from './time-zones.ts'

const names = [...timeZones.keys()]
const rule = 'the name of a time zone as Rails has it, such as "Eastern Time (US & Canada)"'

/** One of the time zones of the portal. */
export function timeZone(): CellType {
  return {
    name: 'time zone',
    check(cell) {
      const value = plain(cell)
      if (timeZones.has(value)) return undefined
      const meant = named(value) ?? nearest(value, names)
      const hint = meant === undefined ? '' : `; did you mean ${quoted(meant)}?`
      return `must be ${rule}, not ${quoted(cell)}${hint}`
    },
    canonical: plain,
    rule,
    example: 'Eastern Time (US & Canada)',
    schema: { type: 'string', enum: names },
  }
}

/** The name of a zone that was written as `America/New_York`, or with what Rails shows before it. */
function named(cell: string): string | undefined {
  const bare = cell.replace(/^\(GMT[^)]*\)\s*/i, '')
  return names.find(name => name === bare || timeZones.get(name)?.toLowerCase() === cell.toLowerCase())
}
