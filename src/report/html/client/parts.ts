import { count } from '../../format.ts'
import { element } from '../markup.ts'
import { address } from './address.ts'
import { copying } from './copying.ts'
import { difference } from './difference.ts'
import { elements } from './elements.ts'
import { emphasis } from './emphasis.ts'
import { invisible } from './invisible.ts'
import { list } from './list.ts'
import { row } from './row.ts'
import { search } from './search.ts'
import { selection } from './selection.ts'

/**
 * What the page's script is made of besides `start`. Each function uses nothing but its arguments and what every
 * browser has, because its text alone is put into the page.
 */
export const parts = {
  address,
  copying,
  count,
  difference,
  element,
  elements,
  emphasis,
  invisible,
  list,
  row,
  search,
  selection,
} as const

export type Parts = typeof parts
