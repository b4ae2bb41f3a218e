import { secretForms } from '../../http/secret-forms.ts'
import { Failure } from '../../work/failure.ts'
import type { LimitState } from '../../work/pacer.ts'
import { type Operation, operations } from './contract.ts'
import { errorOf } from './effect.ts'
import { faultFailure, statusFailure, unexpectedAnswer } from './faults.ts'
import type { Answered, Arguments, Five9Record, Flood, Result, UserOperation } from './messages.ts'
import { answersUsers, UserReader } from './reader.ts'
import { Soap } from './soap.ts'
import type { UserInfo } from './user.ts'
import { utf8 } from './utf8.ts'
import { type Sent, Wire, type WireOptions } from './wire.ts'
import { assertWhole } from './xml.ts'

/** What the domain says about itself, without the passwords of other servers that Five9 sends along. */
export interface Domain {
  readonly id: string
  readonly name: string
  readonly passwordPolicies: Five9Record<'passwordPolicies'>
  readonly extensionSettings: Five9Record<'extensionSettings'>
  readonly emailProperties: Five9Record<'emailNotifications'>
}

/** Bytes that are read of a fault, and of an answer that is no list of users. */
const longestFault = 1_000_000
const longestAnswer = 64_000_000

/**
 * Five9's Configuration Web Services for one API user. Requests go out one at a time, in the order of the calls, each
 * when the pacer lets it.
 *
 * Whatever is not a whole answer rejects with a `Failure`; an abort rejects with the signal's reason. All values are
 * texts, as the server sent them.
 */
export class Five9Client {
  readonly #endpoint: URL
  readonly #secrets: readonly string[]
  readonly #wire: Wire
  #soap: Promise<Soap> | undefined

  constructor(options: WireOptions) {
    this.#endpoint = options.endpoint
    this.#secrets = secretForms(options.password, options.username)
    this.#wire = new Wire(options)
  }

  /** Performs an operation that answers no list of users. */
  async call<O extends Exclude<Operation, Flood>>(
    operation: O,
    args: Arguments<O>,
    signal: AbortSignal,
  ): Promise<Result<O>> {
    try {
      return await this.#result(operation, args, signal)
    } catch (error) {
      throw errorOf(operation, error)
    }
  }

  /**
   * The users whose names match a pattern, each as soon as it has arrived. Ends without an error only at the end of a
   * whole answer. No other request is sent until the stream has ended, was left, or is out of time; leaving it breaks
   * the request off.
   */
  async *stream<O extends Flood>(
    operation: O,
    args: Arguments<O>,
    signal: AbortSignal,
  ): AsyncGenerator<Answered<O>, void, undefined> {
    try {
      yield* this.#users(operation, args, signal)
    } catch (error) {
      throw errorOf(operation, error)
    }
  }

  /** The call limits of the domain as they are now; reading them counts against none. */
  async limits(signal: AbortSignal): Promise<LimitState[]> {
    const windows = await this.call('getCallCountersState', {}, signal)
    return windows.flatMap(({ timeout, callCounterStates = [] }) =>
      callCounterStates.map(({ operationType, limit, value }) => ({
        limit: operationType ?? '',
        window: Number(timeout),
        max: Number(limit),
        used: Number(value),
      })),
    )
  }

  async domain(signal: AbortSignal): Promise<Domain> {
    const configuration = await this.call('getVCCConfiguration', {}, signal)
    if (configuration?.domainId === undefined) throw unexpectedAnswer()
    return {
      id: configuration.domainId,
      name: configuration.domainName ?? '',
      passwordPolicies: configuration.passwordPolicies ?? {},
      extensionSettings: configuration.extensionSettings ?? {},
      emailProperties: configuration.emailProperties ?? {},
    }
  }

  /** The user of exactly this name; `undefined` when there is none. */
  async user(userName: string, signal: AbortSignal): Promise<UserInfo | undefined> {
    try {
      return await this.call('getUserInfo', { userName }, signal)
    } catch (error) {
      if (error instanceof Failure && /^UserNotFound/.test(error.code)) return undefined
      throw error
    }
  }

  async #result<O extends Exclude<Operation, Flood>>(
    operation: O,
    args: Arguments<O>,
    signal: AbortSignal,
  ): Promise<Result<O>> {
    if (answersUsers(operation)) {
      const users = await Array.fromAsync(this.#users(operation, args, signal))
      return users[0] as Result<O>
    }
    const { answer, end } = await this.#post(operation, args, signal)
    try {
      return await this.#read(operation, args, await answer.text(longestAnswer))
    } finally {
      end()
    }
  }

  async *#users<O extends UserOperation>(
    operation: O,
    args: Arguments<O>,
    signal: AbortSignal,
  ): AsyncGenerator<Answered<O>, void, undefined> {
    const { answer, end } = await this.#post(operation, args, signal)
    const reader = new UserReader(operation)
    // A consumer that makes another call while it holds a user is not to wait for itself for ever.
    void answer.closed.then(() => reader.found === 'users' && end())
    let head = ''
    try {
      for await (const text of utf8(answer.body)) {
        const users = reader.write(text)
        head = reader.found === 'users' ? '' : head + text
        if (head.length > longestFault) throw unexpectedAnswer()
        yield* users
      }
      reader.end()
      if (reader.found === 'fault') await this.#read(operation, args, head)
    } finally {
      end()
    }
  }

  /** Sends the request; resolves when its answer is there and may be what the operation answers. */
  async #post<O extends Operation>(operation: O, args: Arguments<O>, signal: AbortSignal): Promise<Sent> {
    const soap = await this.#contract()
    const sent = await this.#wire.send(soap.envelope(operation, args), operations[operation].counter, signal)
    const { answer, end } = sent
    const page = /html/i.test(answer.headers['content-type'] ?? '')
    if (answer.status === 200 && !page) return sent
    try {
      if (answer.status === 500 && !page) await this.#read(operation, args, await answer.text(longestFault))
      throw this.#noted(statusFailure(operation, this.#endpoint, answer.status))
    } finally {
      answer.discard()
      end()
    }
  }

  /** Has soap parse a whole answer; throws the fault that it holds. */
  async #read<O extends Operation>(operation: O, args: Arguments<O>, text: string): Promise<Result<O>> {
    assertWhole(text)
    const soap = await this.#contract()
    const read = soap.read(operation, text)
    if (!read) throw unexpectedAnswer()
    if ('result' in read) return read.result
    throw this.#noted(faultFailure(operation, read.fault, [...this.#secrets, ...passwordsIn(args)]))
  }

  #noted(failure: Failure): Failure {
    this.#wire.note(failure)
    return failure
  }

  #contract(): Promise<Soap> {
    this.#soap ??= Soap.load()
    return this.#soap
  }
}

function passwordsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'password' && typeof member === 'string' ? [member] : passwordsIn(member),
  )
}
