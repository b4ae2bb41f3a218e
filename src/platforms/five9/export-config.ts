import { z } from 'zod'
import { suggestion } from '../../config/document.ts'
import { rosterConfigSchema } from '../roster-mapping.ts'
import { five9Columns } from './roster-columns.ts'
import { generalInfoFields, permissionNames, roleKeys } from './vocabulary.ts'

const field = z
  .enum(generalInfoFields)
  .meta({ description: 'A field of generalInfo, by the name the vendor gives it.' })

const permissionChoice = z
  .union([z.literal('all'), z.array(z.string().min(1))])
  .meta({ description: 'Permission names, or "all" for every one that any user has.' })

const rolePermissions = z.strictObject(
  Object.fromEntries(roleKeys.map(role => [role, permissionChoice.optional()])) as Record<
    (typeof roleKeys)[number],
    z.ZodOptional<typeof permissionChoice>
  >,
)

const switchOf = (description: string) => z.boolean().default(false).meta({ description })

/** The file that the input `config` names for Five9: which columns an export has, and how a plan reads a roster. */
export const exportConfigSchema = z
  .strictObject({
    $schema: z.string().optional().meta({ description: 'Address of this schema, for editors.' }),
    generalInfoFields: z.array(field).default(['userName', 'firstName', 'lastName', 'EMail', 'active']).meta({
      description: 'Columns from generalInfo, in this order. userName is put first when it is missing.',
    }),
    permissions: z
      .union([z.literal('all'), z.literal('none'), rolePermissions])
      .default('all')
      .meta({
        description:
          'Permission columns, named role_permission. "all", an empty object or no such key: every permission that any user has, of every role.',
      }),
    includeMediaTypes: switchOf('Columns media_enabled_<Type> for every media type that any user has.'),
    mediaTypeDetails: z
      .array(z.enum(['intelligentRouting', 'maxAllowed']))
      .default([])
      .meta({
        description:
          'Further columns for each media type: media_intelligentRouting_<Type>, media_maxAllowed_<Type>.',
      }),
    includeRoles: switchOf('Column roles: the roles of the user.'),
    includeSkills: switchOf('Column skills: skill names with their levels, as name:level.'),
    includeAgentGroups: switchOf('Column agentGroups: the agent groups of the user.'),
    includeCannedReports: switchOf('Column cannedReports: report names with their index, as name:index.'),
    includeAgentFlags: switchOf(
      'Columns agent_alwaysRecorded, agent_attachVmToEmail and agent_sendEmailOnVm.',
    ),
    roster: rosterConfigSchema(five9Columns).optional().meta({
      description: 'How a plan reads a roster whose headers are not the names of columns.',
    }),
  })
  .meta({
    title: 'Rollcall: columns of a roster of Five9',
    description: 'Which columns an export has, and how a plan reads a roster. JSON or YAML.',
  })

export type ExportConfig = z.output<typeof exportConfigSchema>

/** What is exported without a configuration file: everything that a roster can say about a user. */
export const everything: ExportConfig = exportConfigSchema.parse({
  generalInfoFields: [
    'userName',
    'firstName',
    'lastName',
    'EMail',
    'active',
    'extension',
    'phoneNumber',
    'locale',
    'startDate',
    'userProfileName',
    'federationId',
    'unifiedCommunicationId',
    'canChangePassword',
    'mustChangePassword',
  ],
  permissions: 'all',
  includeMediaTypes: true,
  mediaTypeDetails: ['intelligentRouting', 'maxAllowed'],
  includeRoles: true,
  includeSkills: true,
  includeAgentGroups: true,
  includeCannedReports: true,
  includeAgentFlags: true,
})

/** Chosen permissions that the contract does not know: allowed, since a server may know more, but likely misspelt. */
export function doubtfulPermissions(config: ExportConfig): string[] {
  const { permissions } = config
  if (typeof permissions === 'string') return []
  return roleKeys.flatMap(role => {
    const chosen = permissions[role]
    if (!Array.isArray(chosen)) return []
    return chosen
      .filter(name => !permissionNames[role].includes(name))
      .map(
        name =>
          `permissions.${role}: "${name}" is not a permission that Five9 documents${suggestion(name, permissionNames[role])}`,
      )
  })
}
