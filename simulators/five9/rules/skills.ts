import { fault } from '../contract/faults.ts'
import type { Value } from '../contract/types.ts'
import type { Domain, Skill } from '../domain/domain.ts'
import type { User } from '../domain/user.ts'
import { type Behaviour, demand, demandUser } from './world.ts'

type UserSkill = Value<'userSkill'>

export const userSkillAdd: Behaviour<'userSkillAdd'> = ({ userSkill }, { domain }) => {
  const { user, skill, sent } = find(userSkill, domain)
  checkFree(user)
  const added = { name: skill.name, level: checkLevel(sent) }
  if (has(user, skill)) throw owning('UserAlreadyHasSkillFault', 'has the skill already', user, skill)
  domain.put({ ...user, skills: [...user.skills, added] })
  return undefined
}

export const userSkillModify: Behaviour<'userSkillModify'> = ({ userSkill }, { domain }) => {
  const { user, skill, sent } = find(userSkill, domain)
  const changed = { name: skill.name, level: checkLevel(sent) }
  if (!has(user, skill)) throw owning('UserDoesntHaveSkillFault', 'does not have the skill', user, skill)
  domain.put({ ...user, skills: user.skills.map(one => (one.name === skill.name ? changed : one)) })
  return undefined
}

export const userSkillRemove: Behaviour<'userSkillRemove'> = ({ userSkill }, { domain }) => {
  const { user, skill } = find(userSkill, domain)
  checkFree(user)
  if (!has(user, skill)) throw owning('UserDoesntHaveSkillFault', 'does not have the skill', user, skill)
  domain.put({ ...user, skills: user.skills.filter(({ name }) => name !== skill.name) })
  return undefined
}

/** The skill that is named, or else has the id; throws MissedArgumentFault or SkillNotFoundFault. */
export function demandSkill({ skills }: Domain, { id, skillName }: UserSkill): Skill {
  const skill =
    skillName === undefined ? [...skills.values()].find(one => one.id === id) : skills.get(skillName)
  if (skill && (id === undefined || id === skill.id)) return skill
  const name = skillName ?? String(demand(id, 'skillName'))
  throw fault('SkillNotFoundFault', `The skill ${name} is not found`, { skillName: name })
}

/** The level of a skill, 1 (highest) to 10; throws IncorrectArgumentFault for any other. */
export function checkLevel({ level }: UserSkill): number {
  if (level < 1 || level > 10) throw fault('IncorrectArgumentFault', `A skill level is 1 to 10, not ${level}`)
  return level
}

function find(userSkill: UserSkill | undefined, domain: Domain) {
  const sent = demand(userSkill, 'userSkill')
  return { sent, user: demandUser(domain, sent.userName), skill: demandSkill(domain, sent) }
}

function has({ skills }: User, { name }: Skill): boolean {
  return skills.some(skill => skill.name === name)
}

function checkFree({ general: { userName, userProfileName } }: User): void {
  if (userProfileName === undefined) return
  throw fault('IncorrectArgumentFault', `The skills of ${userName} come from the profile ${userProfileName}`)
}

function owning(
  name: 'UserAlreadyHasSkillFault' | 'UserDoesntHaveSkillFault',
  what: string,
  { general: { userName } }: User,
  { name: skillName }: Skill,
) {
  return fault(name, `The user ${userName} ${what} ${skillName}`, { skillName, userName })
}
