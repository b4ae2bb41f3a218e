import type { CellType } from '../cell-type.ts'
import { plain } from '../plain.ts'
import { quoted } from '../quoted.ts'

/** Something before an @ and something behind it, without what separates two addresses or wraps one in a name. */
const shape = /^(?:"[^"\r\n]+"|[^\s,;:@"<>()]+)@[^\s,;:@"<>()]+$/

/** One e-mail address. No more is asked of it than that it is one: only a mail server knows the rest. */
export function email(): CellType {
  return {
    name: 'e-mail address',
    check(cell) {
      const value = plain(cell)
      return shape.test(value)
        ? undefined
        : `must be one e-mail address, such as kim@example.com, not ${quoted(cell)}`
    },
    canonical: plain,
    rule: 'one e-mail address',
    example: 'kim.example@example.com',
    schema: { type: 'string', pattern: shape.source },
  }
}
