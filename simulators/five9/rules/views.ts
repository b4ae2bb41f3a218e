import type { Value } from '../contract/types.ts'
import type { Group, Profile } from '../domain/domain.ts'
import type { Roles, User } from '../domain/user.ts'
import type { Rows, World } from './world.ts'

/** The general fields of a user as answers hold them: the full name derived, the password left out. */
export function generalInfo({ general }: User, { padEmail }: World): Value<'userGeneralInfo'> {
  const fullName = [general.firstName, general.lastName].filter(part => part !== undefined).join(' ')
  const padded = padEmail && general.EMail !== undefined ? { EMail: ` ${general.EMail}  ` } : {}
  return { ...general, ...padded, fullName }
}

/** A whole user as answers hold it. */
export function userInfo(user: User, world: World): Value<'userInfo'> {
  const { userName } = user.general
  return {
    agentGroups: user.agentGroups,
    cannedReports: user.cannedReports,
    generalInfo: generalInfo(user, world),
    roles: asContract(user.roles),
    skills: user.skills.map(({ name, level }) => {
      const id = world.domain.skills.get(name)?.id
      return { ...(id === undefined ? {} : { id }), level, skillName: name, userName }
    }),
  }
}

/** A group with its members. */
export function agentGroup(group: Group, { domain }: World): Value<'agentGroup'> {
  return { ...group, agents: namesOf(domain.users.values(), user => user.agentGroups.includes(group.name)) }
}

/** A profile with its members. */
export function userProfile(profile: Profile, { domain }: World): Value<'userProfile'> {
  return {
    ...profile,
    roles: asContract(profile.roles),
    users: namesOf(domain.users.values(), ({ general }) => general.userProfileName === profile.name),
  }
}

/** Maps a list lazily, so that a large answer never exists as a whole. */
export function mapped<T, R>(items: readonly T[], view: (item: T) => R): Rows<R> {
  return {
    length: items.length,
    *[Symbol.iterator]() {
      for (const item of items) yield view(item)
    },
  }
}

/** The service reports permissions that its own contract does not list, so the types cannot agree. */
function asContract(roles: Roles): Value<'userRoles'> {
  return roles as Value<'userRoles'>
}

function namesOf(users: Iterable<User>, belongs: (user: User) => boolean): string[] {
  const names: string[] = []
  for (const user of users) if (belongs(user)) names.push(user.general.userName)
  return names
}
