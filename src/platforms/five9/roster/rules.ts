import type { RowRules } from '../../../roster/planning/rules.ts'
import type { Five9Record } from '../messages.ts'
import type { DomainFacts } from './domain-facts.ts'
import { judgeMemberships } from './membership-rules.ts'
import { judgePassword, type Passwords } from './password-rules.ts'
import { judgeProfile, profileAfter } from './profile-rules.ts'
import { judgeRoles } from './role-rules.ts'
import { type Switches, switchesAmong } from './switches.ts'
import { Verdict } from './verdict.ts'

/**
 * The rules of Five9 for the rows of a roster.
 * @param columns those of the roster
 */
export function five9Rules(facts: DomainFacts, columns: readonly string[], passwords: Passwords): RowRules {
  const switches = switchesAmong(columns)
  return {
    names: facts.names,
    doubts: facts.doubts,
    interpret(row, live) {
      const verdict = new Verdict(row, live)
      const profile = profileAfter(verdict)
      const after =
        profile === ''
          ? judgeRoles(verdict, switches)
          : judgeProfile(verdict, profile, switches, facts.profileRoles)
      if (after) judgeMemberships(verdict, after)
      leaveUnchangeable(verdict, switches)
      judgeExtension(verdict, facts.extension)
      if (verdict.creating) judgePassword(verdict, passwords, facts.passwordPolicy)
      return { cells: verdict.cells, problems: verdict.problems }
    },
  }
}

/** Permissions and media types that nobody but Five9 can change, or that its contract has no words for. */
function leaveUnchangeable(verdict: Verdict, { vendors, unknown }: Switches): void {
  const leave = (column: string, code: string, reason: string) => {
    if (!verdict.asksToChange(column)) return
    verdict.leave(column)
    if (!verdict.deniesNothing(column)) verdict.warn(code, column, `${column} is left as it is: ${reason}`)
  }
  for (const column of vendors) leave(column, 'vendors-permission', 'only Five9 itself can change it')
  for (const column of unknown)
    leave(column, 'not-in-contract', 'Five9 has no such name in its contract, so it cannot be sent')
}

function judgeExtension(verdict: Verdict, settings: Five9Record<'extensionSettings'>): void {
  const { minimalExtensionLength: least, maximalExtensionLength: most } = settings
  if (least === undefined || most === undefined || !verdict.asksToChange('extension')) return
  const { length } = verdict.asked('extension')
  if (length >= Number(least) && length <= Number(most)) return
  const range = least === most ? least : `${least} to ${most}`
  verdict.error(
    'extension-length',
    'extension',
    `extension must have ${range} digits in this domain, not ${length}`,
  )
}
