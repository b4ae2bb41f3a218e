import { parse } from 'csv-parse/sync'
import type { Attempt, WorkflowRun } from '../../simulators/github/index.ts'
import type { Call, Mail } from '../../simulators/xmedius/index.ts'
import { wished } from '../xmedius-import/wishes.ts'
import { stateOf } from '../xmedius-plan/office.ts'
import type { Exported } from './action-stage.ts'
import type { Row } from './roster-edits.ts'
import { XMediusStage } from './xmedius-stage.ts'

/** Something that befalls an attempt at one of its calls, which is never answered. */
export interface Blow {
  /** At the first such call of the attempt. */
  readonly at: (call: Call) => boolean
  /** Whether the call is carried out. */
  readonly moment: 'before' | 'after'
  readonly by: (attempt: Attempt) => void
}

/**
 * Of every kind of call: a profile that changes, a number that changes with the profile, two that change in a ring,
 * somebody who goes, and somebody new with a number.
 */
export const names = ['gail', 'fay', 'rita', 'rolf', 'lou', 'nora'] as const

const roster = await exported()

async function exported(): Promise<string> {
  await using stage = await XMediusStage.open()
  return (await stage.export()).roster
}

const inputs = { command: 'import', 'on-missing': 'delete', 'password-setup-mode': 'user_choice' }

/** An import of the office in a run, some of whose attempts are killed. */
export class InterruptedImport implements AsyncDisposable {
  readonly stage: XMediusStage
  readonly #run: WorkflowRun

  private constructor(stage: XMediusStage, run: WorkflowRun) {
    this.stage = stage
    this.#run = run
  }

  /** @param blows for the first attempt, the second and so on; those that follow are left in peace */
  static async open(blows: readonly Blow[]): Promise<InterruptedImport> {
    const struck = new Map<Call, Blow>()
    const dealt = new Set<Blow>()
    const onCall = (call: Call) => {
      const attempt = run.attempts.at(-1)
      const blow = blows[(attempt?.number ?? 0) - 1]
      if (!attempt || !blow || dealt.has(blow) || !blow.at(call)) return
      dealt.add(blow)
      struck.set(call, blow)
      if (blow.moment === 'before') blow.by(attempt)
    }
    const onAnswer = (call: Call) => {
      const attempt = run.attempts.at(-1)
      if (attempt) struck.get(call)?.by(attempt)
    }
    const quirks = (['before', 'after'] as const).map(phase => ({
      ...{ effect: 'hang' as const, phase },
      when: (call: Call) => struck.get(call)?.moment === phase,
    }))
    const files = { 'xmedius-users.csv': wished(roster, names) }
    const stage = await XMediusStage.open({ files, portal: { onCall, onAnswer, quirks } })
    const run = stage.run(inputs)
    return new InterruptedImport(stage, run)
  }

  /** The next attempt, to its end. */
  async attempt(): Promise<Exported> {
    const run = this.#run
    return this.stage.ended(run.attempts.length === 0 ? run.start() : run.rerunFailed())
  }

  /** All there is of the users, and who receives on which number. */
  get state(): Readonly<Record<string, unknown>> {
    return stateOf(this.stage.portal.account)
  }

  /** Mails that are sent once. That of a number is sent with each try to give it. */
  get mails(): readonly Mail[] {
    return this.stage.portal.account.mails.filter(({ about }) => about !== 'fax number')
  }

  /** Whom the portal has told of a fax number. */
  get toldOfNumbers(): ReadonlySet<string> {
    const { mails } = this.stage.portal.account
    return new Set(mails.flatMap(({ about, to }) => (about === 'fax number' ? [to] : [])))
  }

  /** The rows of the results that the newest attempt has uploaded. */
  get results(): Row[] {
    const files = this.stage.artifact(`rollcall-xmedius-import-attempt-${this.#run.attempts.length}`)
    return parse(files.get('results.csv') ?? '', { columns: true })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stage[Symbol.asyncDispose]()
  }
}
