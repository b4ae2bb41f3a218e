import type { UnitContext } from '../../../work/unit.ts'
import type { PortalUser } from '../portal-user.ts'
import type { Sketch, Task } from '../roster/steps.ts'
import { assertAsPlanned, unmet, userGone } from './comparison.ts'
import { rewriteUser } from './rewrite-user.ts'
import { numberId } from './sent-fields.ts'
import type { Tools } from './tools.ts'
import { notDone, type Writing } from './writing.ts'

/** Makes a fax number the main one of a user. */
export function useNumber(
  { key, before, after, end }: Sketch<Extract<Task, { does: 'use' }>>,
  tools: Tools,
): Writing {
  const { directory, facts } = tools
  const fields = [{ column: 'fax_number', before, after }]
  // Of who has a number only for a time, people are told which one it was last.
  const result = end === undefined ? {} : { fax_number: after ?? 'none' }
  // The time may be over, and the word of it lost with a machine.
  const isThere = (user: PortalUser) =>
    unmet(user, fields, tools).length === 0 || (end !== undefined && user.main_fax_number === end)
  return {
    async run({ signal }: UnitContext) {
      const user = await directory.user(key, signal)
      if (!user) throw userGone(key)
      if (isThere(user)) return result
      assertAsPlanned(user, fields, tools)
      const main_fax_number_id = after === null ? null : numberId(after, facts)
      await rewriteUser(user, { main_fax_number_id, main_fax_number: after }, fields, tools, signal)
      return result
    },
    async settle({ signal }) {
      const user = await directory.user(key, signal)
      return user && isThere(user) ? { done: true, result } : notDone
    },
  }
}
