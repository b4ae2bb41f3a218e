import { importUsers } from '../../../simulators/wazo/import/import-users.ts'
import { createTenant, type Furnished, newState, type State } from '../../../simulators/wazo/index.ts'
import { Refusal } from '../../../simulators/wazo/refusal.ts'
import type { Request, World } from '../../../simulators/wazo/world.ts'
import { ManualClock } from '../five9/manual-clock.ts'

/** A tenant to import into, without a server around it. */
export interface Place extends Furnished {
  readonly state: State
  readonly clock: ManualClock
  readonly closing: AbortController
  /** Resolves to what would be answered. */
  import(csv: string): Promise<{ readonly status: number; readonly body: unknown }>
}

/** With `measured`, imports take their time, by the clock. */
export function place({ measured = false } = {}): Place {
  const state = newState()
  const clock = new ManualClock()
  const closing = new AbortController()
  const furnished = createTenant(state, { name: 'harbour' })
  const world: World = { state, clock, measured, closing: closing.signal }
  return {
    ...furnished,
    state,
    clock,
    closing,
    async import(csv) {
      const { tenant } = furnished
      const request = { tenant, headers: {}, body: Buffer.from(csv) } as unknown as Request
      try {
        return await importUsers(world, request)
      } catch (refusal) {
        if (refusal instanceof Refusal) return refusal.answer
        throw refusal
      }
    },
  }
}

/** A file of these columns, under which each row is a line. */
export function file(columns: string, ...rows: readonly string[]): string {
  return [columns, ...rows, ''].join('\n')
}
