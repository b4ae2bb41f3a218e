import { Failure } from '../../../work/failure.ts'
import type { UnitContext } from '../../../work/unit.ts'
import type { Sketch, Task } from '../roster/steps.ts'
import { assertAsPlanned, unmet, userGone } from './comparison.ts'
import { isAccepted, isRefusal } from './refusals.ts'
import { numberId } from './sent-fields.ts'
import type { Tools } from './tools.ts'
import { done, notDone, type Writing } from './writing.ts'

/**
 * Gives a user one more fax number. The portal tells nobody who has which number besides the main one, so whether the user
 * has it of an earlier call is found out by trying: only what a user was given can be taken back.
 */
export function giveNumber({ key, move }: Sketch<Extract<Task, { does: 'give' }>>, tools: Tools): Writing {
  const { client, directory, facts } = tools
  const { after: number } = move
  const fields = [{ column: 'fax_number', ...move }]
  const give = async (signal: AbortSignal) => {
    const user = await directory.user(key, signal)
    if (!user) throw userGone(key)
    assertAsPlanned(user, fields, tools)
    if (unmet(user, fields, tools).length === 0) return
    const id = numberId(number, facts)
    try {
      await client.associate(id, user.id, signal)
    } catch (error) {
      if (!isRefusal(error)) throw error
      const others = await directory.withMainNumber(number, signal)
      const had = others.length === 0 && (await isAccepted(client.disassociate(id, user.id, signal)))
      if (!had) throw taken(error, number)
      await client.associate(id, user.id, signal)
    }
  }
  return {
    async run({ signal }: UnitContext) {
      await give(signal)
      return {}
    },
    async settle({ signal }) {
      try {
        await give(signal)
        return done
      } catch (error) {
        if (isRefusal(error)) return notDone
        throw error
      }
    },
  }
}

function taken(refusal: Failure, number: string): Failure {
  const { message, code, detail } = refusal
  return new Failure('rejected', message, {
    ...{ code, detail, cause: refusal },
    cure: `Look at ${number} in the portal: somebody may have it who has another main number, and has to give it up first.`,
  })
}
