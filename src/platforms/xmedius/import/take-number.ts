import { Failure } from '../../../work/failure.ts'
import type { UnitContext } from '../../../work/unit.ts'
import type { Key } from '../../platform.ts'
import type { Sketch, Task } from '../roster/steps.ts'
import { changedMeanwhile, userGone } from './comparison.ts'
import { isAccepted, isRefusal } from './refusals.ts'
import { numberId } from './sent-fields.ts'
import type { Tools } from './tools.ts'
import { done, type Writing } from './writing.ts'

/**
 * Takes a fax number from a user whose main one it is no more. After an earlier call, a refusal says as much as an
 * acceptance: the user does not have it.
 */
export function takeNumber({ key, number }: Sketch<Extract<Task, { does: 'take' }>>, tools: Tools): Writing {
  const { client, directory, facts } = tools
  const find = async (signal: AbortSignal) => {
    const user = await directory.user(key, signal)
    if (!user) throw userGone(key)
    if (user.main_fax_number === number) throw changedMeanwhile(key, ['fax_number'])
    return user.id
  }
  return {
    async run({ signal }: UnitContext) {
      const id = await find(signal)
      await client.disassociate(numberId(number, facts), id, signal).catch((error: unknown) => {
        throw stillThere(error, key, number)
      })
      return {}
    },
    async settle({ signal }) {
      const id = await find(signal)
      await isAccepted(client.disassociate(numberId(number, facts), id, signal))
      return done
    },
  }
}

function stillThere(error: unknown, key: Key, number: string): unknown {
  if (!isRefusal(error)) return error
  const { message, code, detail } = error
  return new Failure(
    'rejected',
    `The new fax number is in use, but the old one was not taken away. ${message}`,
    {
      ...{ code, detail, cause: error },
      cure: `Look at ${number} in the portal: if ${key} still has it, take it away there.`,
    },
  )
}
