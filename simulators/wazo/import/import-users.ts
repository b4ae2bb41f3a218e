import type { Answer, Request, World } from '../world.ts'
import { importAll } from './import-all.ts'
import { readRows } from './rows.ts'
import { textOf } from './text.ts'

/**
 * `POST /users/import`: creates a user for each row, all of them or none. Accounts in wazo-auth are made on the way,
 * where everybody sees them at once; what confd keeps is seen when all is done. The work goes on when its caller leaves.
 */
export async function importUsers(world: World, request: Request): Promise<Answer> {
  const { state, clock, measured, closing } = world
  const rows = readRows(textOf(request))
  const draft = state.begin()
  const work = importAll({ ...world, tenant: request.tenant }, rows, draft)
  let due = clock.now()
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    due += step.value
    const wait = due - clock.now()
    if (!measured || wait <= 0) continue
    // Others have their turn while this one waits: they must not find its writes, nor add to them.
    draft.pause()
    await clock.sleep(wait, closing)
    draft.resume()
  }
}
