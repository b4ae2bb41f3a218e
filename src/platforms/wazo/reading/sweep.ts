import { Failure } from '../../../work/failure.ts'
import type { WazoClient } from '../client.ts'
import type { Collection } from '../resources.ts'

export interface SweepOptions<T, Id extends string | number, Kept> {
  readonly client: WazoClient
  readonly of: Collection<T>
  readonly query?: Readonly<Record<string, string>>
  /** Things in one answer. */
  readonly size: number
  readonly id: (item: T) => Id
  /** What is kept of each. */
  readonly keep: (item: T) => Kept
}

/** Where an answer is late, smaller ones are asked for, down to this size. */
const smallest = 10

/**
 * Reads a whole collection in pages, however large. Each page begins with what the one before ended with: where it does
 * not, something was deleted meanwhile, and the pages before are read again until they join.
 */
export class Sweep<T, Id extends string | number, Kept> {
  readonly #options: SweepOptions<T, Id, Kept>
  readonly #found = new Map<Id, Kept>()
  #size: number
  #offset = 0
  #total: number | undefined

  constructor(options: SweepOptions<T, Id, Kept>) {
    this.#options = options
    this.#size = options.size
  }

  /** Everything by id. After a failure, asked again, it goes on where it was. */
  async all(signal: AbortSignal): Promise<ReadonlyMap<Id, Kept>> {
    while (this.#total === undefined) await this.#next(signal)
    return this.#found
  }

  /** One of them. What was not there when all were read is asked for by itself. */
  async find(id: Id, signal: AbortSignal): Promise<Kept | undefined> {
    const all = await this.all(signal)
    if (all.has(id)) return all.get(id)
    const { client, of, keep } = this.#options
    const item = await client.find(of, id, signal)
    if (item === undefined) return undefined
    this.#found.set(id, keep(item))
    return this.#found.get(id)
  }

  /** Whether as much was found as there is: an order that leaves ties to chance may hide some. */
  get complete(): boolean {
    return this.#total !== undefined && this.#found.size >= this.#total
  }

  async #next(signal: AbortSignal): Promise<void> {
    const { client, of, query, id, keep } = this.#options
    const offset = this.#offset
    const paging = { limit: String(this.#size), offset: String(offset) }
    const page = await client.page(of, { ...query, ...paging }, signal).catch((error: unknown) => {
      if (!(error instanceof Failure) || error.kind !== 'timeout' || this.#size <= smallest) throw error
      this.#size = Math.max(smallest, Math.ceil(this.#size / 2))
      return undefined
    })
    if (!page) return
    const [first] = page.items
    if (offset > 0 && (first === undefined || !this.#found.has(id(first)))) {
      this.#offset = Math.max(0, offset - this.#size)
      return
    }
    for (const item of page.items) this.#found.set(id(item), keep(item))
    const end = offset + page.items.length
    if (end >= page.total) this.#total = page.total
    else if (page.items.length < 2) throw stuck(of)
    else this.#offset = end - 1
  }
}

function stuck({ path }: Collection<unknown>): Failure {
  const message = `Wazo says that there is more below ${path} and does not tell it.`
  return new Failure('transient', message, { code: 'UnexpectedAnswer' })
}
