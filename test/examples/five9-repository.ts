import { startFive9 } from '../../simulators/five9/index.ts'
import type { AttemptResult } from '../../simulators/github/index.ts'
import { edited } from '../action/roster-edits.ts'
import { Desk } from '../five9-plan/in-process.ts'
import { makeFive9Domain, openFive9Site } from '../story/five9-site.ts'
import type { Site } from '../story/site.ts'
import { Hub } from './hub/hub.ts'
import type { Event } from './hub/workflow.ts'

export const roster = 'five9-users.csv'

/** Milliseconds that a test may take which runs Rollcall many times, where others do so beside it. */
export const manyRuns = { timeout: 180_000 }

/** What every domain of these tests exports to at first: all are made from the same seed. */
export const exportedRoster = await exported()

async function exported(): Promise<string> {
  await using five9 = await startFive9({ domain: makeFive9Domain() })
  using desk = new Desk(five9)
  await desk.export()
  return desk.roster
}

/** A repository whose main branch has the roster of a Five9 domain. */
export class Five9Repository implements AsyncDisposable {
  readonly site: Site
  readonly hub: Hub

  private constructor(site: Site, hub: Hub) {
    this.site = site
    this.hub = hub
  }

  static async open(): Promise<Five9Repository> {
    const site = await openFive9Site()
    const repository = new Five9Repository(site, await Hub.open(site.settings))
    repository.hub.push({ [roster]: exportedRoster })
    return repository
  }

  /** Opens a pull request that changes the last names of some of the site's people, on the roster that main has. */
  propose(branch: string, keys: readonly string[]): number {
    return this.hub.propose(branch, { [roster]: withNames(this.hub.git.read('main', roster), keys) })
  }

  /** Pushes such a change to main past pull requests. */
  push(keys: readonly string[]): Event {
    const before = this.hub.git.read('main', roster)
    return this.hub.push({ [roster]: withNames(before, keys) })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.hub[Symbol.asyncDispose]()
    await this.site[Symbol.asyncDispose]()
  }
}

/** A roster in which some users have another last name. */
export function withNames(text: string, keys: readonly string[]): string {
  return edited(text, rows =>
    rows.map(row => (keys.includes(row.userName ?? '') ? { ...row, lastName: 'Asked' } : row)),
  )
}

/** How each step of a job ended. */
export function conclusions(result: AttemptResult | undefined): string[] {
  return result?.steps.map(({ main }) => main.conclusion) ?? []
}
