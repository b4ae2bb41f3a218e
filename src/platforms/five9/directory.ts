import { Failure } from '../../work/failure.ts'
import type { Key } from '../platform.ts'
import type { Five9Client } from './client.ts'
import type { Answered, Arguments, Flood } from './messages.ts'
import { exactly, patternOf, type Slice } from './slice.ts'
import type { GeneralInfo, UserInfo } from './user.ts'

/** How the server reads a `userNamePattern`: as a regular expression, as the vendor says, or like a shell. */
type Dialect = 'expression' | 'wildcard'

/**
 * The users of a domain, asked for by slice. Whatever is asked and however the server reads the pattern, what comes back
 * are users of the slice, each once.
 */
export class Directory {
  readonly #client: Five9Client
  readonly #account: Key
  #dialect: Dialect | undefined

  /** @param account a user that certainly exists */
  constructor(client: Five9Client, account: Key) {
    this.#client = client
    this.#account = account
  }

  /** Users with all that the server tells of them. */
  users(slice: Slice | undefined, signal: AbortSignal): AsyncGenerator<UserInfo, void, undefined> {
    return this.#ask('getUsersInfo', slice, signal)
  }

  /** Users with their general information alone: a fifth of the size. */
  entries(slice: Slice | undefined, signal: AbortSignal): AsyncGenerator<GeneralInfo, void, undefined> {
    return this.#ask('getUsersGeneralInfo', slice, signal)
  }

  /** The user of exactly this name, by the call for one user. */
  user(name: Key, signal: AbortSignal): Promise<UserInfo | undefined> {
    return this.#client.user(name, signal)
  }

  async *#ask<O extends Flood>(
    operation: O,
    slice: Slice | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<Answered<O>, void, undefined> {
    if (!slice) {
      yield* this.#answers(operation, [undefined], () => true, signal)
      return
    }
    const holds = (name: Key) => slice.holds(name)
    if (this.#dialect !== 'wildcard') {
      for await (const user of this.#answers(operation, [patternOf(slice)], holds, signal)) {
        // No name has the anchors in it, so only an expression can have found this one.
        this.#dialect = 'expression'
        yield user
      }
    }
    if ((this.#dialect ?? (await this.#findDialect(signal))) === 'wildcard') {
      yield* this.#answers(operation, slice.wildcards, holds, signal)
    }
  }

  /** The users in the answers to `patterns` that `holds` lets in, each once. */
  async *#answers<O extends Flood>(
    operation: O,
    patterns: readonly (string | undefined)[],
    holds: (name: Key) => boolean,
    signal: AbortSignal,
  ): AsyncGenerator<Answered<O>, void, undefined> {
    const seen = new Set<Key>()
    for (const userNamePattern of patterns) {
      const asked: Arguments<Flood> = userNamePattern === undefined ? {} : { userNamePattern }
      for await (const user of this.#client.stream(operation, asked as Arguments<O>, signal)) {
        const name = nameOf(user)
        if (seen.has(name) || !holds(name)) continue
        seen.add(name)
        yield user
      }
    }
  }

  /** Asks for a user that exists in one way, then in the other. */
  async #findDialect(signal: AbortSignal): Promise<Dialect> {
    const account = exactly(this.#account)
    const finds = async (pattern: string) => {
      const found = this.#answers('getUsersGeneralInfo', [pattern], account.holds, signal)
      return (await Array.fromAsync(found)).length > 0
    }
    const shell = !(await finds(patternOf(account))) && (await finds(account.wildcards[0] ?? ''))
    this.#dialect = shell ? 'wildcard' : 'expression'
    return this.#dialect
  }
}

/** The name of a user. Throws a `Failure` for a user without one: it can be neither kept nor dropped in silence. */
export function nameOf(user: UserInfo | GeneralInfo): Key {
  const { fields } = 'generalInfo' in user ? user.generalInfo : user
  if (fields.userName !== undefined) return fields.userName
  throw new Failure('transient', 'Five9 sent a user without a name', { code: 'NamelessUser' })
}
