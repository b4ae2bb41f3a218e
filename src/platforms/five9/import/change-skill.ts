import { plain } from '../../../roster/columns/plain.ts'
import type { UnitContext } from '../../../work/unit.ts'
import { afterWriting } from '../effect.ts'
import type { Sketch, Task } from '../roster/steps.ts'
import { changedMeanwhile, notBroughtAbout, userGone } from './comparison.ts'
import type { Tools } from './tools.ts'
import type { Writing } from './writing.ts'

type SkillChange = Sketch<Extract<Task, { does: 'skill' }>>

/** Adds a skill to a user, takes it away, or sets its level. */
export function changeSkill({ key, skill, before, after }: SkillChange, { client, pauses }: Tools): Writing {
  const operation =
    before === undefined ? 'userSkillAdd' : after === undefined ? 'userSkillRemove' : 'userSkillModify'
  const now = async (signal: AbortSignal) => {
    const user = await client.user(key, signal)
    if (!user) throw userGone(key)
    return user.skills.find(({ skillName }) => plain(skillName) === skill)
  }
  const isDone = async (signal: AbortSignal) => (await now(signal))?.level === after
  return {
    async run({ signal }: UnitContext) {
      const live = await now(signal)
      if (live?.level === after) return {}
      if (live?.level !== before) throw changedMeanwhile(key, ['skills'])
      // The contract demands a level, even of a skill that goes.
      const level = after ?? before ?? ''
      const userSkill = { level, skillName: live?.skillName ?? skill, userName: key }
      await pauses.between(() => client.call(operation, { userSkill }, signal), signal)
      if (!(await afterWriting(isDone(signal)))) throw notBroughtAbout(key, ['skills'])
      return {}
    },
    async settle({ signal }) {
      return (await isDone(signal)) ? { done: true, result: {} } : { done: false }
    },
  }
}
