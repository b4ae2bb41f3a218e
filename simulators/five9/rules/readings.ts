import { namePattern } from '../pattern.ts'
import { agentGroup, generalInfo, mapped, userInfo, userProfile } from './views.ts'
import { type Behaviour, demandUser, named, type World } from './world.ts'

export const getUsersInfo: Behaviour<'getUsersInfo'> = ({ userNamePattern }, world) =>
  mapped(matching(world.domain.users, userNamePattern, world), user => userInfo(user, world))

export const getUsersGeneralInfo: Behaviour<'getUsersGeneralInfo'> = ({ userNamePattern }, world) =>
  mapped(matching(world.domain.users, userNamePattern, world), user => generalInfo(user, world))

export const getUserInfo: Behaviour<'getUserInfo'> = ({ userName }, world) =>
  userInfo(demandUser(world.domain, userName), world)

export const getUserGeneralInfo: Behaviour<'getUserGeneralInfo'> = ({ userName }, world) =>
  generalInfo(demandUser(world.domain, userName), world)

export const getSkills: Behaviour<'getSkills'> = ({ skillNamePattern }, world) =>
  matching(world.domain.skills, skillNamePattern, world)

export const getAgentGroups: Behaviour<'getAgentGroups'> = ({ groupNamePattern }, world) =>
  mapped(matching(world.domain.groups, groupNamePattern, world), group => agentGroup(group, world))

export const getAgentGroup: Behaviour<'getAgentGroup'> = ({ groupName }, world) =>
  agentGroup(named(world.domain.groups, groupName, 'AgentGroup'), world)

export const getUserProfiles: Behaviour<'getUserProfiles'> = ({ userProfileNamePatern }, world) =>
  mapped(matching(world.domain.profiles, userProfileNamePatern, world), profile =>
    userProfile(profile, world),
  )

export const getUserProfile: Behaviour<'getUserProfile'> = ({ userProfileName }, world) =>
  userProfile(named(world.domain.profiles, userProfileName, 'UserProfile'), world)

export const getVCCConfiguration: Behaviour<'getVCCConfiguration'> = (_, { domain }) => domain.configuration

export const getApiVersions: Behaviour<'getApiVersions'> = () => ({ maxVersion: 'v13', minVersion: 'v2' })

export const getCallCountersState: Behaviour<'getCallCountersState'> = (_, { account, counters }) =>
  counters.state(account)

export const closeSession: Behaviour<'closeSession'> = () => undefined

function matching<T>(things: ReadonlyMap<string, T>, pattern: string | undefined, world: World): T[] {
  const matches = namePattern(pattern, world.pattern)
  const found: T[] = []
  for (const [name, thing] of things) if (matches(name)) found.push(thing)
  return found
}
