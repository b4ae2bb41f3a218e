import { randomInt } from 'node:crypto'
import { Failure } from '../../../work/failure.ts'
import type { UnitContext } from '../../../work/unit.ts'
import type { Sketch, Task } from '../roster/steps.ts'
import { changedMeanwhile, userGone } from './comparison.ts'
import { generalInfo } from './general-info.ts'
import type { Tools } from './tools.ts'
import type { Writing } from './writing.ts'

type Parking = Sketch<Extract<Task, { does: 'park' }>>

/** Extensions that are tried before the domain counts as full. */
const mostTries = 20

/**
 * Gives a user an extension that nobody has, so that those who take one from another in a ring can begin. Which are free is
 * found out by trying: the service has no cheaper way to tell.
 */
export function parkUser({ key, extension, wanted }: Parking, { client }: Tools): Writing {
  const now = async (signal: AbortSignal) => {
    const user = await client.user(key, signal)
    if (!user) throw userGone(key)
    return user
  }
  return {
    async run({ signal }: UnitContext) {
      const { generalInfo: live } = await now(signal)
      if (live.fields.extension !== extension) throw changedMeanwhile(key, ['extension'])
      for (let tries = 0; tries < mostTries; tries += 1) {
        const spare = spareExtension(extension.length)
        if (spare === extension || wanted.has(spare)) continue
        const change = { column: 'extension', before: extension, after: spare }
        try {
          await client.call('modifyUser', { userGeneralInfo: generalInfo(live, [change]) }, signal)
          return { extension: spare }
        } catch (error) {
          if (!(error instanceof Failure) || !error.code.startsWith('ExtensionAlreadyInUse')) throw error
        }
      }
      throw new Failure(
        'rejected',
        `No spare extension of ${extension.length} digits was found for ${key}.`,
        {
          code: 'NoSpareExtension',
          cure: 'Give one of the users who swap their extensions a free one first, then plan again.',
        },
      )
    },
    async settle({ signal }) {
      const { extension: given = '' } = (await now(signal)).generalInfo.fields
      return given === extension ? { done: false } : { done: true, result: { extension: given } }
    },
  }
}

/** Of as many digits as one that the domain allows. */
function spareExtension(length: number): string {
  return String(randomInt(10 ** (length - 1), 10 ** length))
}
