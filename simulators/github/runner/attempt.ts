import type { JobStatus } from './condition.ts'
import { Job, type OutputLine } from './job.ts'
import { githubContext, writeEvent } from './job-environment.ts'
import type { Machine } from './machine.ts'
import type { RestAccess } from './rest-access.ts'
import type { PhaseResult, StepResult } from './results.ts'
import type { RunSettings } from './run-options.ts'

/** What an attempt left behind. */
export class AttemptResult {
  readonly runId: number
  readonly attempt: number
  readonly conclusion: JobStatus
  readonly steps: readonly StepResult[]
  /** The folders as the attempt left them. */
  readonly machine: Machine

  constructor(
    runId: number,
    attempt: number,
    conclusion: JobStatus,
    steps: readonly StepResult[],
    machine: Machine,
  ) {
    this.runId = runId
    this.attempt = attempt
    this.conclusion = conclusion
    this.steps = steps
    this.machine = machine
  }

  /** The result of a step; throws when the workflow has no step of that id. */
  step(id: string): StepResult {
    const found = this.steps.find(step => step.id === id)
    if (found === undefined) throw new Error(`There is no step '${id}'`)
    return found
  }

  /** The phases that ran, in the order in which they ran. */
  get phases(): { readonly name: string; readonly result: PhaseResult }[] {
    const mains = this.steps.map(step => ({ name: `${step.id} main`, result: step.main }))
    const posts = this.steps.flatMap(step =>
      step.post === undefined ? [] : [{ name: `${step.id} post`, result: step.post }],
    )
    return [...mains, ...posts.reverse()].filter(({ result }) => result.conclusion !== 'skipped')
  }

  /** The whole log as GitHub shows it. */
  get log(): string {
    return this.phases.map(({ result }) => result.log).join('\n')
  }
}

export interface AttemptSetup {
  readonly run: RunSettings
  /** From 1. */
  readonly number: number
  readonly machine: Promise<Machine>
  readonly runtime: Readonly<Record<string, string>>
  readonly access: RestAccess
  /** Called once the job is over, before `done` resolves. */
  readonly onEnd: (conclusion: JobStatus) => void
}

/** An attempt of a workflow run, running from the moment it is made. */
export class Attempt {
  readonly number: number
  /** The folders the attempt works in, once they are ready. */
  readonly machine: Promise<Machine>
  /** Rejects only for a mistake in the set-up, such as an action.yml that cannot be used. */
  readonly done: Promise<AttemptResult>
  /** Undefined until the attempt has ended. */
  result: AttemptResult | undefined
  readonly #listeners = new Set<(line: OutputLine) => void>()
  readonly #lines: OutputLine[] = []
  readonly #asked: ((job: Job) => void)[] = []
  #job: Job | undefined

  constructor(setup: AttemptSetup) {
    this.number = setup.number
    this.machine = setup.machine
    this.done = this.#run(setup)
    // Whoever awaits `done` gets the error; nobody has to await it at once.
    this.done.catch(() => undefined)
  }

  /** Calls back for every line a step prints from now on, unmasked; returns how to stop. */
  onLine(listener: (line: OutputLine) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Waits for a line that contains or matches the pattern, or takes one already printed; rejects at the end. */
  line(pattern: string | RegExp): Promise<OutputLine> {
    const matches = ({ text }: OutputLine) =>
      typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text)
    const printed = this.#lines.find(matches)
    if (printed !== undefined) return Promise.resolve(printed)
    return new Promise((resolve, reject) => {
      const stop = this.onLine(line => {
        if (matches(line)) resolve(line)
      })
      const giveUp = () => reject(new Error(`The attempt ended without a line like ${pattern}`))
      this.done.then(giveUp, reject).finally(stop)
    })
  }

  /** Cancels the job as the button on the run's page does. */
  cancel(): void {
    this.#ask(job => job.cancel())
  }

  /** Sends a signal to the action that runs now, and to nothing else; throws when none runs. */
  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    if (this.#job === undefined) throw new Error('No action is running now')
    this.#job.kill(signal)
  }

  /** Makes the machine vanish: what runs is killed, and no post phase follows. */
  loseRunner(): void {
    this.#ask(job => job.lose())
  }

  /** What is asked of a job before its machine is ready is done once it is. */
  #ask(action: (job: Job) => void): void {
    if (this.#job === undefined) this.#asked.push(action)
    else action(this.#job)
  }

  async #run(setup: AttemptSetup): Promise<AttemptResult> {
    const { run, number, runtime, access } = setup
    const machine = await setup.machine
    const context = githubContext(run, number, machine, access)
    await writeEvent(run, machine)
    const job = new Job({ run, machine, context, runtime, onLine: line => this.#announce(line) })
    this.#job = job
    for (const action of this.#asked) action(job)
    const timer = run.timeoutMs === undefined ? undefined : setTimeout(() => job.cancel(), run.timeoutMs)
    try {
      const steps = await job.run()
      this.result = new AttemptResult(run.runId, number, job.status, steps, machine)
      return this.result
    } finally {
      clearTimeout(timer)
      setup.onEnd(job.status)
    }
  }

  #announce(line: OutputLine): void {
    this.#lines.push(line)
    for (const listener of this.#listeners) listener(line)
  }
}
