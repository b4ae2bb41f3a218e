import type { WazoClient } from '../client.ts'
import { users } from '../resources.ts'
import type { HeldLine } from './tenant-things.ts'
import { nameOf } from './words.ts'

/** Whose a line is. */
export interface LineHolder {
  /** The uuid of the user; undefined where no user has the line. */
  readonly user: string | undefined
  /** Whether it is the line that a roster shows of the user. */
  readonly main: boolean
  /** For messages. */
  readonly words: string
}

/** The lines of a tenant and who has them. */
export interface LineHolders {
  /** By the id of the line. */
  readonly byLine: ReadonlyMap<number, LineHolder>
  /** The uuids of users with several lines. */
  readonly several: ReadonlySet<string>
}

/** Users in one question: their uuids fit into the address of a request. */
const size = 100

/** Finds out who has the lines of a tenant. Of users with several, it takes a question which is the main one. */
export async function lineHolders(
  client: WazoClient,
  lines: readonly HeldLine[],
  signal: AbortSignal,
): Promise<LineHolders> {
  const byUser = Map.groupBy(lines, line => line.users[0]?.uuid)
  byUser.delete(undefined)
  const several = [...byUser].flatMap(([uuid, own]) => (uuid && own.length > 1 ? [uuid] : []))
  const main = await mainLines(client, several, signal)
  const holder = ({ id, users: [person] }: HeldLine): LineHolder => {
    if (!person) return { user: undefined, main: false, words: `a line that no user has (line ${id})` }
    const { uuid: user } = person
    const isMain = (main.get(user) ?? id) === id
    return { user, main: isMain, words: isMain ? nameOf(person) : `another line of ${nameOf(person)}` }
  }
  return { byLine: new Map(lines.map(line => [line.id, holder(line)])), several: new Set(several) }
}

/** The id of the main line by the uuid of its user. */
async function mainLines(
  client: WazoClient,
  uuids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const main = new Map<string, number>()
  for (let start = 0; start < uuids.length; start += size) {
    const some = uuids.slice(start, start + size)
    const query = { uuid: some.join(','), limit: String(some.length) }
    const { items } = await client.page(users, query, signal)
    for (const { uuid, lines: own } of items) if (own[0]) main.set(uuid, own[0].id)
  }
  return main
}
