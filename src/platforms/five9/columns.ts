import { compareCodePoints } from '../../roster/order.ts'
import { formatSet } from '../../roster/set-cell.ts'
import type { ExportConfig } from './export-config.ts'
import type { UserInfo } from './user.ts'
import {
  agentFlags,
  type MediaDetail,
  mediaDetails,
  mediaTypes,
  permissionNames,
  type RoleKey,
  roleKeys,
} from './vocabulary.ts'

const booleans = new Set(['active', 'canChangePassword', 'IEXScheduled', 'mustChangePassword'])

/** The cells of a roster that `config` asks for, of one user. */
export function cellsOf(user: UserInfo, config: ExportConfig): Map<string, string> {
  const cells = new Map<string, string>()
  const { fields } = user.generalInfo
  for (const name of generalColumns(config)) {
    const value = fields[name]
    if (value !== undefined) cells.set(name, generalCell(name, value))
  }
  if (config.includeRoles) cells.set('roles', formatSet(Object.keys(user.roles)))
  mediaCells(user, config, cells)
  roleCells(user, config, cells)
  if (config.includeSkills) cells.set('skills', formatSet(user.skills.map(s => `${s.skillName}:${s.level}`)))
  if (config.includeAgentGroups) cells.set('agentGroups', formatSet(user.agentGroups))
  if (config.includeCannedReports)
    cells.set('cannedReports', formatSet(user.cannedReports.map(r => `${r.name}:${r.index}`)))
  return cells
}

/** The columns of a roster in which `found` have cells, in their order; those that were chosen by name are always there. */
export function header(found: ReadonlySet<string>, config: ExportConfig): string[] {
  return [
    ...generalColumns(config),
    ...(config.includeRoles ? ['roles'] : []),
    ...mediaColumns(found, config),
    ...(config.includeAgentFlags ? agentFlags.map(flag => `agent_${flag}`) : []),
    ...permissionColumns(found, config),
    ...(config.includeSkills ? ['skills'] : []),
    ...(config.includeAgentGroups ? ['agentGroups'] : []),
    ...(config.includeCannedReports ? ['cannedReports'] : []),
  ]
}

/** Which permissions of a role are wanted: all that are found, or these. */
function chosen(config: ExportConfig, role: string): 'all' | readonly string[] {
  const { permissions } = config
  if (permissions === 'all') return 'all'
  if (permissions === 'none') return []
  if (Object.values(permissions).every(choice => choice === undefined)) return 'all'
  return permissions[role as RoleKey] ?? []
}

function generalColumns({ generalInfoFields: fields }: ExportConfig): readonly string[] {
  return [...new Set(fields.includes('userName') ? fields : ['userName', ...fields])]
}

function generalCell(name: string, value: string): string {
  if (booleans.has(name)) return boolean(value)
  // The server pads addresses with blanks.
  return name === 'EMail' ? value.trim() : value
}

/** XML Schema allows 1 and 0 for true and false. */
function boolean(value: string): string {
  const text = value.trim()
  if (text === '1') return 'true'
  return text === '0' ? 'false' : text
}

function wantedMediaDetails(config: ExportConfig): MediaDetail[] {
  return config.includeMediaTypes ? ['enabled', ...new Set(config.mediaTypeDetails)] : []
}

function mediaCells(user: UserInfo, config: ExportConfig, cells: Map<string, string>): void {
  for (const detail of wantedMediaDetails(config)) {
    for (const item of user.generalInfo.mediaTypes) {
      const value = item[mediaDetails[detail]]
      if (item.type === '' || value === '') continue
      cells.set(`media_${detail}_${item.type}`, detail === 'maxAllowed' ? value : boolean(value))
    }
  }
}

function mediaColumns(found: ReadonlySet<string>, config: ExportConfig): string[] {
  return wantedMediaDetails(config).flatMap(detail => foundColumns(found, `media_${detail}_`, mediaTypes))
}

function roleCells(user: UserInfo, config: ExportConfig, cells: Map<string, string>): void {
  for (const [role, content] of Object.entries(user.roles)) {
    if (role === 'agent' && config.includeAgentFlags) {
      for (const flag of agentFlags) {
        const value = content.flags[flag]
        if (value !== undefined) cells.set(`agent_${flag}`, boolean(value))
      }
    }
    const columnOf = permissionColumn(role, config)
    for (const [permission, value] of content.permissions) {
      const column = columnOf(permission)
      if (column !== '') cells.set(column, boolean(value))
    }
  }
}

type PermissionColumn = (permission: string) => string

const permissionColumnByRole = new WeakMap<ExportConfig, Map<string, PermissionColumn>>()

/** Names the columns of a role's permissions, '' where one is not wanted; each but once, since every user has a hundred. */
function permissionColumn(role: string, config: ExportConfig): PermissionColumn {
  const roles = permissionColumnByRole.get(config) ?? new Map<string, PermissionColumn>()
  permissionColumnByRole.set(config, roles)
  const known = roles.get(role)
  if (known) return known
  const wanted = chosen(config, role)
  const columns = new Map<string, string>()
  const named: PermissionColumn = permission => {
    const column = wanted === 'all' || wanted.includes(permission) ? `${role}_${permission}` : ''
    columns.set(permission, column)
    return column
  }
  const column: PermissionColumn = permission => columns.get(permission) ?? named(permission)
  roles.set(role, column)
  return column
}

function permissionColumns(found: ReadonlySet<string>, config: ExportConfig): string[] {
  const flags = new Set<string>(agentFlags.map(flag => `agent_${flag}`))
  const permissions = new Set([...found].filter(column => column.includes('_') && !flags.has(column)))
  const others = [...permissions]
    .map(column => column.slice(0, column.indexOf('_')))
    .filter(role => role !== 'media' && !(roleKeys as readonly string[]).includes(role))
  const roles = [...roleKeys, ...[...new Set(others)].sort(compareCodePoints)]
  return roles.flatMap(role => {
    const wanted = chosen(config, role)
    if (wanted !== 'all') return [...new Set(wanted)].map(name => `${role}_${name}`)
    return foundColumns(permissions, `${role}_`, permissionNames[role as RoleKey] ?? [])
  })
}

/** Columns that begin with `prefix`: those that the contract knows in its order, then the others. */
function foundColumns(found: ReadonlySet<string>, prefix: string, known: readonly string[]): string[] {
  const names = [...found]
    .filter(column => column.startsWith(prefix))
    .map(column => column.slice(prefix.length))
  const unknown = names.filter(name => !known.includes(name)).sort(compareCodePoints)
  return [...known.filter(name => names.includes(name)), ...unknown].map(name => prefix + name)
}
