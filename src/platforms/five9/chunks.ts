import { Failure } from '../../work/failure.ts'
import type { UnitContext } from '../../work/unit.ts'
import type { Cells, Chunk, ChunkFacts, Key, Scope } from '../platform.ts'
import { type Bucket, buckets, smaller } from './buckets.ts'
import { type Chunking, enumeration } from './chunking.ts'
import { cellsOf } from './columns.ts'
import { type Directory, nameOf } from './directory.ts'
import type { ExportConfig } from './export-config.ts'
import { exactly, type PrefixSlice, patternOf, type Slice, under } from './slice.ts'
import type { UserInfo } from './user.ts'

type Add = (key: Key, cells: Cells) => void

const query = { Query: 1 }

/** Makes the chunks of an export from Five9: which calls read which users, and what takes a call's place when it fails. */
export class Five9Chunks {
  readonly #directory: Directory
  readonly #account: Key
  readonly #config: ExportConfig
  readonly #bucketSize: number

  /** @param account a user that certainly exists */
  constructor(directory: Directory, account: Key, config: ExportConfig, bucketSize: number) {
    this.#directory = directory
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
        const entries = await Array.fromAsync(this.#directory.entries(slice, signal), nameOf)
        return { listed: entries }
      },
      followers: ({ listed = [] }) => this.#read(buckets(listed, parts, this.#bucketSize)),
      split: failure => (bySize(failure) ? parts.split().map(part => this.#names(part)) : []),
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
        const each = (name: Key) => unread.delete(name)
        await this.#readSlice(slice, add, context, each).catch(unlessPatternRefused)
        return unread.size > 0 ? { unread: [...unread] } : {}
      },
      followers: ({ unread = [] }) => unread.map(name => this.#listed(name)),
      split: failure => (bySize(failure) ? this.#read(smaller(bucket, Math.ceil(names.length / 2))) : []),
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
      const user = await this.#directory.user(name, signal)
      // The call for one user may ignore case: another user's answer is no answer about this one.
      return user && nameOf(user) !== name ? await this.#byPattern(name, signal) : user
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'rejected') throw error
      const user = await this.#byPattern(name, signal)
      if (user) return user
      throw error
    }
  }

  async #byPattern(name: Key, signal: AbortSignal): Promise<UserInfo | undefined> {
    const [user] = await Array.fromAsync(this.#directory.users(exactly(name), signal))
    return user
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
        await this.#readSlice(slice, add, context)
        return {}
      },
      split: failure =>
        bySize(failure) ? slice.split().map(part => this.#slice(patternOf(part), part)) : [],
    }
  }

  #everyone(): Chunk {
    return {
      id: 'everyone',
      label: 'all users in one call',
      cost: query,
      yields: 'users',
      read: async (add, context) => {
        await this.#readSlice(undefined, add, context)
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
      read: async (_add, { signal, attempt }) => {
        try {
          const names = await Array.fromAsync(this.#directory.entries(slice, signal), nameOf)
          // A server that does not find the account in use among these reads the pattern in some other way.
          const understood = !slice.holds(this.#account) || names.includes(this.#account)
          return { outside: understood ? names.length : -1 }
        } catch (error) {
          if (!(error instanceof Failure) || error.kind === 'fatal' || signal.aborted) throw error
          if (error.kind === 'limited' || (error.kind !== 'rejected' && attempt === 1)) throw error
          return { outside: -1 }
        }
      },
    }
  }

  async #readSlice(
    slice: Slice | undefined,
    add: Add,
    { signal }: UnitContext,
    each: (name: Key) => void = () => undefined,
  ): Promise<void> {
    for await (const user of this.#directory.users(slice, signal)) {
      const name = nameOf(user)
      each(name)
      add(name, cellsOf(user, this.#config))
    }
  }
}

/** Whether less might be answered where this was not: a session that somebody else ends is no matter of size. */
function bySize({ code }: Pick<Failure, 'code'>): boolean {
  return !/^(?:UserAlreadyLoggedIn|(?:Admin)?SessionClosed)(?:Fault|Exception)$/.test(code)
}

/** A server that cannot read the pattern leaves its users unread, and they are asked for one by one. */
function unlessPatternRefused(error: unknown): void {
  if (!(error instanceof Failure) || error.code !== 'InvalidRegexpPatternFault') throw error
}
