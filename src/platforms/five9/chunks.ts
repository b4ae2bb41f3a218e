import { Failure } from '../../work/failure.ts'
import type { UnitContext } from '../../work/unit.ts'
import type { Cells, Chunk, ChunkFacts, Key, Scope } from '../platform.ts'
import { type Bucket, buckets, smaller } from './buckets.ts'
import { type Chunking, enumeration } from './chunking.ts'
import type { Five9Client } from './client.ts'
import { cellsOf } from './columns.ts'
import type { ExportConfig } from './export-config.ts'
import { exactly, type PrefixSlice, patternOf, type Slice, under } from './slice.ts'
import type { UserInfo } from './user.ts'

const query = { Query: 1 }

/** Makes the chunks of an export from Five9: which calls read which users, and what takes a call's place when it fails. */
export class Five9Chunks {
  readonly #client: Five9Client
  readonly #account: Key
  readonly #config: ExportConfig
  readonly #bucketSize: number

  /** @param account a user that certainly exists */
  constructor(client: Five9Client, account: Key, config: ExportConfig, bucketSize: number) {
    this.#client = client
    this.#account = account
    this.#config = config
    this.#bucketSize = bucketSize
  }

  initial(scope: Scope, chunking: Chunking): Chunk[] {
    if (scope.kind === 'users') return [...new Set(scope.keys)].map(name => this.#wanted(name))
    switch (chunking.kind) {
      case 'auto':
        return [this.#names()]
      case 'off':
        return [this.#everyone()]
      case 'alphanumeric':
      case 'numeric': {
        const { slices, outside } = enumeration(chunking)
        return [...slices.map(({ label, slice }) => this.#slice(label, slice)), this.#outside(outside)]
      }
    }
  }

  /** Lists the names of `slice`, or of the whole domain, and has their users read in buckets. */
  #names(slice?: PrefixSlice): Chunk {
    const pattern = slice && patternOf(slice)
    const parts = slice ?? under('')
    return {
      id: pattern === undefined ? 'names' : `names ${pattern}`,
      label: pattern === undefined ? 'names of all users' : `names ${pattern}`,
      cost: query,
      yields: 'facts',
      read: async (_add, { signal }) => {
        const listed: Key[] = []
        for await (const { fields } of this.#client.stream(
          'getUsersGeneralInfo',
          patternArgument(pattern),
          signal,
        )) {
          if (fields.userName !== undefined && parts.holds(fields.userName)) listed.push(fields.userName)
        }
        return { listed: [...new Set(listed)] }
      },
      followers: ({ listed = [] }) => this.#read(buckets(listed, parts, this.#bucketSize)),
      split: () => parts.split().map(part => this.#names(part)),
    }
  }

  #read(all: readonly Bucket[]): Chunk[] {
    return all.map(bucket => {
      const [only] = bucket.names
      return bucket.names.length === 1 && only !== undefined ? this.#listed(only) : this.#bucket(bucket)
    })
  }

  #bucket(bucket: Bucket): Chunk {
    const { slice, names } = bucket
    const pattern = patternOf(slice)
    return {
      id: `users ${pattern}`,
      label: pattern,
      cost: query,
      yields: 'users',
      read: async (add, context) => {
        const unread = new Set(names)
        const each = (user: { name: Key; cells: Cells }) => {
          unread.delete(user.name)
          add(user.name, user.cells)
        }
        await this.#stream(pattern, slice, context, each).catch(unlessPatternRefused)
        return unread.size > 0 ? { unread: [...unread] } : {}
      },
      followers: ({ unread = [] }) => unread.map(name => this.#listed(name)),
      split: () => this.#read(smaller(bucket, Math.ceil(names.length / 2))),
    }
  }

  /** A user that the listing named; that it was deleted since is believed only when a second call says so too. */
  #listed(name: Key): Chunk {
    return this.#user(name, {
      find: async signal => (await this.#byName(name, signal)) ?? (await this.#byPattern(name, signal)),
      absent: { gone: [name] },
    })
  }

  /** A user that the scope names; there may never have been one. */
  #wanted(name: Key): Chunk {
    return this.#user(name, { find: signal => this.#byName(name, signal), absent: { unknown: [name] } })
  }

  #user(
    name: Key,
    { find, absent }: { find: (signal: AbortSignal) => Promise<UserInfo | undefined>; absent: ChunkFacts },
  ): Chunk {
    return {
      id: `user ${name}`,
      label: name,
      cost: query,
      yields: 'users',
      read: async (add, { signal }) => {
        const user = await find(signal)
        if (!user) return absent
        add(name, cellsOf(user, this.#config))
        return {}
      },
    }
  }

  /** The vendor discourages the call for one user, so another way is kept ready. */
  async #byName(name: Key, signal: AbortSignal): Promise<UserInfo | undefined> {
    try {
      return await this.#client.user(name, signal)
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'rejected') throw error
      const user = await this.#byPattern(name, signal)
      if (user) return user
      throw error
    }
  }

  async #byPattern(name: Key, signal: AbortSignal): Promise<UserInfo | undefined> {
    let found: UserInfo | undefined
    const pattern = patternArgument(patternOf(exactly(name)))
    for await (const user of this.#client.stream('getUsersInfo', pattern, signal)) {
      if (nameOf(user) === name) found = user
    }
    return found
  }

  /** The users of an enumerated prefix, whoever they are. */
  #slice(label: string, slice: PrefixSlice): Chunk {
    const pattern = patternOf(slice)
    return {
      id: `users ${pattern}`,
      label,
      cost: query,
      yields: 'users',
      read: async (add, context) => {
        await this.#stream(pattern, slice, context, user => add(user.name, user.cells))
        return {}
      },
      split: () => slice.split().map(part => this.#slice(patternOf(part), part)),
    }
  }

  #everyone(): Chunk {
    return {
      id: 'everyone',
      label: 'all users in one call',
      cost: query,
      yields: 'users',
      read: async (add, context) => {
        await this.#stream(undefined, under(''), context, user => add(user.name, user.cells))
        return {}
      },
    }
  }

  /** Counts the users that an enumeration cannot name. Not knowing is no reason to fail. */
  #outside(slice: Slice): Chunk {
    return {
      id: 'outside',
      label: 'users outside the enumeration',
      cost: query,
      yields: 'facts',
      read: async (_add, { signal }) => {
        const names = new Set<string>()
        try {
          const argument = patternArgument(patternOf(slice))
          for await (const { fields } of this.#client.stream('getUsersGeneralInfo', argument, signal)) {
            if (fields.userName !== undefined && slice.holds(fields.userName)) names.add(fields.userName)
          }
        } catch (error) {
          if (!(error instanceof Failure) || error.kind === 'fatal' || signal.aborted) throw error
          return { outside: -1 }
        }
        // A server that does not find the account in use among these reads the pattern in some other way.
        const understood = !slice.holds(this.#account) || names.has(this.#account)
        return { outside: understood ? names.size : -1 }
      },
    }
  }

  /** Every user of `slice` in the answer to `pattern`, once. */
  async #stream(
    pattern: string | undefined,
    slice: Slice,
    { signal }: UnitContext,
    each: (user: { name: Key; cells: Cells }) => void,
  ): Promise<void> {
    const seen = new Set<Key>()
    for await (const user of this.#client.stream('getUsersInfo', patternArgument(pattern), signal)) {
      const name = nameOf(user)
      if (seen.has(name) || !slice.holds(name)) continue
      seen.add(name)
      each({ name, cells: cellsOf(user, this.#config) })
    }
  }
}

/** A server that cannot read the pattern leaves its users unread, and they are asked for one by one. */
function unlessPatternRefused(error: unknown): void {
  if (!(error instanceof Failure) || error.code !== 'InvalidRegexpPatternFault') throw error
}

function patternArgument(pattern: string | undefined): { userNamePattern?: string } {
  return pattern === undefined ? {} : { userNamePattern: pattern }
}

function nameOf(user: UserInfo): Key {
  const name = user.generalInfo.fields.userName
  if (name !== undefined) return name
  throw new Failure('transient', 'Five9 sent a user without a name', { code: 'NamelessUser' })
}
