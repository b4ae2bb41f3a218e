import type { CellType } from '../cell-type.ts'
import { nearest } from '../nearest.ts'
import { plain } from '../plain.ts'
import { quoted } from '../quoted.ts'

/** One of a few values. */
export function choice(
  values: readonly [string, ...string[]],
  { ignoreCase = false }: { readonly ignoreCase?: boolean } = {},
): CellType {
  const fold = (value: string) => (ignoreCase ? value.toLowerCase() : value)
  const spellings = new Map(values.map(value => [fold(value), value]))
  const rule = oneOf(values)
  return {
    name: 'choice',
    check(cell) {
      const value = plain(cell)
      if (spellings.has(fold(value))) return undefined
      const meant = nearest(value, values)
      const hint = meant === undefined ? '' : `; did you mean ${quoted(meant)}?`
      return `must be ${rule}, not ${quoted(cell)}${hint}`
    },
    canonical(cell) {
      const value = plain(cell)
      return spellings.get(fold(value)) ?? value
    },
    rule,
    example: values[0],
    schema: ignoreCase
      ? {
          anyOf: [
            { type: 'string', enum: values },
            { type: 'string', pattern: anyCase(values) },
          ],
        }
      : { type: 'string', enum: values },
  }
}

/** A pattern that finds the values in any letter case, for validators that know no flags. */
function anyCase(values: readonly string[]): string {
  const pattern = (value: string) =>
    value
      .replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
      .replaceAll(/\p{L}/gu, letter => `[${letter.toUpperCase()}${letter.toLowerCase()}]`)
  return `^(?:${values.map(pattern).join('|')})$`
}

/** `a`, `a or b`, `a, b or c`. */
function oneOf(values: readonly string[]): string {
  const last = values.at(-1) ?? ''
  return values.length < 2 ? last : `${values.slice(0, -1).join(', ')} or ${last}`
}
