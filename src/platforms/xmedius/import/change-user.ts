import type { UnitContext } from '../../../work/unit.ts'
import type { Sketch, Task } from '../roster/steps.ts'
import { assertAsPlanned, notBroughtAbout, unmet, userGone } from './comparison.ts'
import { rewriteUser } from './rewrite-user.ts'
import { sentFields } from './sent-fields.ts'
import type { Tools } from './tools.ts'
import { done, notDone, type Writing } from './writing.ts'

/** Changes the profile, group, language or time zone of a user. */
export function changeUser(
  { key, fields }: Sketch<Extract<Task, { does: 'change' }>>,
  tools: Tools,
): Writing {
  const { directory, facts } = tools
  return {
    async run({ signal }: UnitContext) {
      const user = await directory.user(key, signal)
      if (!user) throw userGone(key)
      assertAsPlanned(user, fields, tools)
      if (unmet(user, fields, tools).length === 0) return {}
      await rewriteUser(user, sentFields(fields, facts), fields, tools, signal)
      return {}
    },
    async settle({ signal }) {
      const user = await directory.user(key, signal)
      const columns = user ? unmet(user, fields, tools) : []
      if (!user || columns.length === fields.length) return notDone
      // Some of it is there, so an earlier call may well have been carried out, and what it set since changed by others.
      if (columns.length > 0) throw notBroughtAbout(key, columns)
      return done
    },
  }
}
