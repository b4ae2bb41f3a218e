import type { Five9, User } from '../../../simulators/five9/index.ts'
import { call, type Reply } from './caller.ts'
import type { Sent } from './xml.ts'

/** The agent role as requests hold it. */
export const agentRole = { alwaysRecorded: false, attachVmToEmail: true, sendEmailOnVm: false }

/** General fields that suffice to create a user. */
export function newcomer(userName = 'new.agent@example.com'): Record<string, string> {
  return { EMail: 'new@example.com', firstName: 'New', lastName: 'Agent', password: 'Passw0rd', userName }
}

/** Creates a user from general fields, which are put into the order of the schema, and what else is given. */
export function create(
  five9: Five9,
  general: Readonly<Record<string, string | number | boolean | undefined>> = newcomer(),
  {
    roles = { agent: agentRole },
    ...rest
  }: { roles?: Sent; agentGroups?: string[]; cannedReports?: Sent[]; skills?: Sent[] } = {},
): Promise<Reply> {
  const { agentGroups, cannedReports, skills } = rest
  const userInfo = { agentGroups, cannedReports, generalInfo: ordered(general), roles, skills }
  const present = Object.entries(userInfo).filter(([, value]) => value !== undefined)
  return call(five9, 'createUser', { userInfo: Object.fromEntries(present) as Sent })
}

/** Changes general fields of a user, and what else is given. */
export function modify(
  five9: Five9,
  general: Readonly<Record<string, string | number | boolean | undefined>>,
  roles: { rolesToSet?: Sent; rolesToRemove?: string[] } = {},
): Promise<Reply> {
  const { rolesToSet, rolesToRemove = [] } = roles
  return call(five9, 'modifyUser', {
    userGeneralInfo: ordered(general),
    ...(rolesToSet && { rolesToSet }),
    rolesToRemove,
  })
}

/** The stored user of that name. */
export function stored({ domain }: Five9, userName = 'new.agent@example.com'): User {
  const user = domain.users.get(userName)
  if (!user) throw new Error(`no user ${userName}`)
  return user
}

/** The schema orders fields alphabetically, whatever their case. */
function ordered<T>(fields: Readonly<Record<string, T>>): Record<string, T> {
  const names = Object.keys(fields).sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
  return Object.fromEntries(names.map(name => [name, fields[name] as T]))
}
