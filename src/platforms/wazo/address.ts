import { domainToASCII } from 'node:url'
import type { CellType } from '../../roster/columns/cell-type.ts'
import { plain } from '../../roster/columns/plain.ts'
import { quoted } from '../../roster/columns/quoted.ts'
import { email } from '../../roster/columns/types/email.ts'

const name = /^[-!#$%&'*+/=?^_`{}|~0-9A-Z]+(?:\.[-!#$%&'*+/=?^_`{}|~0-9A-Z]+)*$/i
const host = /^(?:[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?\.)+(?:[A-Z]{2,6}\.?|[A-Z0-9-]{2,})$/i

/**
 * One e-mail address, of which Wazo asks more than that it has an @.
 * @param longest how many characters it may have
 */
export function address(longest = Number.POSITIVE_INFINITY): CellType {
  const plainly = email()
  return {
    ...plainly,
    check(cell) {
      const value = plain(cell)
      const wrong = plainly.check(value)
      if (wrong !== undefined) return wrong
      if (value.length > longest) return `has ${value.length} characters, and may have ${longest} at most`
      if (isAddress(value)) return undefined
      return (
        `${quoted(value)} is no e-mail address that Wazo takes: it has letters without accents and digits before the @, and a ` +
        'domain with a dot behind it'
      )
    },
  }
}

function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@')
  const domain = text.slice(at + 1)
  if (!name.test(text.slice(0, at))) return false
  return domain === 'localhost' || host.test(domain) || host.test(domainToASCII(domain))
}
