import { expect } from 'vitest'
import {
  type AttemptResult,
  account,
  actionsBot,
  artifactFiles,
  findLeaks,
  GitHub,
  type Repository,
} from '../../../simulators/github/index.ts'
import { type Context, expand } from './expressions.ts'
import { type Files, GitRepository } from './git.ts'
import { stepsOf } from './job-steps.ts'
import { Played } from './played.ts'
import { runJobs } from './run-jobs.ts'
import { type Event, idle, type Job, readExample, type Workflow } from './workflow.ts'

const name = 'example/rosters'
const main = 'refs/heads/main'

/** What the settings of a repository hold, and where the platform really is. */
export interface Settings {
  readonly vars?: Readonly<Record<string, string>>
  /** By their names, for a job with this environment; empty for one without. */
  readonly secrets: (environment: string) => Readonly<Record<string, string>>
  /** Inputs of Rollcall in place of those of the example; undefined leaves one out. */
  readonly inputs: (environment: string) => Readonly<Record<string, string | undefined>>
}

/**
 * A repository on GitHub that uses the examples: with its Git, its pull requests, and runs of the workflows as they stand.
 * When it is left, everything that any run left behind is searched for the secrets.
 */
export class Hub implements AsyncDisposable {
  readonly github: GitHub
  readonly git = new GitRepository()
  readonly repository: Repository
  readonly #settings: Settings
  readonly #attempts: AttemptResult[] = []
  readonly #secrets = new Set<string>()
  #lastRun = 9_000_000_000

  private constructor(github: GitHub, settings: Settings) {
    this.github = github
    this.repository = github.rest.repository(name)
    this.#settings = settings
    this.#synchronize()
  }

  static async open(settings: Settings): Promise<Hub> {
    return new Hub(await GitHub.start(), settings)
  }

  /** Somebody pushes a commit to main past pull requests. */
  push(files: Files): Event {
    return this.#pushed(this.repository.push([this.git.commit('main', files)]))
  }

  /**
   * Somebody opens a pull request with a branch of one commit.
   * @param from the repository of the branch, as `owner/name`; another one is a fork
   */
  propose(headRef: string, files: Files, from = name): number {
    this.git.commit(headRef, files)
    const commits = this.git.commits(headRef)
    return this.repository.openPull({ headRef, commits, from, author: account('kim-example') }).number
  }

  /** Somebody pushes one more commit to the branch of a pull request. */
  amend(number: number, files: Files): void {
    this.repository.pushTo(number, this.git.commit(this.#head(number).ref, files))
  }

  /** What happens to a pull request as an event. */
  pullEvent(number: number, action = 'synchronize'): Event {
    const ref = `refs/pull/${number}/merge`
    const sha = this.git.tryMerge(this.#head(number).ref, ref)
    const payload = this.github.rest.pullRequestEvent(this.repository, number, action)
    return { name: 'pull_request', payload, ref, sha, files: this.git.changed('origin/main', sha) }
  }

  /** Merges a pull request; answers with the push. */
  merge(number: number, method: 'merge' | 'squash' = 'merge'): Event {
    const commits = this.git.merge(this.#head(number).ref, method)
    return this.#pushed(this.repository.merge(number, { method, commits }))
  }

  /** Puts pull requests into the merge queue; answers with the event of each. */
  enqueue(numbers: readonly number[]): Event[] {
    let base = this.git.tip('main')
    return this.repository.enqueue(numbers).map(({ action, merge_group: group }, at) => {
      const { head_ref: ref } = group
      const payload = { action, merge_group: { ...group, base_sha: base } }
      base = this.git.tryMerge(this.#head(numbers[at] ?? 0).ref, ref, base)
      return { name: 'merge_group', payload, ref, sha: base }
    })
  }

  /** A clock, or a person, starts a workflow on main. */
  started(by: 'schedule' | 'workflow_dispatch', inputs: Readonly<Record<string, string>> = {}): Event {
    return { name: by, payload: {}, ref: main, sha: this.git.tip('main'), inputs }
  }

  /** That a run has ended, as an event. */
  completed({ runId: id, workflow, conclusion }: Played): Event {
    const html_url = `https://github.com/${name}/actions/runs/${id}`
    const workflow_run = { id, run_attempt: 1, conclusion, html_url }
    const payload = { action: 'completed', workflow: { name: workflow.name }, workflow_run }
    return { ...this.started('schedule'), name: 'workflow_run', payload }
  }

  /** Runs a workflow of examples/workflows for an event; throws when the event is not one that starts it. */
  async play(file: string, event: Event): Promise<Played> {
    const workflow = readExample(file)
    const objection = idle(workflow, event)
    if (objection) throw new Error(objection)
    this.#lastRun += 1
    const runId = this.#lastRun
    const jobs = await runJobs(workflow, this.#context(workflow, event, runId), (id, job, context) =>
      this.#runJob(id, job, event, context, runId),
    )
    this.#synchronize()
    return new Played(runId, workflow, jobs)
  }

  /** The open pull request of a branch. */
  pullOf(branch: string): number | undefined {
    return this.repository.pulls.find(({ state, pull }) => state === 'open' && pull.head.ref === branch)
      ?.number
  }

  /** A file of the artifact that a run has uploaded under a name. */
  artifact({ runId }: Played, artifactName: string, file: string): string {
    const found = this.github.artifacts.list().find(one => one.runId === runId && one.name === artifactName)
    if (!found) throw new Error(`run ${runId} has no artifact ${artifactName}`)
    return artifactFiles(found).get(file)?.toString() ?? ''
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const search = { secrets: [...this.#secrets], attempts: this.#attempts }
    try {
      expect(await findLeaks(this.github, search)).toEqual([])
    } finally {
      await this.github[Symbol.asyncDispose]()
      this.git[Symbol.dispose]()
    }
  }

  async #runJob(id: string, job: Job, event: Event, given: Context, runId: number): Promise<AttemptResult> {
    const environment = expand(job.environment, given)
    const secrets = this.#secretsFor(event, environment)
    const token = `ghs_made_up_${runId}_${id}`
    const permissions = job.permissions ?? {}
    const steps = stepsOf(job, {
      ...{ github: this.github, url: this.git.url, event, permissions },
      context: { ...given, secrets, github: { ...(given.github as object), token } },
      inputs: this.#settings.inputs(environment),
      openPull: (headRef, title, body) => this.#opened(headRef, title, body),
      closePull: headRef => this.#closed(headRef),
    })
    const { ref, sha, name: eventName, payload } = event
    const run = this.github.run({
      ...{ repository: name, steps, runId, job: id, ref, sha, permissions },
      ...(eventName === 'pull_request' && {
        baseRef: 'main',
        headRef: this.#head(Number(payload.number)).ref,
      }),
      event: { name: eventName, payload },
      secrets: { ...secrets, GITHUB_TOKEN: token },
    })
    const result = await run.start().done
    this.#attempts.push(result)
    return result
  }

  /** Those of the settings, which GitHub keeps from runs for forks. */
  #secretsFor({ name: eventName, payload }: Event, environment: string): Readonly<Record<string, string>> {
    if (eventName === 'pull_request' && this.#head(Number(payload.number)).repository !== name) return {}
    const secrets = this.#settings.secrets(environment)
    for (const [variable, secret] of Object.entries(secrets)) {
      // The user name of an account is in the roster, too.
      if (!variable.endsWith('USERNAME')) this.#secrets.add(secret)
    }
    return secrets
  }

  #context({ on }: Workflow, event: Event, runId: number): Context {
    const { name: event_name, payload, ref, sha } = event
    const wanted = Object.entries(on[event_name]?.inputs ?? {}).map(([input, one]) => [
      input,
      one.default ?? '',
    ])
    const github = {
      ...{ event_name, ref, sha, repository: name, server_url: 'https://github.com', run_id: String(runId) },
      ref_name: ref.replace(/^refs\/(heads|pull)\//, ''),
      event: { ...payload, repository: { default_branch: 'main' } },
    }
    const inputs = { ...Object.fromEntries(wanted), ...event.inputs }
    return { github, inputs, vars: this.#settings.vars ?? {}, secrets: {}, steps: {}, matrix: {}, runner: {} }
  }

  #pushed(payload: { readonly before: string; readonly after: string; readonly ref: string }): Event {
    const { before, after: sha, ref } = payload
    return { name: 'push', payload: { ...payload }, ref, sha, files: this.git.changed(before, sha) }
  }

  #head(number: number) {
    return this.repository.pull(number).pull.head
  }

  /** A run has pushed a branch and opens a pull request for it, or brings the one up to date that there is. */
  #opened(headRef: string, title: string, body: string): void {
    const number = this.pullOf(headRef)
    const commits = this.git.commits(headRef)
    if (number === undefined) this.repository.openPull({ headRef, commits, title, body, author: actionsBot })
    else this.repository.pushTo(number, commits.at(-1))
  }

  #closed(headRef: string): void {
    const number = this.pullOf(headRef)
    if (number !== undefined) this.repository.setState(this.repository.pull(number), 'closed', undefined)
  }

  /** Tells the API where main is, since a run may have pushed to it. */
  #synchronize(): void {
    this.repository.refs.set(main, this.git.tip('main'))
  }
}
