import type { CellType } from '../../../roster/columns/cell-type.ts'
import type { Column, ColumnFamily } from '../../../roster/columns/column.ts'
import { boolean } from '../../../roster/columns/types/boolean.ts'
import { integer } from '../../../roster/columns/types/integer.ts'
import {
  agentFlags,
  type MediaDetail,
  mediaDetails,
  mediaTypes,
  permissionNames,
  type RoleKey,
  roleKeys,
  vendorsPermission,
} from '../vocabulary.ts'

/** A family, with its documented columns in their order. */
export interface Family extends ColumnFamily {
  readonly columns: readonly Column[]
}

const yesOrNo = boolean()

const roleTitles: Readonly<Record<RoleKey, string>> = {
  admin: 'Admin',
  agent: 'Agent',
  crmManager: 'CRM manager',
  reporting: 'Reporting',
  supervisor: 'Supervisor',
}

const mediaMeanings: Readonly<
  Record<MediaDetail, { readonly type: CellType; readonly description: (type: string) => string }>
> = {
  enabled: {
    type: yesOrNo,
    description: type => `Whether the user handles interactions of the type ${type}.`,
  },
  intelligentRouting: {
    type: yesOrNo,
    description: type => `Whether intelligent routing is on for interactions of the type ${type}.`,
  },
  maxAllowed: {
    type: integer({ least: 0, most: 127, example: '3' }),
    description: type => `How many interactions of the type ${type} the user may have at once.`,
  },
}

const flagMeanings: Readonly<Record<(typeof agentFlags)[number], string>> = {
  alwaysRecorded: "Whether all of the agent's calls are recorded.",
  attachVmToEmail: 'Whether voicemails are attached to the messages about them.',
  sendEmailOnVm: 'Whether the agent gets an e-mail about each voicemail.',
}

/** `media_enabled_<Type>` and its like, in the order of a roster. */
export const mediaFamilies: readonly Family[] = (Object.keys(mediaDetails) as MediaDetail[]).map(detail => {
  const { type, description } = mediaMeanings[detail]
  const about = (name: string) => ({ type, group: 'Media', description: description(name) })
  return family(`media_${detail}_`, '<Type>', mediaTypes, about)
})

/** The switches of the agent role that are not permissions. */
export const agentSwitches: readonly Column[] = agentFlags.map(flag =>
  optional(`agent_${flag}`, { type: yesOrNo, group: 'Agent switches', description: flagMeanings[flag] }),
)

/** `<role>_<Permission>` by role, in the order of a roster. */
export const permissionFamilies: ReadonlyMap<RoleKey, Family> = new Map(
  roleKeys.map(role => [role, permissionFamily(role)]),
)

function permissionFamily(role: RoleKey): Family {
  const title = `${roleTitles[role]} permission`
  return family(`${role}_`, '<Permission>', permissionNames[role], name => ({
    type: yesOrNo,
    group: `${title}s`,
    description: `${title}: ${words(name)}.${name === vendorsPermission ? ' Only Five9 itself can change it.' : ''}`,
  }))
}

/** @param about what is particular to the column of a name */
function family(
  prefix: string,
  placeholder: string,
  names: readonly string[],
  about: (name: string) => Pick<Column, 'type' | 'group' | 'description'>,
): Family {
  const columns = new Map(names.map(name => [prefix + name, optional(prefix + name, about(name))]))
  return {
    pattern: prefix + placeholder,
    columns: [...columns.values()],
    column(name) {
      const known = columns.get(name)
      if (known || !name.startsWith(prefix) || name === prefix || isAgentSwitch(name)) return known
      return optional(name, about(name.slice(prefix.length)))
    },
    documented: name => columns.has(name),
  }
}

/** Whether a column looks like an agent permission and is none. */
function isAgentSwitch(name: string): boolean {
  return agentSwitches.some(column => column.name === name)
}

/** A column whose blank cells mean that it is not applicable. */
function optional(name: string, about: Pick<Column, 'type' | 'group' | 'description'>): Column {
  return { name, ...about, empty: 'untouched', requiredOnCreate: false, access: 'read-write' }
}

/** `edit FTP settings` of `EditFTPSettings`. */
function words(name: string): string {
  return name
    .replace('EMail', 'Email')
    .split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .map(word => (/^[A-Z]+$/.test(word) ? word : word.toLowerCase()))
    .join(' ')
}
