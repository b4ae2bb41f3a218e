import { roleKeys } from '../vocabulary.ts'
import { agentSwitches, permissionFamilies } from './column-families.ts'
import { readRoles } from './role-list.ts'

/** What a user may have only with a role, besides its permissions. */
const withRole: Readonly<Record<string, readonly string[]>> = {
  agent: [...agentSwitches.map(({ name }) => name), 'skills', 'agentGroups'],
  reporting: ['cannedReports'],
}

/** The columns that each role takes with it, by role. */
const columnsOf: ReadonlyMap<string, readonly string[]> = new Map(
  [...permissionFamilies].map(([role, { columns }]) => [
    role,
    [...columns.map(({ name }) => name), ...(withRole[role] ?? [])],
  ]),
)

/** The columns that a user loses along with roles. */
export function takenByRoles(from: string, to: string): readonly string[] {
  const gone = readRoles(from).listed.difference(readRoles(to).listed)
  return [...gone].flatMap(role => columnsOf.get(role) ?? [])
}

/**
 * The columns that a user loses along with a change of the user profile: what it had of its own before the first one;
 * later, what goes with the roles of the last.
 */
export function takenByProfile(from: string): readonly string[] {
  if (from === '') return ['roles', ...roleKeys.flatMap(role => columnsOf.get(role) ?? [])]
  return ['agentGroups', 'cannedReports']
}
