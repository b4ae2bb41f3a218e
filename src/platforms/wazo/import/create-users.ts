import { Failure } from '../../../work/failure.ts'
import type { Settlement, UnitContext } from '../../../work/unit.ts'
import type { Key, StepFacts } from '../../platform.ts'
import type { ImportAnswer } from '../client.ts'
import type { CreatedUser } from '../import-answer.ts'
import { fieldOf } from '../roster/fields.ts'
import type { NewUser } from '../roster/steps.ts'
import { removeOrphans } from './orphans.ts'
import { rowRefusal } from './refusal.ts'
import type { Tools } from './tools.ts'
import { cellsToSend, usersCsv } from './users-csv.ts'
import type { Writing } from './writing.ts'

/** Milliseconds between looks for users who may still appear: doubled from one to the next. */
const looks = { first: 1_000, longest: 30_000 }

/** A request of which it is not known what has become. */
interface OpenRequest {
  readonly users: readonly NewUser[]
  /** When it is certainly over, in milliseconds since the epoch. */
  readonly over: number
}

/**
 * Creates users in as few requests as possible. A request is all or nothing: whom the server refuses is remembered, and the
 * others of such requests go out together at the end. With somebody refused it rejects with a `Failure` that names
 * them; steps for fewer users, made of the same, tell what is known and send nothing again.
 */
export class CreateUsers implements Writing {
  readonly #users: readonly NewUser[]
  readonly #tools: Tools
  #open: OpenRequest | undefined
  /** Whether anything was asked by this object, so that `#open` tells all. */
  #begun = false

  constructor(users: readonly NewUser[], tools: Tools) {
    this.#users = users
    this.#tools = tools
  }

  async run({ signal }: UnitContext): Promise<StepFacts> {
    const { newcomers, pace } = this.#tools
    await newcomers.begin(signal)
    if (newcomers.later && !this.#begun) await newcomers.look(this.#waiting(), signal)
    this.#begun = true
    this.#refuseWithoutSecrets()
    for (let ahead = this.#waiting(); ahead.length > 0; ) {
      const [group = ahead] = pace.firstTime(ahead)
      await this.#send(group, signal)
      ahead = ahead.slice(group.length)
    }
    // Who is left was refused along with others, and is taken without them.
    for (let left = this.#waiting(); left.length > 0; left = this.#waiting()) {
      await this.#send(pace.secondTime(left)[0] ?? left, signal)
    }
    return this.#facts()
  }

  async settle({ signal }: UnitContext): Promise<Settlement<StepFacts>> {
    await this.#closeRequest(signal)
    const open = this.#users.some(({ key }) => !this.#isCreated(key))
    return open ? { done: false } : { done: true, result: this.#facts() }
  }

  factsFor(key: Key, { [key]: uuid }: StepFacts): StepFacts {
    return uuid === undefined ? {} : { uuid }
  }

  /** Looks for the users of a request without answer until they are there, or cannot come any more. */
  async #closeRequest(signal: AbortSignal): Promise<void> {
    const { newcomers, clock, pace, tell } = this.#tools
    const waiting = this.#waiting()
    // An earlier attempt may have sent any of them just before it ended.
    const begun = this.#begun || waiting.length === 0
    const open = begun ? this.#open : { users: waiting, over: clock.now() + pace.worst(waiting) }
    this.#open = open
    this.#begun = true
    if (!open) return
    const known = () => open.users.filter(({ key }) => newcomers.known(key) !== undefined).length
    await newcomers.look(open.users, signal)
    const before = begun ? 0 : known()
    const most = Math.ceil((open.over - clock.now()) / 1_000)
    if (known() <= before && known() < open.users.length && most > 0)
      tell(stillComing(open.users.length, most))
    // All users of one request appear at once.
    for (let pause = looks.first; known() <= before && known() < open.users.length; pause *= 2) {
      const left = open.over - clock.now()
      if (left <= 0) break
      await clock.sleep(Math.min(pause, left, looks.longest), signal)
      await newcomers.look(open.users, signal)
    }
    newcomers.doubt(open.users)
    this.#open = undefined
  }

  async #send(users: readonly NewUser[], signal: AbortSignal): Promise<void> {
    const { client, clock, pace, secrets } = this.#tools
    const { text, secrets: sent } = usersCsv(users, secrets)
    const from = clock.now()
    this.#open = { users, over: from + pace.worst(users) }
    const answer = await client
      .importUsers(text, sent, signal)
      .catch((error: unknown) => this.#unanswered(error, users, signal))
    pace.took(users, clock.now() - from)
    await this.#take(answer, users, signal)
    this.#open = undefined
  }

  async #unanswered(error: unknown, users: readonly NewUser[], signal: AbortSignal): Promise<never> {
    const { client, clock, newcomers } = this.#tools
    if (error instanceof Failure) {
      if (!error.effectUnknown) this.#open = undefined
      // The server says itself that it has taken everything back; but it forgets what users were to log in with.
      if (error.code === 'HTTP 500') {
        this.#open = { users, over: clock.now() }
        newcomers.doubt(users)
        await removeOrphans(client, users, signal)
      }
    }
    throw error
  }

  async #take(answer: ImportAnswer, users: readonly NewUser[], signal: AbortSignal): Promise<void> {
    if ('created' in answer) this.#takeCreated(answer.created, users)
    else await this.#takeRefused(answer.refused, users, signal)
  }

  #takeCreated(created: readonly CreatedUser[], users: readonly NewUser[]): void {
    const { newcomers } = this.#tools
    const uuids = new Set(created.map(({ user_uuid }) => user_uuid))
    if (uuids.size !== users.length) throw notAllTaken(users.length, uuids.size)
    for (const made of created) {
      const user = users[made.row_number - 1]
      if (!user) throw notAllTaken(users.length, uuids.size)
      newcomers.created(user.key, made.user_uuid)
      const without = partsWithout(user, made)
      if (without.length > 0) newcomers.refused(user.key, madeWithout(without))
    }
  }

  async #takeRefused(
    refused: readonly { readonly row: number; readonly message: string }[],
    users: readonly NewUser[],
    signal: AbortSignal,
  ): Promise<void> {
    const { client, newcomers } = this.#tools
    const failures = new Map<NewUser, Failure>()
    for (const { row, message } of refused) {
      const user = users[row - 1]
      if (user) failures.set(user, rowRefusal(message))
    }
    if (failures.size === 0) throw refusedNobody()
    const locked = [...failures].filter(
      ([{ key }, { code }]) => code === 'LoginTaken' && newcomers.doubtful(key),
    )
    const freed = await removeOrphans(
      client,
      locked.map(([user]) => user),
      signal,
    )
    for (const [user, failure] of failures) if (!freed.has(user)) newcomers.refused(user.key, failure)
  }

  /** Those of whom it is open whether they can be created. */
  #waiting(): NewUser[] {
    const { newcomers } = this.#tools
    return this.#users.filter(({ key }) => newcomers.known(key) === undefined && !newcomers.refusal(key))
  }

  #isCreated(key: Key): boolean {
    const { newcomers } = this.#tools
    return newcomers.known(key) !== undefined && !newcomers.refusal(key)
  }

  #refuseWithoutSecrets(): void {
    const { newcomers, secrets } = this.#tools
    for (const { key, fields } of this.#waiting()) {
      try {
        cellsToSend(key, fields, secrets)
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        newcomers.refused(key, error)
      }
    }
  }

  /** The uuids by key. Throws a `Failure` when somebody was refused. */
  #facts(): StepFacts {
    const { newcomers } = this.#tools
    const refused = this.#users.filter(({ key }) => newcomers.refusal(key)).map(({ key }) => key)
    const [first] = refused
    if (first !== undefined && this.#users.length === 1) throw newcomers.refusal(first)
    if (first !== undefined) throw someRefused(refused, this.#users.length)
    return Object.fromEntries(this.#users.map(({ key }) => [key, newcomers.known(key) ?? '']))
  }
}

/** Things that a row asks for and the server has not made, by the columns that name them. */
function partsWithout({ fields }: NewUser, made: CreatedUser): string[] {
  const ids: Readonly<Record<string, number | null>> = {
    context: made.line_id,
    exten: made.extension_id,
    voicemail_number: made.voicemail_id,
  }
  return Object.keys(ids).filter(column => fieldOf(fields, column) && ids[column] === null)
}

function stillComing(users: number, seconds: number): string {
  const whom = users === 1 ? 'a user' : `${users} users`
  return `Wazo may still be creating ${whom} of a request that had no answer: looking for them for up to ${seconds} s.`
}

function madeWithout(columns: readonly string[]): Failure {
  return new Failure('rejected', `Wazo has created the user, but does not show: ${columns.join(', ')}.`, {
    code: 'NotBroughtAbout',
    cure: 'Look at the user in Wazo, then plan again.',
    effectUnknown: true,
  })
}

function someRefused(users: readonly Key[], of: number): Failure {
  const message = `Wazo refuses ${users.length} of ${of} new users; the others are created.`
  return new Failure('rejected', message, { code: 'UsersRefused', users })
}

/** As when something on the way takes the body off a request. */
function notAllTaken(sent: number, created: number): Failure {
  return new Failure('fatal', `Wazo was sent ${sent} new users, and says that it has created ${created}.`, {
    code: 'NotAllCreated',
    cure: 'Find out whether a proxy changes requests on their way to Wazo, then run again.',
    effectUnknown: true,
  })
}

function refusedNobody(): Failure {
  return new Failure('rejected', 'Wazo refuses new users without saying whom.', { code: 'UnexpectedAnswer' })
}
