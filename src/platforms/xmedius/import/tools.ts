import type { ColumnSet } from '../../../roster/columns/column.ts'
import type { SecretCells } from '../../platform.ts'
import type { XMediusClient } from '../client.ts'
import type { AccountFacts } from '../roster/account-facts.ts'
import type { Passwords } from '../roster/passwords.ts'
import type { Directory } from './directory.ts'

/** What steps work with, all of an import the same. */
export interface Tools {
  readonly client: XMediusClient
  readonly columns: ColumnSet
  readonly directory: Directory
  readonly facts: AccountFacts
  readonly passwords: Passwords
  readonly secrets: SecretCells
  /** Whether the token may read users, and so see what came of a call. */
  readonly mayList: boolean
}
