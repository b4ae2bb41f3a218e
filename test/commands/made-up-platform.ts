import type { Chunk, ChunkFacts, Preflight, ReadablePlatform, Scope } from '../../src/platforms/platform.ts'
import { compareCodePoints } from '../../src/roster/order.ts'
import type { LimitState } from '../../src/work/pacer.ts'
import type { UnitContext } from '../../src/work/unit.ts'

/**
 * A platform in memory. It lists its users, reads them by first letter, and one by one where a letter cannot be read;
 * asked for users by name, it reads just those.
 */
export class MadeUpPlatform implements ReadablePlatform {
  readonly name = 'five9'
  readonly title = 'Made-up'
  readonly tenantWord = 'tenant'
  readonly key = 'userName'
  readonly smallerChunks = 'Ask for less.'
  readonly doubts: string[] = []
  readonly users: Map<string, Readonly<Record<string, string>>>
  scope: Scope = { kind: 'tenant' }
  selection: Readonly<Record<string, string>> = { columns: 'all' }
  account: string | undefined
  tenantId = '7'
  /** Ids of the chunks asked for, in order. */
  readonly asked: string[] = []
  /** Awaited before a chunk's users are handed over; throws what ails the chunk. */
  before: (id: string, context: UnitContext) => unknown = () => undefined
  /** Awaited after that, before the chunk is whole. */
  after: (id: string, context: UnitContext) => unknown = () => undefined
  alive: () => Promise<void> = async () => undefined

  constructor(names: readonly string[]) {
    this.users = new Map(names.map((name, at) => [name, { userName: name, extension: `${1_000 + at}` }]))
  }

  get calls(): number {
    return this.asked.length
  }

  async preflight(): Promise<Preflight> {
    const { tenantId, account } = this
    return { tenant: `Example (${tenantId})`, tenantId, ...(account === undefined ? {} : { account }) }
  }

  probe(): Promise<void> {
    return this.alive()
  }

  chunks(): readonly Chunk[] {
    if (this.scope.kind === 'users') return this.scope.keys.map(key => this.#one(key, { unknown: [key] }))
    return [
      {
        ...this.#chunk('names', async () => ({ listed: [...this.users.keys()] })),
        yields: 'facts',
        followers: ({ listed = [] }) =>
          [...new Set(listed.map(name => name.charAt(0)))].map(letter =>
            this.#letter(
              letter,
              listed.filter(name => name.startsWith(letter)),
            ),
          ),
      },
    ]
  }

  header(found: ReadonlySet<string>): readonly string[] {
    return ['userName', ...[...found].filter(column => column !== 'userName').sort(compareCodePoints)]
  }

  limits(): readonly LimitState[] {
    return [{ limit: 'Query', window: 60, max: 100, used: this.calls }]
  }

  #letter(letter: string, listed: readonly string[]): Chunk {
    return {
      ...this.#chunk(`letter ${letter}`, async add => {
        const unread = listed.filter(name => !add(name))
        return unread.length > 0 ? { unread } : {}
      }),
      followers: ({ unread = [] }) => unread.map(name => this.#one(name, { gone: [name] })),
      split: () => listed.map(name => this.#one(name, { gone: [name] })),
    }
  }

  #one(name: string, absent: ChunkFacts): Chunk {
    return this.#chunk(`user ${name}`, async add => (add(name) ? {} : absent))
  }

  #chunk(id: string, read: (add: (name: string) => boolean) => Promise<ChunkFacts>): Chunk {
    return {
      ...{ id, label: id, cost: { Query: 1 }, yields: 'users' },
      read: async (add, context) => {
        this.asked.push(id)
        await this.before(id, context)
        const facts = await read(name => {
          const cells = this.users.get(name)
          if (cells) add(name, new Map(Object.entries(cells)))
          return cells !== undefined
        })
        await this.after(id, context)
        return facts
      },
    }
  }
}
