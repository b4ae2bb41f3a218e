import { type RoleKey, vendorsPermission } from '../vocabulary.ts'
import { agentSwitches, mediaFamilies, permissionFamilies } from './column-families.ts'

/** The columns of a roster that are about permissions and the like, by what can be done about them. */
export interface Switches {
  /** By role: its permissions, and the switches of the agent role. */
  readonly settable: ReadonlyMap<RoleKey, readonly string[]>
  /** Permissions that only Five9 itself can change. */
  readonly vendors: readonly string[]
  /** Permissions and media types that the contract has no name for, so that they cannot be sent. */
  readonly unknown: readonly string[]
}

export function switchesAmong(columns: readonly string[]): Switches {
  const flags = new Set(agentSwitches.map(({ name }) => name))
  const vendors = `admin_${vendorsPermission}`
  const families = [...mediaFamilies, ...permissionFamilies.values()]
  const settable = [...permissionFamilies].map(([role, family]) => {
    const own = (name: string) => family.documented(name) || (role === 'agent' && flags.has(name))
    return [role, columns.filter(name => own(name) && name !== vendors)] as const
  })
  return {
    settable: new Map(settable),
    vendors: columns.filter(name => name === vendors),
    unknown: columns.filter(name =>
      families.some(family => family.column(name) !== undefined && !family.documented(name)),
    ),
  }
}
