import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Five9 as Server } from '../../simulators/five9/index.ts'
import { exportUsers } from '../../src/commands/export.ts'
import { type PlanResult, planUsers } from '../../src/commands/plan.ts'
import type { Ports } from '../../src/commands/ports.ts'
import { HttpClient } from '../../src/http/client.ts'
import { everything } from '../../src/platforms/five9/export-config.ts'
import { five9Columns } from '../../src/platforms/five9/roster-columns.ts'
import { openForPlanning, openPlatform, type PlanSelection } from '../../src/platforms/registry.ts'
import type { PlanSurroundings } from '../../src/platforms/surroundings.ts'
import type { PlanOptions } from '../../src/roster/planning/plan.ts'
import type { Finding } from '../../src/roster/reading/finding.ts'
import { noMapping } from '../../src/roster/reading/mapping.ts'
import { openRoster } from '../../src/roster/reading/open-roster.ts'
import { TemporaryFolder } from '../temporary-folder.ts'
import { InstantClock } from '../work/instant-clock.ts'

/** Nothing is held back by a guard. */
export const freely: PlanOptions = {
  ...{ onMissing: 'ignore', onDrift: 'hold', onRename: 'hold', onDamage: 'refuse', protect: [] },
  ...{ maxCreates: {}, maxUpdates: {}, maxRemovals: {} },
}

/** A workspace beside a server within this process: real requests, and no real waiting. */
export class Desk extends TemporaryFolder {
  readonly log: string[] = []
  readonly clock: InstantClock
  protected readonly server: Server
  #runs = 0

  constructor(server: Server, clock = new InstantClock(Date.now())) {
    super()
    this.server = server
    this.clock = clock
  }

  get roster(): string {
    return readFileSync(this.rosterPath, 'utf8')
  }

  set roster(text: string) {
    writeFileSync(this.rosterPath, text)
  }

  /** Writes the roster from the server. */
  async export(): Promise<void> {
    const { rosterPath } = this
    const platform = await openPlatform(
      { ...this.selection, scope: { kind: 'tenant' }, config: everything },
      this.surroundings(),
    )
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
    return this.file('five9-users.csv')
  }

  protected get selection(): Extract<PlanSelection, { platform: 'five9' }> {
    const { endpoint, username, password } = this.server
    return {
      ...{ platform: 'five9', endpoint: new URL(endpoint), username, password },
      ...{ scope: { kind: 'tenant' }, chunking: { kind: 'off' }, passwordMode: 'random' },
    }
  }

  protected async opened() {
    const findings: Finding[] = []
    const roster = await openRoster(this.rosterPath, {
      ...{ file: 'five9-users.csv', columns: five9Columns, mapping: noMapping },
      onFinding: finding => findings.push(finding),
    })
    return { roster, findings }
  }

  protected surroundings(): PlanSurroundings {
    const { clock, log } = this
    return {
      ...{ http: new HttpClient({ clock }), requestTimeout: 10_000, clock },
      onWait: ({ limit }) => log.push(`waiting for ${limit}`),
      environment: () => undefined,
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
