import type { CellType } from '../cell-type.ts'
import { plain } from '../plain.ts'
import { quoted } from '../quoted.ts'
import { meantBoolean } from './boolean-words.ts'

/** `true` or `false` in any letter case, also as `1` and `0`. */
export function boolean(): CellType {
  return {
    name: 'boolean',
    check(cell) {
      if (read(cell) !== undefined) return undefined
      const value = meantBoolean(plain(cell))
      return value === undefined
        ? `must be true or false, not ${quoted(cell)}`
        : `must be true or false: write ${value} in place of ${quoted(cell)}`
    },
    canonical: cell => read(cell) ?? plain(cell),
    rule: 'true or false',
    example: 'true',
    schema: {
      // Editors offer the first two; the others are read as well.
      anyOf: [
        { type: 'string', enum: ['true', 'false'] },
        { type: 'string', pattern: '^(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[01])$' },
      ],
    },
  }
}

function read(cell: string): 'true' | 'false' | undefined {
  if (cell === 'true' || cell === 'false') return cell
  switch (cell.trim().toLowerCase()) {
    case 'true':
    case '1':
      return 'true'
    case 'false':
    case '0':
      return 'false'
    default:
      return undefined
  }
}
