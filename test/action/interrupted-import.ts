import { parse } from 'csv-parse/sync'
import { expect } from 'vitest'
import type { Call } from '../../simulators/five9/call.ts'
import { findLeaks, type RunOptions, type WorkflowRun } from '../../simulators/github/index.ts'
import { everybody, keyOf, noraPassword, office, stateOf, wished } from '../five9-import/office.ts'
import { officeRoster } from '../five9-import/office-roster.ts'
import { concerned, Effects, writes } from '../five9-import/writes.ts'
import type { Row } from './roster-edits.ts'
import { type Exported, exported, Stage } from './stage.ts'
import { type Blow as AnyBlow, Theatre } from './theatre.ts'

/** What befalls an attempt at a call to Five9. */
export type Blow = AnyBlow<Call>

/** One change of every kind. Of skills only those of one user, since a pause follows each. */
const names = everybody.filter(name => !['adam', 'mona', 'remy'].includes(name))

/** An import of the office in a run, some of whose attempts are dealt a blow. */
export class InterruptedImport implements AsyncDisposable {
  readonly stage: Stage
  readonly run: WorkflowRun
  readonly #theatre: Theatre<Call>

  private constructor(stage: Stage, run: WorkflowRun, theatre: Theatre<Call>) {
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
    const theatre = new Theatre<Call>(writes, blows)
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
    const effects = new Effects()
    for (const call of this.#theatre.answered) effects.note(call)
    const times: Record<string, number> = {}
    for (const effect of effects.all) times[effect] = (times[effect] ?? 0) + 1
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

/** Whether a call names a user, or the group that two of them join. */
function isAbout(call: Call, key: string): boolean {
  const joins = key === keyOf('gus') || key === keyOf('greta')
  return concerned(call).includes(key) || (joins && call.pattern?.includes('Night shift') === true)
}

function passwordOf({ request }: Call): string[] {
  const { userInfo } = request as { userInfo?: { generalInfo?: { password?: string } } }
  return [userInfo?.generalInfo?.password ?? []].flat()
}
