import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ImportResult, importUsers } from '../../src/commands/import.ts'
import { openForImport, openForPlanning } from '../../src/platforms/registry.ts'
import type { PlanOptions } from '../../src/roster/planning/plan.ts'
import { Desk, freely } from '../wazo-plan/in-process.ts'

export interface Imported extends ImportResult {
  /** A file of the artifact; empty when there is none of that name. */
  file(name: string): string
  /** Requests that changed something, by their routes. */
  readonly writes: readonly string[]
}

/** A desk from which rosters are imported, too. */
export class ImportDesk extends Desk {
  async import(planning: Partial<PlanOptions> = {}, dryRun = false): Promise<Imported> {
    const { rosterPath, server } = this
    const options = this.options()
    const before = server.calls.length
    const result = await importUsers(
      await this.opened(),
      async columns =>
        dryRun
          ? { dryRun, platform: await openForPlanning(this.selection, columns, this.surroundings()) }
          : { dryRun, platform: await openForImport(this.selection, columns, this.surroundings()) },
      { ...options, rosterPath, failOn: 'any', planning: { ...freely, ...planning } },
      this.ports(),
    )
    const made = server.calls.slice(before)
    return {
      ...result,
      writes: made.filter(({ method }) => method !== 'GET').map(({ route }) => route),
      file: name => {
        const path = join(options.reportFolder, name)
        return result.reports?.files.includes(path) ? readFileSync(path, 'utf8') : ''
      },
    }
  }
}
