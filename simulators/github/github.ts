import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RestService } from './rest/service.ts'
import { completeRunOptions, type RunOptions } from './runner/run-options.ts'
import { WorkflowRun } from './runner/workflow-run.ts'
import type { ArtifactService } from './service/artifact-service.ts'
import type { CacheService } from './service/cache-service.ts'
import type { Faults } from './service/faults.ts'
import { type ReceivedRequest, ResultsService } from './service/results-service.ts'

/**
 * A GitHub of one's own: the REST API and the results service on 127.0.0.1, and a runner. Repositories, caches and
 * artifacts live as long as this object, so that attempts and runs share them. Dispose of it (`await using`) when done.
 */
export class GitHub implements AsyncDisposable {
  /** Pull requests, issues, comments, tokens; to look at and to change. */
  readonly rest: RestService
  readonly #service: ResultsService
  readonly #root: string
  readonly #runs: WorkflowRun[] = []
  #nextRunId = 9_000_000_001

  private constructor(service: ResultsService, rest: RestService, root: string) {
    this.rest = rest
    this.#service = service
    this.#root = root
  }

  static async start(): Promise<GitHub> {
    const root = await mkdtemp(join(tmpdir(), 'github-simulator-'))
    const service = await ResultsService.start()
    return new GitHub(service, await RestService.start(service.artifacts), root)
  }

  get caches(): CacheService {
    return this.#service.caches
  }

  get artifacts(): ArtifactService {
    return this.#service.artifacts
  }

  /** Switches for faults of the results service. */
  get faults(): Faults {
    return this.#service.faults
  }

  /** The requests the results service has received, oldest first. */
  get requests(): readonly ReceivedRequest[] {
    return this.#service.requests
  }

  /** Defines a workflow run; `start` it, and re-run it as often as needed. */
  run(options: RunOptions): WorkflowRun {
    const settings = completeRunOptions(options, () => this.#nextRunId++)
    const services = { results: this.#service, rest: this.rest }
    const run = new WorkflowRun(settings, services, join(this.#root, `run-${this.#runs.length + 1}`))
    this.#runs.push(run)
    return run
  }

  /** Ends whatever still runs, closes the services, and removes the machines' folders. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const attempt of this.#runs.flatMap(run => run.attempts)) {
      if (attempt.result === undefined) attempt.loseRunner()
      // A set-up that failed is reported to whoever awaits the attempt.
      await attempt.done.catch(() => undefined)
    }
    await this.rest.close()
    await this.#service.close()
    await rm(this.#root, { recursive: true, force: true })
  }
}
