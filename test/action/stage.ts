import { parse } from 'csv-parse/sync'
import {
  type Domain,
  type Five9,
  type Five9Options,
  FTP_PASSWORD,
  makeDomain,
  startFive9,
} from '../../simulators/five9/index.ts'
import type { Attempt } from '../../simulators/github/index.ts'
import { unguard } from '../../src/roster/formula-guard.ts'
import { ActionStage, type Exported, endOf, type Furniture, furnish, type Setting } from './action-stage.ts'

export type { Exported } from './action-stage.ts'

/** Needs escaping wherever a password could turn up. */
export const password = 'M4de&Up<"pass\'%/+é>'

/** What the workspace holds before the export; a failed one must leave it so. */
export const oldRoster = 'userName\nfrom.an.earlier.export@example.com\n'

export interface StageOptions extends Partial<Setting> {
  /** Users of the domain; default 60. */
  readonly users?: number
  readonly domain?: Domain
  readonly five9?: Partial<Five9Options>
}

/** The action between a Five9 domain and GitHub. */
export class Stage extends ActionStage {
  readonly five9: Five9

  private constructor(five9: Five9, furniture: Furniture) {
    const { url, username } = five9
    const service = {
      ...{ platform: 'five9', inputs: { url, username, password }, secrets: { FIVE9_PASSWORD: password } },
      unseen: () => [FTP_PASSWORD],
      close: () => five9.close(),
    }
    super(service, furniture)
    this.five9 = five9
  }

  static async open(options: StageOptions = {}): Promise<Stage> {
    const domain = options.domain ?? makeDomain({ users: options.users ?? 60 })
    const files = { 'five9-users.csv': oldRoster, ...options.files }
    const five9 = await startFive9({ domain, password, ...options.five9 })
    return new Stage(five9, await furnish({ files, run: options.run }))
  }
}

/** An attempt of an export, a plan or an import, once it has ended. */
export function exported(attempt: Attempt): Promise<Exported> {
  return endOf(attempt, 'five9-users.csv')
}

/** The rows of a roster, with the guards before what looks like a formula taken away. */
export function rowsOf(roster: string): Record<string, string>[] {
  return parse(roster, { columns: true, cast: unguard })
}

export function namesOf(roster: string): string[] {
  return rowsOf(roster).map(row => row.userName ?? '')
}
