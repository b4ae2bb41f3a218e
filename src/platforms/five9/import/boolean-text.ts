import { boolean } from '../../../roster/columns/types/boolean.ts'

const type = boolean()

/** A cell such as `TRUE`, as XML Schema spells it. */
export function booleanText(cell: string): string {
  return type.canonical(cell)
}
