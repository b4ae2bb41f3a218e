import type { UnitContext } from '../../../work/unit.ts'
import { afterWriting } from '../effect.ts'
import { fieldOf } from '../roster/fields.ts'
import type { Sketch, Task } from '../roster/steps.ts'
import { assertAsPlanned, notBroughtAbout, unmet, userGone } from './comparison.ts'
import { generalInfo } from './general-info.ts'
import { rolesToRemove, rolesToSet } from './roles.ts'
import type { Tools } from './tools.ts'
import type { Writing } from './writing.ts'

type Modification = Sketch<Extract<Task, { does: 'modify' }>>

/** Changes the general fields, media, roles and permissions of a user: reads it afresh, sends it whole, checks the answer. */
export function modifyUser({ key, fields, parked }: Modification, { client }: Tools): Writing {
  const extension = fieldOf(fields, 'extension')?.after
  // Who waited on a spare extension was last known by that one.
  const facts = parked && typeof extension === 'string' ? { extension } : {}
  return {
    async run({ signal }: UnitContext) {
      const user = await client.user(key, signal)
      if (!user) throw userGone(key)
      assertAsPlanned(key, user, parked ? fields.filter(({ column }) => column !== 'extension') : fields)
      if (unmet(user, fields).length === 0) return facts
      const answer = await client.call(
        'modifyUser',
        {
          userGeneralInfo: generalInfo(user.generalInfo, fields),
          rolesToSet: rolesToSet(user.roles, fields),
          rolesToRemove: rolesToRemove(user.roles, fields),
        },
        signal,
      )
      const after = answer ?? (await afterWriting(client.user(key, signal)))
      const columns = after ? unmet(after, fields) : fields.map(({ column }) => column)
      if (columns.length > 0) throw notBroughtAbout(key, columns)
      return facts
    },
    async settle({ signal }) {
      const user = await client.user(key, signal)
      const columns = user ? unmet(user, fields) : []
      if (!user || columns.length === fields.length) return { done: false }
      // Some of it is there, so an earlier call may well have been carried out, and what it set since changed by others.
      if (columns.length > 0) throw notBroughtAbout(key, columns)
      return { done: true, result: facts }
    },
  }
}
