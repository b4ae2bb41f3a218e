import { permissionNames, type Role } from '../contract/permissions.ts'
import { Domain } from './domain.ts'
import { furnish } from './furnishing.ts'
import { type Distribution, person, userNames } from './names.ts'
import { Random } from './random.ts'
import type { User } from './user.ts'
import { everything, Wardrobe } from './wardrobe.ts'

export interface DomainOptions {
  /** Users in all, the account in use among them. */
  readonly users: number
  /** The same seed makes the same domain. */
  readonly seed?: number
  readonly distribution?: Distribution
  /** The user name of the account in use, the domain's first user. */
  readonly account?: string
  /** A permission outside the contract, held by every agent, as a newer service would report it. */
  readonly unknownPermission?: string
}

const roleNames = Object.keys(permissionNames) as Role[]

/** Makes up a domain. Users share their permission lists, so fifty thousand of them fit in some 50 MB. */
export function makeDomain(options: DomainOptions): Domain {
  const random = new Random(options.seed ?? 1)
  const account = options.account ?? 'rollcall.api@example.com'
  const wardrobe = new Wardrobe(random, options.unknownPermission)
  const domain = new Domain(
    account,
    furnish({ agent: wardrobe.roles(['agent']), lead: wardrobe.roles(['agent', 'supervisor']) }),
  )
  domain.put({
    ...makeUser(0, account, domain, wardrobe, random),
    roles: { admin: everything('admin') },
    skills: [],
    agentGroups: [],
    cannedReports: [],
  })
  for (const name of userNames(options.distribution ?? 'mixed', options.users, random)) {
    if (domain.users.size >= options.users) break
    if (name !== account) domain.put(makeUser(domain.users.size, name, domain, wardrobe, random))
  }
  return domain
}

function makeUser(index: number, userName: string, domain: Domain, wardrobe: Wardrobe, random: Random): User {
  const profile = index > 0 && random.chance(0.04) ? random.pick([...domain.profiles.values()]) : undefined
  const roles = profile?.roles ?? wardrobe.roles(drawRoles(index, random))
  const skills = profile
    ? profile.skills.map(name => ({ name, level: 1 }))
    : some([...domain.skills.keys()], roles.agent ? 4 : 0, random).map(name => ({
        name,
        level: 1 + random.below(10),
      }))
  const [firstName, lastName] = person(index, random)
  const media = wardrobe.media(random)
  return {
    general: {
      active: index === 0 || random.chance(0.9),
      canChangePassword: random.chance(0.8),
      EMail: /^[^@\s]+@[^@\s]+$/.test(userName) ? userName : `user${index}@example.com`,
      extension: String(1_000 + index),
      ...optional('federationId', random.chance(0.5) ? `fed-${index}@sso.example.com` : undefined),
      firstName,
      IEXScheduled: false,
      id: 300_000_000_000_001 + index,
      lastName,
      locale: random.pick(domain.locales),
      ...optional('mediaTypeConfig', media),
      mustChangePassword: random.chance(0.1),
      ...optional('osLogin', random.chance(0.3) ? `EXAMPLE\\u${index}` : undefined),
      ...optional('phoneNumber', random.pick(['', `+1555${String(index).padStart(7, '0')}`, undefined])),
      startDate: `20${15 + random.below(11)}-0${1 + random.below(9)}-1${random.below(10)}T00:00:00.000-08:00`,
      ...optional('unifiedCommunicationId', random.chance(0.2) ? `sip:u${index}@example.com` : undefined),
      userName,
      ...optional('userProfileName', profile?.name),
    },
    roles,
    skills,
    agentGroups: roles.agent ? some([...domain.groups.keys()], 3, random) : [],
    cannedReports: roles.reporting
      ? some(domain.cannedReports, 2, random).map((name, at) => ({ index: at, name }))
      : [],
  }
}

/** One user in eight goes through all 31 combinations in turn; the rest are what a contact centre is made of. */
function drawRoles(index: number, random: Random): Role[] {
  if (index % 8 === 3) {
    const combination = (Math.floor(index / 8) % 31) + 1
    return roleNames.filter((_, bit) => combination & (1 << bit))
  }
  const shares: Record<Role, number> = {
    admin: 0.04,
    agent: 0.9,
    reporting: 0.12,
    supervisor: 0.15,
    crmManager: 0.05,
  }
  const drawn = roleNames.filter(role => random.chance(shares[role]))
  return drawn.length > 0 ? drawn : ['agent']
}

function some<T>(items: readonly T[], most: number, random: Random): T[] {
  const wanted = random.below(most + 1)
  return items.filter(() => random.chance(0.5)).slice(0, wanted)
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V })
}
