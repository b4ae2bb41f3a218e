import { plain } from '../../../roster/columns/plain.ts'
import type { UnitContext } from '../../../work/unit.ts'
import { afterWriting } from '../effect.ts'
import { numberedItems } from '../roster/fields.ts'
import type { Sketch, Task } from '../roster/steps.ts'
import { assertAsPlanned, notBroughtAbout, unmet, userGone } from './comparison.ts'
import type { Tools } from './tools.ts'
import type { Writing } from './writing.ts'

type ReportsChange = Sketch<Extract<Task, { does: 'reports' }>>

/** Sets the canned reports of a user in one call. */
export function changeReports({ key, field }: ReportsChange, { client }: Tools): Writing {
  const wanted = numberedItems('cannedReports', field.after)
  return {
    async run({ signal }: UnitContext) {
      const user = await client.user(key, signal)
      if (!user) throw userGone(key)
      assertAsPlanned(key, user, [field])
      // They may have gone with the role already.
      if (unmet(user, [field]).length === 0) return {}
      const had = new Map(user.cannedReports.map(({ name, index }) => [plain(name), { name, index }]))
      const added = [...wanted].filter(([name, index]) => had.get(name)?.index !== index)
      const removed = [...had].filter(([name]) => !wanted.has(name))
      const answer = await client.call(
        'modifyUserCannedReports',
        {
          userName: key,
          cannedReportsToAdd: added.map(([name, index]) => ({ index, name: had.get(name)?.name ?? name })),
          cannedReportsToRemove: removed.map(([, { name }]) => name),
        },
        signal,
      )
      const after = answer ?? (await afterWriting(client.user(key, signal)))
      if (!after || unmet(after, [field]).length > 0) throw notBroughtAbout(key, [field.column])
      return {}
    },
    async settle({ signal }) {
      const user = await client.user(key, signal)
      return user && unmet(user, [field]).length === 0 ? { done: true, result: {} } : { done: false }
    },
  }
}
