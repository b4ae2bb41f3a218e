import { formatSet } from '../../../roster/set-cell.ts'
import { type RoleKey, supervisorViews } from '../vocabulary.ts'
import { readRoles } from './role-list.ts'
import type { Switches } from './switches.ts'
import type { Verdict } from './verdict.ts'

const viewColumns = supervisorViews.map(view => `supervisor_${view}`)

/**
 * What a row makes of the roles of a user without a profile. A role comes by being listed or by its first true
 * permission, and goes only by an explicit word; permissions of a role that the user does not get are left alone.
 * @returns the roles that the user will have
 */
export function judgeRoles(verdict: Verdict, switches: Switches): ReadonlySet<string> {
  const before = readRoles(verdict.had('roles')).listed
  const { listed, removed } = readRoles(verdict.asked('roles'))
  const after = before.union(listed).union(granted(verdict, switches)).difference(removed)
  if (formatSet(after) !== verdict.had('roles')) verdict.cells.set('roles', formatSet(after))
  else if (verdict.asksToChange('roles')) verdict.leave('roles')

  for (const [role, columns] of switches.settable) {
    if (!after.has(role))
      for (const column of columns) if (verdict.asksToChange(column)) verdict.leave(column)
  }
  if (verdict.asked('roles') !== '') warnOfKept(verdict, before.difference(listed).difference(removed))
  if (after.size === 0) refuseNone(verdict)
  if (after.has('supervisor')) {
    judgeViews(verdict, switches.settable.get('supervisor') ?? [], before.has('supervisor'))
  }
  return after
}

/** The roles of which the row gives a permission. */
function granted(verdict: Verdict, { settable }: Switches): ReadonlySet<RoleKey> {
  const roles = [...settable].filter(([, columns]) => columns.some(name => verdict.asked(name) === 'true'))
  return new Set(roles.map(([role]) => role))
}

function warnOfKept(verdict: Verdict, kept: ReadonlySet<string>): void {
  for (const role of kept) {
    verdict.warn(
      'role-kept',
      'roles',
      `roles does not list ${role}, which the user has, and so keeps: to take it away, write "remove ${role}"`,
    )
  }
}

function refuseNone(verdict: Verdict): void {
  verdict.error(
    'no-role',
    'roles',
    verdict.creating
      ? 'roles: a new user needs at least one role: list one, give a permission of one, or name a user profile'
      : 'roles: a user must keep at least one role: list another one, or set active to false',
  )
}

/** A supervisor must be able to see something, unless all permissions are left to the defaults of the domain. */
function judgeViews(verdict: Verdict, columns: readonly string[], before: boolean): void {
  const touched = columns.find(name => verdict.asksToChange(name))
  const sees = viewColumns.some(name => (verdict.asked(name) || verdict.had(name)) === 'true')
  if (touched === undefined || sees) return
  verdict.error(
    'supervisor-without-view',
    touched,
    `${touched}: a supervisor needs at least one permission to view something: set one of ${viewColumns.join(', ')} to true` +
      (before ? '' : ', or leave all supervisor permissions blank for the defaults of the domain'),
  )
}
