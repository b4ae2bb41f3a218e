import type { Attempt, WorkflowRun } from '../../simulators/github/index.ts'

/** Something that befalls an attempt at one of its calls. */
export interface Blow<Call> {
  /** Which calls are counted; those that write unless told. */
  readonly calls?: (call: Call) => boolean
  /** At which of them: 1 is the first. */
  readonly nth: number
  /**
   * - `before`: the call is not carried out, and never answered.
   * - `after`: it is carried out, and never answered.
   * - `answered`: it is carried out, and answered after the blow.
   */
  readonly moment: 'before' | 'after' | 'answered'
  readonly by: (attempt: Attempt) => void
}

/** A call, and the attempt that made it. */
interface Made<Call> {
  readonly call: Call
  readonly attempt: number
}

/** Where blows are dealt: watches the calls of a run and knows which of them were carried out. */
export class Theatre<Call> {
  run: WorkflowRun | undefined
  /** Those of the run, in order. */
  readonly calls: Made<Call>[] = []
  /** Those of them that took effect or were refused, in order. */
  readonly answered: Call[] = []
  /** For the server: calls that are struck before or after their effect are never answered. */
  readonly quirks = [
    { effect: 'hang', when: (call: Call) => this.#struck.get(call) === 'before' },
    { effect: 'hang', phase: 'after', when: (call: Call) => this.#struck.get(call) === 'after' },
  ] as const
  readonly #writes: (call: Call) => boolean
  readonly #blows: readonly Blow<Call>[]
  /** How many of the calls that its blow counts each attempt has made. */
  readonly #counts = new Map<number, number>()
  readonly #struck = new Map<Call, Blow<Call>['moment']>()

  /**
   * @param writes whether a call is to change something
   * @param blows for the first attempt, the second and so on; those that follow are left in peace
   */
  constructor(writes: (call: Call) => boolean, blows: readonly Blow<Call>[]) {
    this.#writes = writes
    this.#blows = blows
  }

  /** For the server. */
  readonly onCall = (call: Call): void => {
    const attempt = this.#attempt
    if (!attempt) return
    this.calls.push({ call, attempt: attempt.number })
    const blow = this.#blows[attempt.number - 1]
    if (!blow || !(blow.calls ?? this.#writes)(call)) return
    const count = (this.#counts.get(attempt.number) ?? 0) + 1
    this.#counts.set(attempt.number, count)
    if (count !== blow.nth) return
    this.#struck.set(call, blow.moment)
    if (blow.moment === 'before') blow.by(attempt)
  }

  /** For the server. */
  readonly onAnswer = (call: Call): void => {
    const attempt = this.#attempt
    if (!attempt) return
    this.answered.push(call)
    if (this.#struck.has(call)) this.#blows[attempt.number - 1]?.by(attempt)
  }

  get #attempt(): Attempt | undefined {
    return this.run?.attempts.at(-1)
  }
}
