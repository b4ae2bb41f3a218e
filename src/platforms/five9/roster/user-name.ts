import type { CellType } from '../../../roster/columns/cell-type.ts'
import { plain } from '../../../roster/columns/plain.ts'
import { text } from '../../../roster/columns/types/text.ts'

const forbidden = "' * \\ ~ & % # , ! ( ) ^ / < > : ; ? [ ] { } + = |"

const wrong = /['*\\~&%#,!()^/<>:;?[\]{}+=|]|(?!\p{Script=Latin})\p{L}|\p{Cc}/u

/** The user names that Five9 accepts for a new user. */
export function userName(): CellType {
  return {
    ...text({ example: 'kim.example@example.com' }),
    name: 'user name',
    check(cell) {
      const character = wrong.exec(plain(cell))?.[0]
      return character === undefined ? undefined : `must not contain ${described(character)}`
    },
    rule: `Latin letters, digits and signs, but none of ${forbidden}`,
    // Validators differ in what they make of scripts, so the letters are left to the check.
    schema: { type: 'string', pattern: String.raw`^[^'*\\~&%#,!()^/<>:;?[\]{}+=|]+$` },
  }
}

function described(character: string): string {
  if (/\p{L}/u.test(character)) return `"${character}": Five9 allows no letters but Latin ones in a user name`
  if (/\p{Cc}/u.test(character)) {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return `the invisible control character U+${code}: delete it`
  }
  return `"${character}": in a user name, Five9 allows none of ${forbidden}`
}
