import { quoted } from '../../../roster/columns/quoted.ts'
import { readRoles } from './role-list.ts'
import type { Switches } from './switches.ts'
import type { Verdict } from './verdict.ts'

/** Columns that a warning names before it counts the others. */
const mostNamed = 3

/** The user profile that the user will have; '' for none. */
export function profileAfter(verdict: Verdict): string {
  return verdict.has('userProfileName') ? verdict.asked('userProfileName') : verdict.had('userProfileName')
}

/**
 * What a row makes of a user with a profile: roles, permissions and skills are those of the profile, whatever the row
 * says.
 * @param rolesOf the roles of each profile, as far as they are known
 * @returns the roles that the user will have; undefined where they are not known
 */
export function judgeProfile(
  verdict: Verdict,
  profile: string,
  { settable }: Switches,
  rolesOf: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> | undefined {
  const unchanged = profile === verdict.had('userProfileName')
  const after = unchanged ? readRoles(verdict.had('roles')).listed : rolesOf.get(profile)
  const roles = verdict.asksToChange('roles') ? ['roles'] : []
  const skills = verdict.has('skills') && verdict.asked('skills') !== verdict.had('skills') ? ['skills'] : []
  const switches = [...settable.values()].flat().filter(column => verdict.asksToChange(column))
  for (const column of [...roles, ...skills, ...switches]) verdict.leave(column)

  const overruled = [
    ...(agrees(verdict, after) ? [] : roles),
    ...skills,
    ...switches.filter(column => !verdict.deniesNothing(column)),
  ]
  if (overruled.length > 0) warnOfOverruled(verdict, profile, overruled)
  return after
}

/** Whether the cell `roles` says no more than what the profile gives. */
function agrees(verdict: Verdict, after: ReadonlySet<string> | undefined): boolean {
  const { listed, removed } = readRoles(verdict.asked('roles'))
  if (!after?.isDisjointFrom(removed)) return false
  return listed.size === 0 || listed.symmetricDifference(after).size === 0
}

function warnOfOverruled(verdict: Verdict, profile: string, overruled: readonly string[]): void {
  const more = overruled.length - mostNamed
  const names = overruled.slice(0, mostNamed).join(', ') + (more > 0 ? ` and ${more} more` : '')
  verdict.warn(
    'profile-decides',
    'userProfileName',
    `userProfileName: roles, permissions and skills come from the user profile ${quoted(profile)}, so these cells are ` +
      `left out of account: ${names}. Empty userProfileName to set them for this user alone`,
  )
}
