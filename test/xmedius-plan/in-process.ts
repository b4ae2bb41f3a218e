import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { XMedius as Server } from '../../simulators/xmedius/index.ts'
import { exportUsers } from '../../src/commands/export.ts'
import { type PlanResult, planUsers } from '../../src/commands/plan.ts'
import type { Ports } from '../../src/commands/ports.ts'
import { HttpClient } from '../../src/http/client.ts'
import { columnsOf, openForPlanning, openPlatform, type PlanSelection } from '../../src/platforms/registry.ts'
import type { PlanSurroundings } from '../../src/platforms/surroundings.ts'
import type { XMediusPlanSelection } from '../../src/platforms/xmedius/roster/plannable.ts'
import type { PlanOptions } from '../../src/roster/planning/plan.ts'
import { openBaseRoster } from '../../src/roster/reading/base-roster.ts'
import type { Finding } from '../../src/roster/reading/finding.ts'
import { type ColumnMapping, noMapping } from '../../src/roster/reading/mapping.ts'
import { openRoster } from '../../src/roster/reading/open-roster.ts'
import { freely } from '../five9-plan/in-process.ts'
import { TemporaryFolder } from '../temporary-folder.ts'
import { InstantClock } from '../work/instant-clock.ts'

/** What a workflow says besides where the portal is. */
export interface DeskOptions
  extends Partial<Pick<XMediusPlanSelection, 'passwordSetupMode' | 'unknownGroup' | 'literalPasswords'>> {
  readonly mapping?: ColumnMapping
  /** The roster as it was when it was last in step with the portal. */
  readonly base?: string
  /** Of the step, by variable. */
  readonly environment?: Readonly<Record<string, string>>
}

/** A workspace beside a portal within this process: real requests, and no real waiting. */
export class Desk extends TemporaryFolder {
  readonly log: string[] = []
  readonly clock = new InstantClock(Date.now())
  readonly #server: Server
  readonly #options: DeskOptions
  #runs = 0

  constructor(server: Server, options: DeskOptions = {}) {
    super()
    this.#server = server
    this.#options = options
  }

  get roster(): string {
    return readFileSync(this.rosterPath, 'utf8')
  }

  set roster(text: string) {
    writeFileSync(this.rosterPath, text)
  }

  /** Writes the roster from the portal. */
  async export(): Promise<void> {
    const { rosterPath } = this
    const platform = await openPlatform({ ...this.selection }, this.surroundings())
    const result = await exportUsers(platform, { ...this.options(), rosterPath }, this.ports())
    if (result.errors.length > 0) throw new Error(result.errors.join('\n'))
  }

  async plan(planning: Partial<PlanOptions> = {}): Promise<PlanResult> {
    return planUsers(
      await this.opened(),
      columns => openForPlanning(this.selection, columns, this.surroundings()),
      { ...this.options(), planning: { ...freely, ...planning } },
      this.ports(),
    )
  }

  protected get rosterPath(): string {
    return this.file('xmedius-users.csv')
  }

  protected get selection(): Extract<PlanSelection, { platform: 'xmedius' }> {
    const { url, account, token } = this.#server
    const { passwordSetupMode = 'random', unknownGroup = 'refuse', literalPasswords = false } = this.#options
    return {
      ...{ platform: 'xmedius', endpoint: new URL(url), account: account.name, token },
      ...{ passwordSetupMode, unknownGroup, literalPasswords },
    }
  }

  protected async opened() {
    const findings: Finding[] = []
    const { base: before, mapping = noMapping } = this.#options
    const how = { file: 'xmedius-users.csv', columns: await columnsOf(this.selection), mapping }
    const roster = await openRoster(this.rosterPath, { ...how, onFinding: finding => findings.push(finding) })
    if (before !== undefined) writeFileSync(this.file('base.csv'), before)
    const base = before === undefined ? undefined : await openBaseRoster(this.file('base.csv'), how)
    return { roster, findings, ...(base && { base }) }
  }

  protected surroundings(): PlanSurroundings {
    const { clock, log } = this
    return {
      ...{ http: new HttpClient({ clock }), requestTimeout: 10_000, clock },
      onWait: ({ limit }) => log.push(`waiting for ${limit}`),
      environment: name => this.#options.environment?.[name],
    }
  }

  protected options() {
    this.#runs += 1
    const reportFolder = this.file(`report-${this.#runs}`)
    mkdirSync(reportFolder)
    return {
      ...{ reportFolder, artifactName: 'artifact', attempt: 1, version: '0' },
      ...{ resume: false, progressMaxAge: 0, timeBudget: undefined },
    }
  }

  protected ports(): Ports {
    const line = (text: string) => void this.log.push(text)
    return {
      clock: this.clock,
      log: { info: line, notice: line, warning: line, error: line },
      progress: {
        folder: this.file('progress'),
        scratch: this.file('unfinished'),
        restore: async () => false,
        save: async () => true,
        finish: async () => undefined,
      },
      artifacts: { upload: async () => undefined, uploadPage: async () => undefined },
      signal: new AbortController().signal,
    }
  }
}
