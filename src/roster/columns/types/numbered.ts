import { compareCodePoints } from '../../order.ts'
import { formatSet } from '../../set-cell.ts'
import type { CellType } from '../cell-type.ts'
import { plain } from '../plain.ts'
import { quoted } from '../quoted.ts'
import { type IntegerRange, wholeNumber, within } from './integer.ts'
import { itemsOf, noItems } from './set.ts'

export interface NumberedOptions extends IntegerRange {
  /** What an item names, as people call it: `skill`. */
  readonly item: string
  /** What its number is: `level`. */
  readonly number: string
  /** Whether no two items may have the same number. */
  readonly unique?: boolean
  readonly example: string
}

/** Names with a whole number each, in any order: `Billing:1;Sales:3`. The number is what follows the last colon. */
export function numbered(options: NumberedOptions): CellType {
  const { item, number, least, most, example } = options
  const rightItems = (cell: string) => {
    const entries = itemsOf(cell).map(entryOf)
    return problemOf(entries, options) === undefined ? entries.map(itemOf) : undefined
  }
  return {
    name: `set of ${item}s, each with its ${number}`,
    check: cell => problemOf(itemsOf(cell).map(entryOf), options),
    canonical(cell) {
      const items = rightItems(cell)
      return items === undefined ? plain(cell) : formatSet(items)
    },
    items: cell => [...new Set(rightItems(cell) ?? itemsOf(cell))].sort(compareCodePoints),
    names: cell => [...new Set(itemsOf(cell).map(text => entryOf(text).name))],
    rule: `${item}:${number}, separated by ;, each ${number} from ${least} to ${most}`,
    example,
    schema: { type: 'string', pattern: ':[\\s\\S]*[0-9]' },
  }
}

interface Entry {
  readonly name: string
  /** In its shortest form; undefined where there is none. */
  readonly digits: string | undefined
}

/** Of `a:b:3`, the name is `a:b`. What has no number behind its last colon is all name. */
function entryOf(text: string): Entry {
  const colon = text.lastIndexOf(':')
  const digits = colon === -1 ? undefined : wholeNumber(text.slice(colon + 1))
  return { name: digits === undefined ? text : text.slice(0, colon).trim(), digits }
}

function itemOf({ name, digits }: Entry): string {
  return `${name}:${digits}`
}

function problemOf(entries: readonly Entry[], options: NumberedOptions): string | undefined {
  const { item, number, least, most, unique } = options
  const aNumber = `${/^[aeiou]/.test(number) ? 'an' : 'a'} ${number}`
  if (entries.length === 0) return noItems(item)
  const numbers = new Map<string, string>()
  const owners = new Map<string, string>()
  for (const { name, digits } of entries) {
    if (name === '') return `has ${aNumber} without a ${item} before it`
    if (digits === undefined) {
      return `must give each ${item} ${aNumber} from ${least} to ${most}, as in ${quoted(`${name}:${least}`)}`
    }
    if (!within(options, digits)) {
      return `must give each ${item} ${aNumber} from ${least} to ${most}: ${quoted(name)} has ${quoted(digits)}`
    }
    const other = numbers.get(name)
    if (other !== undefined && other !== digits) {
      return `names the ${item} ${quoted(name)} twice, with ${number} ${other} and ${digits}`
    }
    numbers.set(name, digits)
    const owner = owners.get(digits)
    if (unique === true && owner !== undefined && owner !== name) {
      return `gives the ${number} ${digits} to two ${item}s, ${quoted(owner)} and ${quoted(name)}`
    }
    owners.set(digits, name)
  }
  return undefined
}
