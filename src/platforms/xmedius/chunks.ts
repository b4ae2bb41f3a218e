import { Failure } from '../../work/failure.ts'
import type { Chunk, Key } from '../platform.ts'
import { cellsOf } from './cells.ts'
import type { XMediusClient } from './client.ts'
import type { PortalUser } from './portal-user.ts'

/**
 * The one chunk of a reading: the portal lists all users in one answer, and takes neither a page nor a filter.
 * @param list hands over all users
 */
export function everyone(
  client: XMediusClient,
  list: (signal: AbortSignal) => Promise<readonly PortalUser[]>,
): Chunk {
  return {
    id: 'users',
    label: 'all users',
    // The portal publishes no limits, so calls are only counted.
    cost: { requests: 2 },
    yields: 'users',
    async read(add, { signal }) {
      const users = await list(signal)
      // After the users, so that a group that was made meanwhile has its name.
      const groups = await client.groups(signal)
      const listed = new Set<Key>()
      for (const user of users) {
        if (listed.has(user.username)) throw listedTwice(user.username)
        listed.add(user.username)
        add(user.username, cellsOf(user, groups))
      }
      return { listed: [...listed] }
    },
  }
}

function listedTwice(key: Key): Failure {
  const message = `The portal lists ${key} twice, so it is not certain that it lists everybody.`
  return new Failure('transient', message, { code: 'ListedTwice' })
}
