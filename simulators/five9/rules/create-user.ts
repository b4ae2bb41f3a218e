import { fault } from '../contract/faults.ts'
import type { Value } from '../contract/types.ts'
import type { Domain } from '../domain/domain.ts'
import type { User } from '../domain/user.ts'
import {
  checkExtension,
  checkLocale,
  checkPassword,
  checkUserName,
  essential,
  profileOf,
  skillsOf,
} from './general.ts'
import { setRoles } from './roles.ts'
import { checkLevel, demandSkill } from './skills.ts'
import { userInfo } from './views.ts'
import { type Behaviour, demand, lacking } from './world.ts'

const invalid = 'InvalidUserDataFault'

/** Creates a user with roles, skills, groups and reports in one call. */
export const createUser: Behaviour<'createUser'> = (request, world) => {
  const { domain } = world
  const sent = demand(request.userInfo, 'userInfo')
  const { password, fullName: _, id: __, ...general } = demand(sent.generalInfo, 'generalInfo')
  for (const field of essential) demand(general[field], field)
  const userName = demand(general.userName, 'userName')
  const secret = demand(password, 'password')
  checkUserName(userName, invalid)
  checkPassword(secret, domain)
  checkLocale(general.locale, domain)
  if (domain.users.has(userName)) {
    throw fault('UserAlreadyExistsFault', `The user ${userName} exists already`, { userName })
  }
  const profile = profileOf(general, domain, invalid)
  const roles = profile?.roles ?? setRoles({}, sent.roles ?? {}, invalid)
  if (Object.keys(roles).length === 0) throw lacking(userName, [])
  const skills = profile ? skillsOf(profile, []) : sentSkills(sent.skills ?? [], domain)
  if (sent.agentGroups?.length && !roles.agent) throw lacking(userName, ['Agent'])
  if (sent.cannedReports?.length && !roles.reporting) throw lacking(userName, ['Reporting'])
  checkKnown('agent group', sent.agentGroups ?? [], [...domain.groups.keys()])
  checkKnown(
    'canned report',
    (sent.cannedReports ?? []).map(({ name }) => demand(name, 'name')),
    domain.cannedReports,
  )
  if (domain.users.size >= domain.maxUsers)
    throw fault('TooManyUsersFault', 'The domain may hold no more users')
  const extension = extensionFor(general, domain)
  const user: User = {
    general: { active: true, ...general, extension, id: domain.nextId(), userName },
    roles,
    skills,
    agentGroups: [...new Set(sent.agentGroups)],
    cannedReports: sent.cannedReports ?? [],
    password: secret,
  }
  domain.put(user)
  return userInfo(user, world)
}

function sentSkills(skills: readonly Value<'userSkill'>[], domain: Domain): User['skills'] {
  const levels = new Map<string, number>()
  for (const skill of skills) levels.set(demandSkill(domain, skill).name, checkLevel(skill))
  return [...levels].map(([name, level]) => ({ name, level }))
}

function extensionFor({ userName = '', extension }: Value<'userGeneralInfo'>, domain: Domain): string {
  if (extension !== undefined && extension !== '') {
    checkExtension(extension, userName, domain, invalid)
    return extension
  }
  const free = domain.freeExtension()
  if (free === undefined) throw fault('TooManyExtensionsFault', 'No extension is free')
  return free
}

function checkKnown(what: string, names: readonly string[], known: readonly string[]): void {
  const unknown = names.find(name => !known.includes(name))
  if (unknown !== undefined) throw fault(invalid, `The ${what} ${unknown} is not found`)
}
