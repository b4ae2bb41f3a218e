import type { Cells } from '../../../platform.ts'
import { cellsOf, type Parts } from '../../reading/cells.ts'
import { clearSecrets } from '../../reading/secrets.ts'
import type { User } from '../../resources.ts'

/** The cells of a user, those of things that were not read left out. */
export function cellsWith(user: User, parts: Partial<Parts> = {}): Cells {
  const nothing: Parts = {
    username: undefined,
    mailbox: undefined,
    ringTimes: new Map(),
    sipSecret: undefined,
  }
  return cellsOf(user, { ...nothing, ...parts }, clearSecrets)
}
