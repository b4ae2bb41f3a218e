import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { RestService } from '../rest/service.ts'
import type { ResultsService } from '../service/results-service.ts'
import type { CacheScope } from '../service/runtime-token.ts'
import { Attempt } from './attempt.ts'
import { freshMachine, keptMachine } from './machine.ts'
import { grantAccess, runRecord } from './rest-access.ts'
import type { RunSettings } from './run-options.ts'

/** What runs talk to. */
export interface Services {
  readonly results: ResultsService
  readonly rest: RestService
}

/** A workflow run: its first attempt and its re-runs, which share the run id and the caches. */
export class WorkflowRun {
  readonly id: number
  readonly attempts: Attempt[] = []
  readonly #settings: RunSettings
  readonly #services: Services
  readonly #root: string
  #backendId = randomUUID()

  /** `root` is an empty folder of the run's own, for its machines. */
  constructor(settings: RunSettings, services: Services, root: string) {
    this.id = settings.runId
    this.#settings = settings
    this.#services = services
    this.#root = root
  }

  /** Starts the first attempt. */
  start(): Attempt {
    if (this.attempts.length > 0) throw new Error('The run has started; re-run it')
    return this.#attempt()
  }

  /** "Re-run all jobs": the new attempt does not see the artifacts of earlier ones. */
  rerunAll(): Attempt {
    this.#requireEnded()
    this.#backendId = randomUUID()
    return this.#attempt()
  }

  /** "Re-run failed jobs": the new attempt sees the artifacts of earlier ones. Throws when nothing failed. */
  rerunFailed(): Attempt {
    if (this.#requireEnded() === 'success') throw new Error('The run has no failed job')
    return this.#attempt()
  }

  #requireEnded(): string {
    const last = this.attempts.at(-1)
    if (last?.result === undefined) throw new Error('The run has not ended')
    return last.result.conclusion
  }

  #attempt(): Attempt {
    const number = this.attempts.length + 1
    const { machine, workspace, repository, runId } = this.#settings
    const { rest } = this.#services
    const access = grantAccess(rest, this.#settings, number)
    const record = runRecord(this.#settings, number)
    rest.repository(repository).runs.set(runId, record)
    const attempt = new Attempt({
      run: this.#settings,
      number,
      machine:
        machine === 'fresh'
          ? freshMachine(join(this.#root, `attempt-${number}`), workspace)
          : keptMachine(join(this.#root, 'machine'), workspace),
      runtime: this.#settings.results === 'absent' ? {} : this.#runtime(number),
      access,
      onEnd: conclusion => {
        rest.tokens.revoke(access.token)
        record.conclusion = conclusion
      },
    })
    this.attempts.push(attempt)
    return attempt
  }

  #runtime(attempt: number): Record<string, string> {
    const { repository, runId } = this.#settings
    const { results } = this.#services
    return {
      ACTIONS_RESULTS_URL: results.url,
      ACTIONS_RUNTIME_URL: results.url,
      ACTIONS_RUNTIME_TOKEN: results.tokenFor({
        repository,
        runId,
        attempt,
        runBackendId: this.#backendId,
        jobBackendId: randomUUID(),
        cacheScopes: cacheScopes(this.#settings),
      }),
      ACTIONS_CACHE_SERVICE_V2: 'True',
    }
  }
}

/** The run's own ref first, then what a pull request goes to, then the default branch. */
function cacheScopes(run: RunSettings): CacheScope[] {
  const branches = [run.baseRef, run.defaultBranch].filter(branch => branch !== undefined)
  const refs = new Set([run.ref, ...branches.map(branch => `refs/heads/${branch}`)])
  return [...refs].map(ref => ({ ref, writable: ref === run.ref && run.cache === 'read-write' }))
}
