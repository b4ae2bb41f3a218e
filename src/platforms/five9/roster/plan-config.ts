import { type ExportConfig, exportConfigSchema } from '../export-config.ts'
import { generalInfoFields, mediaDetails, type RoleKey, supervisorViews } from '../vocabulary.ts'
import { agentSwitches, permissionFamilies } from './column-families.ts'

/** General fields that rules and the search for renamed users need, whatever the roster has. */
const always = ['userName', 'EMail', 'extension', 'id', 'active', 'userProfileName']

/** What to read of users to compare them with a roster of these columns. */
export function planConfig(columns: readonly string[]): ExportConfig {
  const has = new Set(columns)
  const any = (prefix: string) => columns.some(column => column.startsWith(prefix))
  const permissions = [...permissionFamilies].flatMap(([role, family]) => {
    const own = columns.filter(name => family.column(name))
    return own.length > 0 ? [[role, permissionsOf(role, own)] as const] : []
  })
  return exportConfigSchema.parse({
    generalInfoFields: generalInfoFields.filter(field => has.has(field) || always.includes(field)),
    permissions: permissions.length > 0 ? Object.fromEntries(permissions) : 'none',
    includeMediaTypes: any('media_'),
    mediaTypeDetails: Object.keys(mediaDetails).filter(
      detail => detail !== 'enabled' && any(`media_${detail}_`),
    ),
    includeAgentFlags: agentSwitches.some(({ name }) => has.has(name)),
    includeRoles: true,
    includeSkills: has.has('skills'),
    // Who loses a role loses these with it.
    includeAgentGroups: has.has('agentGroups') || has.has('roles'),
    includeCannedReports: has.has('cannedReports') || has.has('roles'),
  })
}

/** Whether a supervisor sees anything is asked of all views, also of those that the roster lacks. */
function permissionsOf(role: RoleKey, columns: readonly string[]): string[] {
  const names = columns.map(column => column.slice(role.length + 1))
  return role === 'supervisor' ? [...new Set([...names, ...supervisorViews])] : names
}
