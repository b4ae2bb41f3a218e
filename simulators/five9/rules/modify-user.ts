import { fault } from '../contract/faults.ts'
import type { Value } from '../contract/types.ts'
import type { Domain } from '../domain/domain.ts'
import type { General, User } from '../domain/user.ts'
import { checkExtension, checkLocale, checkPassword, essential, profileOf, skillsOf } from './general.ts'
import { removeRoles, setRoles } from './roles.ts'
import { userInfo } from './views.ts'
import { type Behaviour, demand, demandUser, type World } from './world.ts'

const invalid = 'IncorrectArgumentFault'

/** Changes a user's general fields, and sets and removes roles; roles that are not named stay. */
export const modifyUser: Behaviour<'modifyUser'> = (
  { userGeneralInfo, rolesToSet, rolesToRemove },
  world,
) => {
  const sent = demand(userGeneralInfo, 'userGeneralInfo')
  const user = demandUser(world.domain, sent.userName)
  const general = changedGeneral(user.general, sent, world)
  const profile = profileOf(general, world.domain, invalid)
  const asked = removeRoles(setRoles(user.roles, rolesToSet ?? {}, invalid), rolesToRemove ?? [])
  const roles = profile?.roles ?? asked
  if (Object.keys(roles).length === 0) {
    throw fault('CantModifyObjectFault', `The user ${general.userName} must keep at least one role`)
  }
  const changed: User = {
    ...user,
    general,
    roles,
    skills: profile ? skillsOf(profile, user.skills) : user.skills,
    agentGroups: roles.agent ? user.agentGroups : [],
    cannedReports: roles.reporting ? user.cannedReports : [],
    ...(sent.password === undefined ? {} : { password: sent.password }),
  }
  world.domain.put(changed)
  return userInfo(changed, world)
}

/** Deletes a user; the account in use cannot delete itself. */
export const deleteUser: Behaviour<'deleteUser'> = ({ userName }, { domain, account }) => {
  const { general } = demandUser(domain, userName)
  if (general.userName === account) {
    throw fault('UserCantBeDeletedFault', `The user ${account} is logged in`, { userName: account })
  }
  domain.remove(general.userName)
  return undefined
}

function changedGeneral(
  before: General,
  sent: Value<'userGeneralInfo'>,
  { domain, leftOut }: World,
): General {
  const { password, fullName, ...fields } = sent
  if (fullName !== undefined) throw fault(invalid, 'The full name follows from the first and last name')
  if (sent.id !== undefined && sent.id !== before.id) {
    throw fault(invalid, `The id ${sent.id} is not that of the user ${before.userName}`)
  }
  if (password !== undefined) checkPassword(password, domain)
  const { id, userName, extension } = before
  const base = leftOut === 'reset' ? { ...(extension === undefined ? {} : { extension }) } : before
  const general: General = { ...base, ...fields, id, userName }
  for (const field of essential) {
    if ((general[field] ?? '').trim() === '') throw fault(invalid, `The field ${field} must not be empty`)
  }
  checkFields(general, before, domain)
  if (general.userProfileName !== '') return general
  const { userProfileName: _, ...free } = general
  return free
}

function checkFields(general: General, before: General, domain: Domain): void {
  if (general.locale !== before.locale) checkLocale(general.locale, domain)
  const { extension } = general
  if (extension !== undefined && extension !== before.extension) {
    checkExtension(extension, before.userName, domain, invalid)
  }
}
