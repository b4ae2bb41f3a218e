import type { UnitContext } from '../../../work/unit.ts'
import type { Key } from '../../platform.ts'
import type { User } from '../resources.ts'
import type { Part } from './parts/part.ts'
import { assertAsPlanned, notBroughtAbout, unmet, userGone, type Wanted } from './wanted.ts'
import type { Writing } from './writing.ts'

/** What is to be brought about of a part of one user. */
export interface PartChange {
  readonly key: Key
  /** Finds the user; rejects with a `Failure` where there is none. */
  readonly uuid: (signal: AbortSignal) => Promise<string>
  /** Throws a `Failure` when a secret was not handed over. */
  readonly wanted: () => readonly Wanted[]
  /** Whether an earlier attempt may have sent something of which the engine does not know. */
  readonly later: boolean
}

/**
 * Changes a part of a user: reads it afresh, sends what differs, and reads again. What an earlier call has begun is gone
 * on with.
 */
export function changePart<Live extends { readonly user: User }>(
  part: Part<Live>,
  { key, uuid, wanted, later }: PartChange,
): Writing {
  let doubtful = later
  const read = async (signal: AbortSignal) => {
    const live = await part.read(await uuid(signal), wanted(), signal)
    if (!live) throw userGone(key)
    return live
  }
  const open = (live: Live) => [
    ...new Set([...unmet(part.cells(live), wanted()), ...part.astray(live, wanted())]),
  ]
  return {
    async run({ signal }: UnitContext) {
      const live = await read(signal)
      assertAsPlanned(key, part.cells(live), wanted())
      if (open(live).length === 0) return {}
      await part.write(live, wanted(), doubtful, signal)
      const left = open(await read(signal))
      if (left.length > 0) throw notBroughtAbout(key, left)
      return {}
    },
    async settle({ signal }) {
      doubtful = true
      return open(await read(signal)).length === 0 ? { done: true, result: {} } : { done: false }
    },
  }
}
