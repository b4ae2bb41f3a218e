import { parse } from 'csv-parse/sync'
import { expect } from 'vitest'
import type { Call } from '../../simulators/five9/call.ts'
import { type Attempt, findLeaks, type RunOptions, type WorkflowRun } from '../../simulators/github/index.ts'
import { everybody, keyOf, noraPassword, office, stateOf, wished } from '../five9-import/office.ts'
import { officeRoster } from '../five9-import/office-roster.ts'
import { concerned, Effects, writes } from '../five9-import/writes.ts'
import type { Row } from './roster-edits.ts'
import { type Exported, exported, Stage } from './stage.ts'

/** Something that befalls an attempt at one of its calls. */
export interface Blow {
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
interface Made {
  readonly call: Call
  readonly attempt: number
}

/** One change of every kind. Of skills only those of one user, since a pause follows each. */
const names = everybody.filter(name => !['adam', 'mona', 'remy'].includes(name))

/** An import of the office in a run, some of whose attempts are dealt a blow. */
export class InterruptedImport implements AsyncDisposable {
  readonly stage: Stage
  readonly run: WorkflowRun
  readonly #theatre: Theatre

  private constructor(stage: Stage, run: WorkflowRun, theatre: Theatre) {
    this.stage = stage
    this.run = run
    this.#theatre = theatre
  }

  /** @param blows for the first attempt, the second and so on; those that follow are left in peace */
  static async open(
    blows: readonly Blow[],
    inputs: Readonly<Record<string, string>> = {},
    more: Partial<RunOptions> = {},
  ): Promise<InterruptedImport> {
    const theatre = new Theatre(blows)
    const { onCall, onAnswer, quirks } = theatre
    const files = { 'five9-users.csv': wished(officeRoster, names) }
    const stage = await Stage.open({ domain: office(), five9: { onCall, onAnswer, quirks }, files })
    const run = stage.run(
      { command: 'import', 'on-missing': 'delete', 'password-mode': 'random', ...inputs },
      { env: { NORA_PASSWORD: noraPassword }, ...more },
    )
    theatre.run = run
    return new InterruptedImport(stage, run, theatre)
  }

  /** The next attempt, to its end. */
  async attempt(): Promise<Exported> {
    return exported(this.run.attempts.length === 0 ? this.run.start() : this.run.rerunFailed())
  }

  /** How often each thing was done to each user. */
  get effects(): Readonly<Record<string, number>> {
    const times: Record<string, number> = {}
    for (const effect of this.#theatre.effects.all) times[effect] = (times[effect] ?? 0) + 1
    return times
  }

  /** Calls that were to change users and were refused: of something done already, for one. */
  get refused(): readonly string[] {
    const calls = this.#theatre.calls.filter(({ call }) => writes(call) && /fault$/i.test(call.outcome))
    return calls.map(({ call }) => `${call.operation}: ${call.outcome}`)
  }

  get state(): Readonly<Record<string, unknown>> {
    return stateOf(this.stage.five9.domain)
  }

  /** Those that new users were sent. */
  get passwords(): string[] {
    return [...new Set(this.stage.five9.calls.flatMap(passwordOf))]
  }

  /** The rows of the results that the newest attempt has uploaded. */
  get results(): Row[] {
    const files = this.stage.artifact(`rollcall-five9-import-attempt-${this.run.attempts.length}`)
    return parse(files.get('results.csv') ?? '', { columns: true })
  }

  /** The attempt that made the last call about a user: after an answer that was lost, the one that looked. */
  attemptOf(key: string): string {
    return String(this.#theatre.calls.findLast(({ call }) => isAbout(call, key))?.attempt)
  }

  /** Leaves the stage when it is certain that no password of a new user was left anywhere. */
  async [Symbol.asyncDispose](): Promise<void> {
    const { github } = this.stage
    const attempts = this.run.attempts.flatMap(({ result }) => result ?? [])
    try {
      expect(await findLeaks(github, { secrets: this.passwords, attempts })).toEqual([])
    } finally {
      await this.stage[Symbol.asyncDispose]()
    }
  }
}

/** Where blows are dealt: watches the calls of a run and knows which of them were carried out. */
class Theatre {
  run: WorkflowRun | undefined
  /** Those of the run, in order. */
  readonly calls: Made[] = []
  readonly effects = new Effects()
  /** For the server: calls that are struck before or after their effect are never answered. */
  readonly quirks = [
    { effect: 'hang', when: (call: Call) => this.#struck.get(call) === 'before' },
    { effect: 'hang', phase: 'after', when: (call: Call) => this.#struck.get(call) === 'after' },
  ] as const
  readonly #blows: readonly Blow[]
  /** How many of the calls that its blow counts each attempt has made. */
  readonly #counts = new Map<number, number>()
  readonly #struck = new Map<Call, Blow['moment']>()

  constructor(blows: readonly Blow[]) {
    this.#blows = blows
  }

  /** For the server. */
  readonly onCall = (call: Call): void => {
    const attempt = this.#attempt
    if (!attempt) return
    this.calls.push({ call, attempt: attempt.number })
    const blow = this.#blows[attempt.number - 1]
    if (!blow || !(blow.calls ?? writes)(call)) return
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
    this.effects.note(call)
    if (this.#struck.has(call)) this.#blows[attempt.number - 1]?.by(attempt)
  }

  get #attempt(): Attempt | undefined {
    return this.run?.attempts.at(-1)
  }
}

/** Whether a call names a user, or the group that two of them join. */
function isAbout(call: Call, key: string): boolean {
  const joins = key === keyOf('gus') || key === keyOf('greta')
  return concerned(call).includes(key) || (joins && call.pattern?.includes('Night shift') === true)
}

function passwordOf({ request }: Call): string[] {
  const { userInfo } = request as { userInfo?: { generalInfo?: { password?: string } } }
  return [userInfo?.generalInfo?.password ?? []].flat()
}
