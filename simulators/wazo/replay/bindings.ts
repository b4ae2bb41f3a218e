/** What a value that the server generates belongs to. */
export type Kind =
  | 'uuid'
  | 'token'
  | 'name'
  | 'code'
  | 'user'
  | 'line'
  | 'extension'
  | 'incall'
  | 'voicemail'
  | 'permission'
  | 'context'
  | 'sccp'

/** The kinds whose values are numbers of rows. */
const numbered: readonly Kind[] = [
  'user',
  'line',
  'extension',
  'incall',
  'voicemail',
  'permission',
  'context',
  'sccp',
]

/**
 * Which generated value of a recording stands for which of the server that it is replayed against. Each has one
 * counterpart.
 */
export class Bindings {
  readonly #actual = new Map<string, string>()
  readonly #recorded = new Map<string, string>()
  /** Keys of both, in the order in which they came. */
  #bound: (readonly [recorded: string, actual: string])[] = []

  /** Whether `recorded` stands for `actual`. Where neither has a counterpart yet, they become each other's. */
  bind(kind: Kind, recorded: string, actual: string): boolean {
    const key = `${kind} ${recorded}`
    const known = this.#actual.get(key)
    if (known !== undefined) return known === actual
    const reverse = `${kind} ${actual}`
    if (this.#recorded.has(reverse)) return false
    this.#actual.set(key, actual)
    this.#recorded.set(reverse, recorded)
    this.#bound.push([key, reverse])
    return true
  }

  /** The same for a number whose kind is not known: it may belong to a row that appears nowhere else. */
  bindNumber(recorded: string, actual: string): boolean {
    const known = numbered.flatMap(kind => this.#actual.get(`${kind} ${recorded}`) ?? [])
    return known.length === 0 || known.includes(actual)
  }

  /** Gives a placeholder another counterpart: one may stand for several values, one after another. */
  rebind(kind: Kind, recorded: string, actual: string): void {
    this.#actual.set(`${kind} ${recorded}`, actual)
  }

  /** What stands for `recorded`; itself where nothing does. */
  actual(kind: Kind, recorded: string): string {
    return this.#actual.get(`${kind} ${recorded}`) ?? recorded
  }

  /** Whether any value of this kind is bound. */
  knows(kind: Kind): boolean {
    return [...this.#actual.keys()].some(key => key.startsWith(`${kind} `))
  }

  /** Forgets what `attempt` has bound unless it succeeds. */
  unlessFails(attempt: () => boolean): boolean {
    const before = this.#bound.length
    if (attempt()) return true
    for (const [key, reverse] of this.#bound.splice(before)) {
      this.#actual.delete(key)
      this.#recorded.delete(reverse)
    }
    return false
  }
}
