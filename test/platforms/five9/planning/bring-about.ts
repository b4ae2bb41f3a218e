import type { Five9Client } from '../../../../src/platforms/five9/client.ts'
import type { Five9Record } from '../../../../src/platforms/five9/messages.ts'
import {
  agentFlags,
  generalInfoFields,
  mediaDetails,
  mediaTypes,
  permissionNames,
  type RoleKey,
  roleKeys,
  vendorsPermission,
} from '../../../../src/platforms/five9/vocabulary.ts'
import { parseSet } from '../../../../src/roster/set-cell.ts'

/** Cells to bring about, and those that there are, by column. */
export type CellMap = ReadonlyMap<string, string>

const signal = new AbortController().signal
const none: CellMap = new Map()
const removable = {
  admin: 'DomainAdmin',
  agent: 'Agent',
  crmManager: 'CrmManager',
  reporting: 'Reporting',
  supervisor: 'Supervisor',
}

/** Makes a user with one call. Rejects with the server's refusal. */
export async function makeUser(client: Five9Client, wanted: CellMap, password: string): Promise<void> {
  const roles = parseSet(wanted.get('roles') ?? '') as RoleKey[]
  await client.call(
    'createUser',
    {
      userInfo: {
        agentGroups: parseSet(wanted.get('agentGroups') ?? ''),
        cannedReports: numbered(wanted.get('cannedReports')).map(([name, index]) => ({ name, index })),
        generalInfo: { ...general(none, wanted), password },
        roles: rolesOf(roles, none, wanted),
        skills: numbered(wanted.get('skills')).map(([skillName, level]) => ({ skillName, level })),
      },
    },
    signal,
  )
}

/** Changes a user, cell by cell where the service knows no other way. Rejects with the server's first refusal. */
export async function changeUser(client: Five9Client, live: CellMap, wanted: CellMap): Promise<void> {
  const userName = live.get('userName') ?? ''
  const before = parseSet(live.get('roles') ?? '') as RoleKey[]
  const after = parseSet(wanted.get('roles') ?? live.get('roles') ?? '') as RoleKey[]
  const touched = after.filter(
    role => !before.includes(role) || [...wanted.keys()].some(name => name.startsWith(`${role}_`)),
  )
  const changed = await client.call(
    'modifyUser',
    {
      userGeneralInfo: general(live, wanted),
      rolesToSet: rolesOf(touched, live, wanted),
      rolesToRemove: before.filter(role => !after.includes(role)).map(role => removable[role]),
    },
    signal,
  )
  await changeSkills(client, userName, new Map(numbered(live.get('skills'))), wanted.get('skills'))
  const groups = wanted.get('agentGroups')
  const had = parseSet(live.get('agentGroups') ?? '')
  const has = groups === undefined ? had : parseSet(groups)
  for (const name of has.filter(group => !had.includes(group)))
    await client.call(
      'modifyAgentGroup',
      { group: { agents: [], name }, addAgents: [userName], removeAgents: [] },
      signal,
    )
  for (const name of had.filter(group => !has.includes(group)))
    await client.call(
      'modifyAgentGroup',
      { group: { agents: [], name }, addAgents: [], removeAgents: [userName] },
      signal,
    )
  const reports = wanted.get('cannedReports')
  if (reports === undefined || (reports === '' && !changed?.roles.reporting)) return
  const cannedReportsToAdd = numbered(reports).map(([name, index]) => ({ name, index }))
  const cannedReportsToRemove = numbered(live.get('cannedReports')).map(([name]) => name)
  await client.call(
    'modifyUserCannedReports',
    { userName, cannedReportsToAdd, cannedReportsToRemove },
    signal,
  )
}

async function changeSkills(
  client: Five9Client,
  userName: string,
  had: CellMap,
  cell: string | undefined,
): Promise<void> {
  if (cell === undefined) return
  const has = new Map(numbered(cell))
  for (const [skillName, level] of has) {
    if (had.get(skillName) === level) continue
    const operation = had.has(skillName) ? 'userSkillModify' : 'userSkillAdd'
    await client.call(operation, { userSkill: { level, skillName, userName } }, signal)
  }
  for (const [skillName, level] of had) {
    if (!has.has(skillName))
      await client.call('userSkillRemove', { userSkill: { level, skillName, userName } }, signal)
  }
}

/** The whole of the general fields, as every client sends them; the full name is derived. */
function general(live: CellMap, wanted: CellMap): Five9Record<'userGeneralInfo'> {
  const cells = new Map([...live, ...wanted])
  const fields = generalInfoFields.filter(name => name !== 'fullName' && cells.has(name))
  const types = mediaTypes.filter(type =>
    [...cells.keys()].some(name => name.startsWith('media_') && name.endsWith(`_${type}`)),
  )
  const items = types.map(type => ({
    type,
    ...Object.fromEntries(
      Object.entries(mediaDetails)
        .map(([detail, element]) => [element, cells.get(`media_${detail}_${type}`)] as const)
        .filter(([, value]) => value !== undefined && value !== ''),
    ),
  }))
  return {
    ...Object.fromEntries(fields.map(name => [name, cells.get(name) ?? ''])),
    ...(items.length > 0 && { mediaTypeConfig: { mediaTypes: items } }),
  }
}

/** Complete lists of permissions; none at all where a role is new and nothing is said of it, for the defaults. */
function rolesOf(roles: readonly RoleKey[], live: CellMap, wanted: CellMap): Five9Record<'userRoles'> {
  const had = parseSet(live.get('roles') ?? '')
  const sent = roleKeys
    .filter(role => roles.includes(role))
    .map(role => {
      const cellOf = (name: string) => wanted.get(`${role}_${name}`) ?? live.get(`${role}_${name}`)
      const names = permissionNames[role].filter(name => name !== vendorsPermission)
      const defaults = !had.includes(role) && names.every(name => cellOf(name) === undefined)
      const permissions = defaults ? [] : names.map(type => ({ type, value: cellOf(type) ?? 'false' }))
      const flags = agentFlags.map(flag => [flag, cellOf(flag) ?? 'false'])
      return [role, role === 'agent' ? { permissions, ...Object.fromEntries(flags) } : { permissions }]
    })
  return Object.fromEntries(sent)
}

function numbered(cell: string | undefined): [name: string, number: string][] {
  return parseSet(cell ?? '').map(item => {
    const colon = item.lastIndexOf(':')
    return [item.slice(0, colon), item.slice(colon + 1)]
  })
}
