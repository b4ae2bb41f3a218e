import type { GivenSecrets } from '../../secret-cell.ts'
import type { PasswordSetupMode } from '../roster-columns.ts'

/** What the workflow says about passwords, and hands over. */
export interface Passwords extends GivenSecrets {
  readonly mode: PasswordSetupMode
}
