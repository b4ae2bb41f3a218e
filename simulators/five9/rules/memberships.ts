import { fault } from '../contract/faults.ts'
import type { Domain, Group } from '../domain/domain.ts'
import type { User } from '../domain/user.ts'
import { skillsOf } from './general.ts'
import { userInfo } from './views.ts'
import { type Behaviour, demand, demandUser, lacking, named } from './world.ts'

/**
 * Changes a group and its members. The group is found by id, or else by name; fields that are sent replace the
 * group's, its list of members among them, and then members are added and removed. All of it happens or none.
 */
export const modifyAgentGroup: Behaviour<'modifyAgentGroup'> = (request, { domain }) => {
  const { agents, ...sent } = demand(request.group, 'group')
  const group = findGroup(domain, sent)
  const renamed = { ...group, ...sent, id: group.id }
  if (renamed.name !== group.name && domain.groups.has(demand(renamed.name, 'name'))) {
    throw fault('IncorrectArgumentFault', `The agent group ${renamed.name} exists already`)
  }
  const added = (request.addAgents ?? []).map(name => demandAgent(domain, name))
  const removed = (request.removeAgents ?? []).map(name => demandObject(domain, name))
  const members = new Set(agents?.map(name => demandAgent(domain, name)) ?? membersOf(domain, group))
  for (const user of added) members.add(user)
  for (const user of removed) members.delete(user)
  if (renamed.name !== group.name) domain.groups.delete(group.name)
  domain.groups.set(renamed.name, renamed)
  for (const user of new Set([...membersOf(domain, group), ...members])) {
    const others = user.agentGroups.filter(name => name !== group.name)
    domain.put({ ...user, agentGroups: members.has(user) ? [...others, renamed.name] : others })
  }
  return undefined
}

/** Gives a profile to users and takes it from others; whoever loses it keeps the roles and skills it gave. */
export const modifyUserProfileUserList: Behaviour<'modifyUserProfileUserList'> = (request, { domain }) => {
  const profile = named(domain.profiles, request.userProfileName, 'UserProfile')
  const added = (request.addUsers ?? []).map(name => demandObject(domain, name))
  const removed = (request.removeUsers ?? []).map(name => demandObject(domain, name))
  for (const user of added) {
    domain.put({
      ...user,
      general: { ...user.general, userProfileName: profile.name },
      roles: profile.roles,
      skills: skillsOf(profile, user.skills),
    })
  }
  for (const { general } of removed) {
    const user = demandObject(domain, general.userName)
    const { userProfileName, ...free } = user.general
    if (userProfileName === profile.name) domain.put({ ...user, general: free })
  }
  return undefined
}

/** Adds and removes the canned reports of a user, who must have the reporting role. */
export const modifyUserCannedReports: Behaviour<'modifyUserCannedReports'> = (request, world) => {
  const user = demandUser(world.domain, request.userName)
  if (!user.roles.reporting) throw lacking(user.general.userName, ['Reporting'])
  const added = request.cannedReportsToAdd ?? []
  const gone = [...(request.cannedReportsToRemove ?? []), ...added.map(({ name }) => demand(name, 'name'))]
  const unknown = gone.find(name => !world.domain.cannedReports.includes(name))
  if (unknown !== undefined) {
    throw fault('ObjectNotFoundFault', `The canned report ${unknown} is not found`, { objectName: unknown })
  }
  const kept = user.cannedReports.filter(({ name }) => !gone.includes(name ?? ''))
  const changed = { ...user, cannedReports: [...kept, ...added] }
  world.domain.put(changed)
  return userInfo(changed, world)
}

function findGroup({ groups }: Domain, { id, name }: Partial<Group>): Group {
  const group =
    id === undefined
      ? groups.get(demand(name, 'group.name'))
      : [...groups.values()].find(one => one.id === id)
  if (group) return group
  throw fault('ObjectNotFoundFault', `The agent group ${name ?? id} is not found`, {
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { objectName: name }),
    objectType: 'AgentGroup',
  })
}

function membersOf({ users }: Domain, { name }: Group): User[] {
  return [...users.values()].filter(user => user.agentGroups.includes(name))
}

function demandAgent(domain: Domain, userName: string): User {
  const user = demandObject(domain, userName)
  if (!user.roles.agent) throw lacking(userName, ['Agent'])
  return user
}

function demandObject({ users }: Domain, objectName: string): User {
  const user = users.get(objectName)
  if (user) return user
  throw fault('ObjectNotFoundFault', `The user ${objectName} is not found`, {
    objectName,
    objectType: 'User',
  })
}
