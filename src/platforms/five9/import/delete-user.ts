import { Failure } from '../../../work/failure.ts'
import type { UnitContext } from '../../../work/unit.ts'
import type { Sketch, Task } from '../roster/steps.ts'
import type { Tools } from './tools.ts'
import type { Writing } from './writing.ts'

/** Deletes a user, but never the one whose account is in use. */
export function deleteUser(
  { key }: Sketch<Extract<Task, { does: 'delete' }>>,
  { client, account }: Tools,
): Writing {
  return {
    async run({ signal }: UnitContext) {
      if (key === account) {
        throw new Failure('rejected', `${key} is the account in use, which is never deleted.`, {
          code: 'AccountInUse',
          cure: 'Keep it in the roster.',
        })
      }
      await client.call('deleteUser', { userName: key }, signal)
      return {}
    },
    async settle({ signal }) {
      return (await client.user(key, signal)) ? { done: false } : { done: true, result: {} }
    },
  }
}
