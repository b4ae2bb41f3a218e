import type { UnitContext } from '../../../work/unit.ts'
import type { Sketch, Task } from '../roster/steps.ts'
import { userGone } from './comparison.ts'
import type { Tools } from './tools.ts'
import { done, notDone, type Writing } from './writing.ts'

/** Deletes a user. */
export function deleteUser(
  { key }: Sketch<Extract<Task, { does: 'delete' }>>,
  { client, directory }: Tools,
): Writing {
  return {
    async run({ signal }: UnitContext) {
      const user = await directory.user(key, signal)
      if (!user) throw userGone(key)
      await client.deleteUser(user.id, signal)
      return {}
    },
    async settle({ signal }) {
      return (await directory.user(key, signal)) ? notDone : done
    },
  }
}
