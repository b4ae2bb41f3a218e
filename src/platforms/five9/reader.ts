import { type Operation, operations } from './contract.ts'
import { unexpectedAnswer } from './faults.ts'
import type { Answered, UserOperation } from './messages.ts'
import { dictionary } from './texts.ts'
import type { GeneralInfo, UserInfo } from './user.ts'
import { generalInfoPlace, userInfoPlace } from './user-places.ts'
import { type Place, XmlWalk } from './xml.ts'

export function answersUsers(operation: Operation): operation is UserOperation {
  return /^user(?:General)?Info[?*]$/.test(operations[operation].gives ?? '')
}

/** Reads the answer of an operation that answers users, piece by piece, and gives each user as soon as it is whole. */
export class UserReader<O extends UserOperation> {
  readonly #walk: XmlWalk
  #users: Answered<O>[] = []
  #found: 'nothing' | 'users' | 'fault' = 'nothing'

  constructor(operation: O) {
    const word = dictionary()
    const add = (user: UserInfo | GeneralInfo) => this.#users.push(user as Answered<O>)
    const user = operations[operation].gives.startsWith('userInfo')
      ? userInfoPlace(word, add)
      : generalInfoPlace(word, add)
    const answer = only('return', user)
    const body: Place = {
      enter: name => {
        if (this.#found !== 'nothing') throw unexpectedAnswer()
        if (name !== 'Fault' && name !== `${operation}Response`) throw unexpectedAnswer()
        this.#found = name === 'Fault' ? 'fault' : 'users'
        return name === 'Fault' ? undefined : answer
      },
      text: ignore,
      leave: ignore,
    }
    const document = only('Envelope', only('Body', body))
    this.#walk = new XmlWalk(document)
  }

  /** What the answer has turned out to be so far. */
  get found(): 'nothing' | 'users' | 'fault' {
    return this.#found
  }

  /** @returns the users that this piece completes; throws a `Failure` for what is no answer to the operation */
  write(text: string): Answered<O>[] {
    this.#walk.write(text)
    const users = this.#users
    this.#users = []
    return users
  }

  /** Throws a `Failure` unless the answer was whole. */
  end(): void {
    this.#walk.end()
    if (this.#found === 'nothing') throw unexpectedAnswer()
  }
}

function only(name: string, place: Place): Place {
  return { enter: child => (child === name ? place : undefined), text: ignore, leave: ignore }
}

function ignore(): void {}
