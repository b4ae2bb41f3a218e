import type { Key } from '../../platform.ts'
import type { XMediusClient } from '../client.ts'
import type { PortalUser } from '../portal-user.ts'

/** Finds users by name. The portal is asked for them by id, and tells ids only in the list of all users. */
export class Directory {
  readonly #client: XMediusClient
  readonly #ids = new Map<Key, string>()

  constructor(client: XMediusClient) {
    this.#client = client
  }

  /** Keeps the id of a user. */
  note(key: Key, id: string): void {
    this.#ids.set(key, id)
  }

  /** The user of a name as it is now; undefined when there is none. */
  async user(key: Key, signal: AbortSignal): Promise<PortalUser | undefined> {
    const id = this.#ids.get(key)
    const user = id === undefined ? undefined : await this.#client.user(id, signal)
    if (user?.username === key) return user
    // A list may tell less of a user than is told of one alone, and what is not sent back with a change is lost.
    const found = await this.listed(key, signal)
    return found && this.#client.user(found.id, signal)
  }

  /** The same out of the list of all users; letter case tells no two of them apart. */
  async listed(key: Key, signal: AbortSignal): Promise<PortalUser | undefined> {
    const users = await this.#list(signal)
    const alike = users.filter(({ username }) => username.toLowerCase() === key.toLowerCase())
    return alike.find(({ username }) => username === key) ?? alike[0]
  }

  /** The users whose main fax number this is. */
  async withMainNumber(number: string, signal: AbortSignal): Promise<readonly PortalUser[]> {
    return (await this.#list(signal)).filter(({ main_fax_number: main }) => main === number)
  }

  async #list(signal: AbortSignal): Promise<readonly PortalUser[]> {
    const users = await this.#client.listUsers(signal)
    for (const { username, id } of users) this.note(username, id)
    return users
  }
}
