import { Failure } from '../../../work/failure.ts'
import type { Key } from '../../platform.ts'
import type { WazoClient } from '../client.ts'
import { accounts } from '../resources.ts'
import { asked } from '../roster/fields.ts'
import type { NewUser } from '../roster/steps.ts'
import { type NewcomerSummary, summaries } from './collections.ts'

/** Users in one answer. */
const size = 1_000

/**
 * Who of the new users is there already, and under which uuid. The plan has made sure that none of them was; so whoever looks
 * like one has come since.
 */
export class Newcomers {
  readonly #client: WazoClient
  /** Whether an earlier attempt may have created somebody of whom the engine does not know: its journal may lack an end. */
  readonly later: boolean
  readonly #uuids = new Map<Key, string>()
  readonly #refusals = new Map<Key, Failure>()
  readonly #doubtful = new Set<Key>()
  /** Users who came after `begin`, by id. */
  readonly #seen = new Map<number, NewcomerSummary>()
  /** The highest id that was seen; undefined before `begin`. Ids grow. */
  #last: number | undefined

  /** @param later whether an earlier attempt may have created some of them */
  constructor(client: WazoClient, later: boolean) {
    this.#client = client
    this.later = later
  }

  /** The uuid of a new user who is known to be there. */
  known(key: Key): string | undefined {
    return this.#uuids.get(key)
  }

  /** Why a new user was refused in this attempt. */
  refusal(key: Key): Failure | undefined {
    return this.#refusals.get(key)
  }

  created(key: Key, uuid: string): void {
    this.#uuids.set(key, uuid)
  }

  refused(key: Key, failure: Failure): void {
    this.#refusals.set(key, failure)
  }

  /** That an import of these may have left something behind. */
  doubt(users: readonly NewUser[]): void {
    for (const { key } of users) this.#doubtful.add(key)
  }

  doubtful(key: Key): boolean {
    return this.later || this.#doubtful.has(key)
  }

  /** To be called before anybody is created: only who comes later is looked at. */
  async begin(signal: AbortSignal): Promise<void> {
    if (this.#last !== undefined) return
    const [last] = this.later ? [] : (await this.#newest(1, 0, signal)).items
    this.#last = last?.id ?? 0
  }

  /** Looks which of these have come meanwhile. */
  async look(users: readonly NewUser[], signal: AbortSignal): Promise<void> {
    await this.begin(signal)
    await this.#refresh(signal)
    const found = Map.groupBy(this.#seen.values(), nameOf)
    const taken = new Set(this.#uuids.values())
    for (const user of users) {
      if (this.#uuids.has(user.key)) continue
      for (const candidate of found.get(nameOfNew(user)) ?? []) {
        if (taken.has(candidate.uuid) || !(await this.#isUser(user, candidate, signal))) continue
        taken.add(candidate.uuid)
        this.#uuids.set(user.key, candidate.uuid)
        break
      }
    }
  }

  /** The uuid of a new user. Rejects with the `Failure` for which there is none. */
  async uuidOf(user: NewUser, signal: AbortSignal): Promise<string> {
    const refusal = this.#refusals.get(user.key)
    if (refusal) throw refusal
    if (!this.#uuids.has(user.key)) await this.look([user], signal)
    const uuid = this.#uuids.get(user.key)
    if (uuid !== undefined) return uuid
    throw new Failure('rejected', `${user.key} was not created, so nothing can be added.`, {
      code: 'NotCreated',
      cure: 'See why the user was not created.',
    })
  }

  /** Two who have the same names and number are told apart by what they log in with. */
  async #isUser({ fields }: NewUser, { uuid }: NewcomerSummary, signal: AbortSignal): Promise<boolean> {
    const email = asked(fields, 'email')
    if (email !== '') return true
    const account = await this.#client.find(accounts, uuid, signal)
    // The server lets those without anything else log in with their uuid.
    return account?.username === (asked(fields, 'username') || uuid)
  }

  /** Reads who has come since it was last asked, the newest first. */
  async #refresh(signal: AbortSignal): Promise<void> {
    const known = this.#last ?? 0
    const come: NewcomerSummary[] = []
    for (let offset = 0; ; offset += size) {
      const { items, total } = await this.#newest(size, offset, signal)
      come.push(...items.filter(({ id }) => id > known))
      if (offset + size >= total || items.some(({ id }) => id <= known)) break
    }
    for (const user of come) this.#seen.set(user.id, user)
    this.#last = Math.max(known, come[0]?.id ?? 0)
  }

  #newest(limit: number, offset: number, signal: AbortSignal) {
    const query = { view: 'summary', direction: 'desc', limit: String(limit), offset: String(offset) }
    return this.#client.page(summaries, query, signal)
  }
}

function nameOf({ firstname, lastname, email, extension, context }: NewcomerSummary): string {
  return identity(email ?? '', extension ?? '', context ?? '', firstname, lastname ?? '')
}

function nameOfNew({ fields }: NewUser): string {
  const cell = (column: string) => asked(fields, column).trim()
  return identity(cell('email'), cell('exten'), cell('context'), cell('firstname'), cell('lastname'))
}

/** An e-mail address is nobody else's, and so is an extension in its context. */
function identity(
  email: string,
  exten: string,
  context: string,
  firstname: string,
  lastname: string,
): string {
  if (email !== '') return JSON.stringify([email.toLowerCase()])
  return JSON.stringify([exten, exten === '' ? '' : context, firstname, lastname])
}
