import { readRoles } from './role-list.ts'
import type { Verdict } from './verdict.ts'

/** Columns whose content a user may have only with a role. */
const memberships = [
  { column: 'agentGroups', role: 'agent', what: 'agent groups' },
  { column: 'cannedReports', role: 'reporting', what: 'canned reports' },
] as const

/** @param after the roles that the user will have */
export function judgeMemberships(verdict: Verdict, after: ReadonlySet<string>): void {
  const before = readRoles(verdict.had('roles')).listed
  for (const { column, role, what } of memberships) {
    if (after.has(role)) continue
    const loses = before.has(role)
    if (verdict.asked(column) !== '' && (loses || verdict.asksToChange(column))) {
      verdict.error(
        'role-needed',
        column,
        `${column} needs the role ${role}, which the user ${loses ? 'loses' : 'does not get'}: empty the cell, or see ` +
          `to it that the user has the role`,
      )
    } else if (loses && !verdict.has(column) && verdict.had(column) !== '') {
      verdict.warn(
        'membership-lost',
        'roles',
        `roles: with the role ${role}, the user also loses all ${what}: Five9 takes them away`,
      )
    }
  }
}
