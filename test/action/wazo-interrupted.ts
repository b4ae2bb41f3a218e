import { parse } from 'csv-parse/sync'
import type { RunOptions, WorkflowRun } from '../../simulators/github/index.ts'
import type { Call } from '../../simulators/wazo/index.ts'
import { contentOf } from '../platforms/wazo/import/content.ts'
import type { Exported } from './action-stage.ts'
import type { Row } from './roster-edits.ts'
import { type Blow as AnyBlow, Theatre } from './theatre.ts'
import { environment, staff, wished } from './wazo-office.ts'
import { WazoStage } from './wazo-stage.ts'

/** What befalls an attempt at a call to Wazo. */
export type Blow = AnyBlow<Call>

/** Whether a call is to change something about users. */
export function writes({ method, route }: Pick<Call, 'method' | 'route'>): boolean {
  return method !== 'GET' && !route.includes('auth/token')
}

/** An import of the office in a run, some of whose attempts are dealt a blow. */
export class InterruptedImport implements AsyncDisposable {
  readonly stage: WazoStage
  readonly run: WorkflowRun
  readonly #theatre: Theatre<Call>

  private constructor(stage: WazoStage, run: WorkflowRun, theatre: Theatre<Call>) {
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
    const stage = await WazoStage.open({ wazo: { onCall, onAnswer, quirks } })
    await stage.hire(staff(stage))
    await stage.write({ 'wazo-users.csv': wished(stage) })
    for (const secret of Object.values(environment)) stage.unseen.add(secret)
    const run = stage.run(
      { command: 'import', 'on-missing': 'delete', ...inputs },
      { env: environment, ...more },
    )
    theatre.run = run
    return new InterruptedImport(stage, run, theatre)
  }

  /** The next attempt, to its end. */
  async attempt(): Promise<Exported> {
    return this.stage.ended(this.run.attempts.length === 0 ? this.run.start() : this.run.rerunFailed())
  }

  /** Calls that were to change something and came to do so, in order. */
  get writes(): readonly Call[] {
    return this.#theatre.answered.filter(writes)
  }

  /** What the tenant holds. */
  get content() {
    return contentOf(this.stage.wazo.state, this.stage.furnished.tenant)
  }

  /** The rows of the results that the newest attempt has uploaded. */
  get results(): Row[] {
    const files = this.stage.artifact(`rollcall-wazo-import-attempt-${this.run.attempts.length}`)
    return parse(files.get('results.csv') ?? '', { columns: true })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stage[Symbol.asyncDispose]()
  }
}
