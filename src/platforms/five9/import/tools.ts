import type { SecretCells } from '../../platform.ts'
import type { Five9Client } from '../client.ts'
import type { Five9Record } from '../messages.ts'
import type { Passwords } from '../roster/password-rules.ts'
import type { SkillPauses } from './skill-pauses.ts'

/** What steps work with, all of an import the same. */
export interface Tools {
  readonly client: Five9Client
  /** The user name of the account in use. */
  readonly account: string
  readonly passwords: Passwords
  readonly secrets: SecretCells
  /** What the domain demands of passwords; empty where that could not be read. */
  readonly policy: () => Five9Record<'passwordPolicies'>
  readonly pauses: SkillPauses
}
