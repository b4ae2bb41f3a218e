import { Failure } from '../../work/failure.ts'
import { hasMarker } from './marker.ts'

/** What Rollcall has written on GitHub, or somebody else has. */
export interface Written {
  readonly id: number
  /** Its page. */
  readonly url: string
  readonly body: string
  /** The login of who wrote it; undefined when the account is gone. */
  readonly author: string | undefined
}

/** How one kind of thing is read and written. */
export interface Verbs<T extends Written> {
  /** Everything that may be what is looked for, page by page, oldest first. */
  list(): AsyncIterable<readonly T[]>
  create(): Promise<T>
  /** Whether it is as it is to be already. */
  isCurrent(one: T): boolean
  update(one: T): Promise<T>
  /** Does away with one that is superfluous. */
  discard(one: T): Promise<void>
}

/**
 * Those that bear the marker and were written by the own account, oldest first. Anybody can write a marker, so what
 * others wrote does not count.
 * @param account asked for only when something bears the marker
 */
export async function findOwn<T extends Written>(
  list: AsyncIterable<readonly T[]>,
  marker: string,
  account: () => Promise<string | undefined>,
): Promise<T[]> {
  const marked: T[] = []
  for await (const page of list) marked.push(...page.filter(({ body }) => hasMarker(body, marker)))
  if (marked.length === 0) return []
  const own = await account()
  return marked.filter(({ author }) => author === own)
}

/** Sees to it that there is one of its kind, as it is to be. Of several that a race has made, the oldest stays. */
export async function upsert<T extends Written>(
  verbs: Verbs<T>,
  marker: string,
  account: () => Promise<string>,
): Promise<T> {
  const find = () => findOwn(verbs.list(), marker, account)
  const own = await find()
  const first = own[0] ?? (await createOnce(verbs.create, find))
  // Another run may have created one in the same moment.
  const all = own.length > 0 ? own : await findOwn(verbs.list(), marker, async () => first.author)
  const [kept = first, ...doubles] = all
  const current = verbs.isCurrent(kept) ? kept : await verbs.update(kept)
  for (const double of doubles) await verbs.discard(double)
  return current
}

/** Creates one, though answers may be lost: before it is sent again, it is looked for. */
async function createOnce<T>(create: () => Promise<T>, find: () => Promise<readonly T[]>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await create()
    } catch (error) {
      if (!(error instanceof Failure && error.effectUnknown)) throw error
      const [found] = await find()
      if (found !== undefined) return found
      if (attempt === 3) throw error
    }
  }
}
