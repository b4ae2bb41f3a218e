import { inputVariables, resolveInputs } from './action-inputs.ts'
import { type ActionManifest, readManifest } from './action-manifest.ts'
import type { CommandFiles } from './command-files.ts'
import { evaluateCondition, type JobStatus } from './condition.ts'
import { expandAll } from './expressions.ts'
import { type GitHubContext, machineVariables, runVariables } from './job-environment.ts'
import type { Machine } from './machine.ts'
import { Masker } from './masker.ts'
import { outputBytes, runPhase } from './phase.ts'
import { type PhaseResult, SKIPPED, type StepResult } from './results.ts'
import type { RunSettings } from './run-options.ts'
import type { StepOutput } from './step-output.ts'
import { startAction, startScript, type Work } from './step-work.ts'
import type { ScriptStep, Step, UsesStep } from './steps.ts'

/** Bytes of outputs a job may set in all. */
const OUTPUT_LIMIT = 1024 * 1024

export type Phase = 'main' | 'post'

/** A line a step printed, before masking. */
export interface OutputLine {
  readonly step: string
  readonly phase: Phase
  readonly text: string
}

export interface JobSetup {
  readonly run: RunSettings
  readonly machine: Machine
  readonly context: GitHubContext
  /** Variables only actions get: the address and token of the results service. */
  readonly runtime: Readonly<Record<string, string>>
  readonly onLine: (line: OutputLine) => void
}

/** One attempt of a job: the steps in their order, then the post phases in the opposite order. */
export class Job {
  readonly #setup: JobSetup
  readonly #masker = new Masker()
  readonly #exported = new Map<string, string>()
  readonly #paths: string[] = []
  readonly #outputs = new Map<string, Readonly<Record<string, string>>>()
  readonly #loss = new AbortController()
  #status: JobStatus = 'success'
  #running: { readonly work: Work; readonly condition: string } | undefined

  constructor(setup: JobSetup) {
    this.#setup = setup
    const { ACTIONS_RUNTIME_TOKEN } = setup.runtime
    for (const secret of [...Object.values(setup.run.secrets), setup.context.token, ACTIONS_RUNTIME_TOKEN]) {
      if (secret !== undefined) this.#masker.add(secret)
    }
  }

  get status(): JobStatus {
    return this.#status
  }

  /** Runs all steps and returns their results in the order of the workflow. */
  async run(): Promise<StepResult[]> {
    const manifests = new Map<Step, ActionManifest>()
    for (const step of this.#setup.run.steps) {
      if (step.kind === 'uses') manifests.set(step, await readManifest(step.folder))
    }
    const results: { id: string; main: PhaseResult; post: PhaseResult | undefined }[] = []
    const posts: (() => Promise<void>)[] = []
    for (const step of this.#setup.run.steps) {
      const result = { id: step.id, main: SKIPPED, post: undefined as PhaseResult | undefined }
      results.push(result)
      if (!this.#isDue(this.#condition(step))) continue
      if (step.kind === 'script') {
        result.main = await this.#script(step)
        continue
      }
      const manifest = manifests.get(step) as ActionManifest
      // Registered before main runs: a main that is killed still gets its post.
      posts.unshift(async () => {
        result.post = await this.#post(step, manifest, result.main.state)
      })
      result.main = await this.#action(step, manifest, { phase: 'main', script: manifest.main, state: {} })
    }
    for (const post of posts) await post()
    return results
  }

  /** Cancels the job: the running phase is interrupted unless its condition holds for a cancelled job. */
  cancel(): void {
    this.#status = 'cancelled'
    this.#interruptIfDue()
  }

  /** Sends a signal to the process that runs now; throws when there is none. */
  kill(signal: NodeJS.Signals): void {
    const kill = this.#running?.work.kill
    if (kill === undefined) throw new Error('No action is running now')
    kill(signal)
  }

  /** The machine vanishes: what runs is killed, nothing is read, nothing more is started. */
  lose(): void {
    this.#loss.abort()
    this.#status = 'failure'
    this.#running?.work.destroy()
  }

  async #post(
    step: UsesStep,
    manifest: ActionManifest,
    state: Readonly<Record<string, string>>,
  ): Promise<PhaseResult | undefined> {
    if (manifest.post === undefined) return undefined
    if (!this.#isDue(manifest.postIf)) return SKIPPED
    return this.#action(step, manifest, { phase: 'post', script: manifest.post, state })
  }

  async #action(
    step: UsesStep,
    manifest: ActionManifest,
    { phase, script, state }: { phase: Phase; script: string; state: Readonly<Record<string, string>> },
  ): Promise<PhaseResult> {
    const { machine, context, run, runtime } = this.#setup
    const given = typeof step.with === 'function' ? step.with(this.#outputs) : expandAll(step.with, context)
    return this.#phase(step, phase === 'main' ? this.#condition(step) : manifest.postIf, (output, files) => {
      const inputs = resolveInputs(manifest, given, context, output)
      printHeader(
        output,
        `${phase === 'main' ? 'Run' : 'Post Run'} ${step.id}`,
        inputs,
        expandAll(step.env, context),
      )
      const env = {
        ...this.#stepEnvironment(step, files),
        ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
        ...inputVariables(inputs),
        ...runtime,
        GITHUB_ACTION: step.id,
      }
      const onLine = this.#lineReceiver(step, phase, output)
      return startAction({
        script,
        cwd: machine.workspace,
        env,
        signalDelayScale: run.signalDelayScale,
        onLine,
      })
    })
  }

  async #script(step: ScriptStep): Promise<PhaseResult> {
    const { workspace, temp } = this.#setup.machine
    return this.#phase(step, this.#condition(step), (output, files) => {
      printHeader(output, `Run ${step.id}`, new Map(), {})
      const context = {
        workspace,
        temp,
        env: this.#stepEnvironment(step, files),
        outputs: this.#outputs,
        log: this.#lineReceiver(step, 'main', output),
      }
      return startScript(step, context, message => output.issue('error', message))
    })
  }

  async #phase(
    step: Step,
    condition: string,
    start: (output: StepOutput, files: CommandFiles) => Work,
  ): Promise<PhaseResult> {
    const used = [...this.#outputs.values()].reduce((sum, outputs) => sum + outputBytes(outputs), 0)
    const settings = {
      machine: this.#setup.machine,
      masker: this.#masker,
      debug: this.#setup.run.debug,
      outputBytesLeft: OUTPUT_LIMIT - used,
      loss: this.#loss.signal,
    }
    const { result, exported, paths } = await runPhase(settings, async (output, files) => {
      const work = start(output, files)
      this.#running = { work, condition }
      // The job may have been cancelled or lost while the phase was being prepared.
      if (this.#loss.signal.aborted) work.destroy()
      else if (this.#status === 'cancelled') this.#interruptIfDue()
      return work.ended.finally(() => {
        this.#running = undefined
      })
    })
    for (const [name, value] of exported) this.#exported.set(name, value)
    this.#paths.unshift(...paths.toReversed())
    this.#outputs.set(step.id, { ...this.#outputs.get(step.id), ...result.outputs })
    if (result.conclusion === 'failure' && this.#status === 'success') this.#status = 'failure'
    return result
  }

  #condition(step: Step): string {
    return typeof step.if === 'function' ? step.if(this.#outputs) : step.if
  }

  #isDue(condition: string): boolean {
    return !this.#loss.signal.aborted && evaluateCondition(condition, this.#status)
  }

  #interruptIfDue(): void {
    const running = this.#running
    if (running !== undefined && !evaluateCondition(running.condition, 'cancelled')) running.work.interrupt()
  }

  #lineReceiver(step: Step, phase: Phase, output: StepOutput): (text: string) => void {
    return text => {
      output.receive(text)
      this.#setup.onLine({ step: step.id, phase, text })
    }
  }

  #stepEnvironment(step: Step, files: CommandFiles): Record<string, string> {
    const { context, machine, run } = this.#setup
    const env: Record<string, string> = {
      ...machineVariables(machine),
      ...expandAll(run.env, context),
      ...Object.fromEntries(this.#exported),
      ...(step.kind === 'uses' ? expandAll(step.env, context) : {}),
      ...runVariables(context, machine, run.debug),
      ...files.paths,
    }
    return { ...env, PATH: [...this.#paths, env.PATH].join(':') }
  }
}

/** The lines the runner prints before it starts a step. */
function printHeader(
  output: StepOutput,
  title: string,
  inputs: ReadonlyMap<string, string>,
  env: Readonly<Record<string, string>>,
): void {
  output.print(`##[group]${title}`)
  for (const [section, values] of [
    ['with', [...inputs]],
    ['env', Object.entries(env)],
  ] as const) {
    const given = values.filter(([, value]) => value !== '')
    if (given.length > 0) output.print(`${section}:`)
    for (const [name, value] of given)
      for (const line of `  ${name}: ${value}`.split('\n')) output.print(line)
  }
  output.print('##[endgroup]')
}
