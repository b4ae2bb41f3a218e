import type { Random } from '../../five9/domain/random.ts'

/** Numbers that grow, with gaps. One that was taken is never given again, whatever became of its row. */
export class Sequence {
  readonly #random: Random
  #last: number

  constructor(random: Random, first: number) {
    this.#random = random
    this.#last = first - 1
  }

  next(): number {
    this.#last += this.#random.chance(0.2) ? 2 + this.#random.below(3) : 1
    return this.#last
  }
}

/** Makes up what the server generates: uuids, names, codes. */
export class Maker {
  readonly #random: Random

  constructor(random: Random) {
    this.#random = random
  }

  uuid(): string {
    const hex = (digits: number) => this.#pick('0123456789abcdef', digits)
    return `${hex(8)}-${hex(4)}-4${hex(3)}-${this.#pick('89ab', 1)}${hex(3)}-${hex(12)}`
  }

  /** As SIP usernames and secrets are: letters only. */
  letters(count = 8): string {
    return this.#pick('abcdefghijklmnopqrstuvwxyz', count)
  }

  /** As names of SCCP lines and of SIP templates are. */
  name(count = 8): string {
    return this.#pick('abcdefghijklmnopqrstuvwxyz0123456789', count)
  }

  digits(count: number): string {
    return this.#pick('123456789', 1) + this.#pick('0123456789', count - 1)
  }

  #pick(alphabet: string, count: number): string {
    let text = ''
    while (text.length < count) text += alphabet[this.#random.below(alphabet.length)]
    return text
  }
}
