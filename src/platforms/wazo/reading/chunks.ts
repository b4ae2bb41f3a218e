import type { Chunk, Key } from '../../platform.ts'
import type { WazoClient } from '../client.ts'
import { type UserSummary, userSummaries } from '../resources.ts'
import { Directory } from './directory.ts'
import type { SecretCells } from './secrets.ts'
import { Sweep } from './sweep.ts'

/** Users in one answer of the listing, which tells little of each. */
const listingSize = 1_000

/** Users in one chunk: their uuids fit into the address of a request. */
const chunkSize = 100

/** Nothing of Wazo is limited by a number of calls. */
const free = {}

/** What reads the users of a tenant: a listing of their uuids, then chunk after chunk by these. */
export class WazoChunks {
  readonly #directory: Directory
  readonly #listing: Sweep<UserSummary, string, undefined>

  constructor(client: WazoClient, secrets: SecretCells) {
    this.#directory = new Directory(client, secrets)
    this.#listing = new Sweep({
      ...{ client, of: userSummaries, query: { view: 'summary' }, size: listingSize },
      id: ({ uuid }) => uuid,
      keep: () => undefined,
    })
  }

  initial(): readonly Chunk[] {
    return [
      {
        id: 'uuids',
        label: 'uuids of all users',
        cost: free,
        yields: 'facts',
        read: async (_add, { signal }) => ({ listed: [...(await this.#listing.all(signal)).keys()] }),
        followers: ({ listed = [] }) => this.#inChunks(listed),
      },
    ]
  }

  #inChunks(uuids: readonly Key[]): readonly Chunk[] {
    const starts = Array.from({ length: Math.ceil(uuids.length / chunkSize) }, (_, at) => at * chunkSize)
    return starts.map(start => this.#users(uuids.slice(start, start + chunkSize)))
  }

  /** @param uuids one or more */
  #users(uuids: readonly Key[]): Chunk {
    const [first = '', last = ''] = [uuids[0], uuids.at(-1)]
    const half = Math.ceil(uuids.length / 2)
    return {
      id: `users ${first} ${uuids.length}`,
      label: uuids.length === 1 ? first : `${uuids.length} users from ${first} to ${last}`,
      cost: free,
      yields: 'users',
      read: async (add, { signal }) => {
        const unread = new Set(uuids)
        for (const user of await this.#directory.users(uuids, signal)) {
          add(user.uuid, await this.#directory.cells(user, signal))
          unread.delete(user.uuid)
        }
        return unread.size > 0 ? { unread: [...unread] } : {}
      },
      followers: ({ unread = [] }) => unread.map(uuid => this.#user(uuid)),
      split: () =>
        uuids.length < 2 ? [] : [this.#users(uuids.slice(0, half)), this.#users(uuids.slice(half))],
    }
  }

  /** A user that the listing named and the answer for many did not hold. */
  #user(uuid: Key): Chunk {
    return {
      id: `user ${uuid}`,
      label: uuid,
      cost: free,
      yields: 'users',
      read: async (add, { signal }) => {
        const user = await this.#directory.user(uuid, signal)
        if (!user) return { gone: [uuid] }
        add(uuid, await this.#directory.cells(user, signal))
        return {}
      },
    }
  }
}
