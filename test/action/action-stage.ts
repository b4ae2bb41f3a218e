import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import {
  type Attempt,
  type AttemptResult,
  artifactFiles,
  findLeaks,
  GitHub,
  type RunOptions,
  uses,
  type WorkflowRun,
} from '../../simulators/github/index.ts'
import type { Plan } from '../../src/roster/planning/plan.ts'
import { readPlan } from '../../src/roster/planning/plan-format.ts'

const action = fileURLToPath(new URL('../..', import.meta.url))

/** A platform that the action is led to. */
export interface Service {
  /** As the input `platform` names it. */
  readonly platform: string
  /** Inputs that every step needs. */
  readonly inputs: Readonly<Record<string, string>>
  /** Those of the repository, by name. */
  readonly secrets: Readonly<Record<string, string>>
  /** What must be found nowhere when the stage is left, besides these secrets. */
  readonly unseen: () => readonly string[]
  readonly close: () => Promise<void>
}

export interface Setting {
  /** Files of the workspace, by name. */
  readonly files: Readonly<Record<string, string>>
  readonly run?: Partial<RunOptions> | undefined
}

/**
 * The built action between its two services: a platform and a GitHub. When the stage is left, everything that any attempt
 * left behind is searched for secrets.
 */
export class ActionStage implements AsyncDisposable {
  readonly github: GitHub
  readonly #service: Service
  readonly #workspace: string
  readonly #run: Partial<RunOptions>
  readonly #runs: WorkflowRun[] = []

  protected constructor(service: Service, { github, workspace, run = {} }: Furniture) {
    this.github = github
    this.#service = service
    this.#workspace = workspace
    this.#run = run
  }

  /** A workflow run with one export in it; `inputs` are added to those that every step from here needs. */
  run(inputs: Readonly<Record<string, string>> = {}, more: Partial<RunOptions> = {}): WorkflowRun {
    const { platform, inputs: needed, secrets } = this.#service
    const given = { platform, command: 'export', ...needed, ...inputs }
    const run = this.github.run({
      steps: [uses(action, { id: 'export', with: given })],
      workspace: this.#workspace,
      secrets,
      signalDelayScale: 0.2,
      ...this.#run,
      ...more,
    })
    this.#runs.push(run)
    return run
  }

  /** Puts files into the workspace of later runs. */
  async write(files: Readonly<Record<string, string>>): Promise<void> {
    await writeFiles(this.#workspace, files)
  }

  /** Commits the workspace, which becomes a repository; later runs check it out with its whole history. */
  commit(): string {
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=Kim', '-c', 'user.email=kim@example.com', ...args], {
        ...{ cwd: this.#workspace, encoding: 'utf8', stdio: 'pipe' },
      }).trim()
    git('init', '--quiet')
    git('add', '--all')
    git('commit', '--quiet', '--message', 'change')
    return git('rev-parse', 'HEAD')
  }

  /** Runs one plan to its end. */
  async plan(
    inputs: Readonly<Record<string, string>> = {},
    more: Partial<RunOptions> = {},
  ): Promise<Planned> {
    const ended = await this.ended(this.run({ command: 'plan', ...inputs }, more).start())
    const { 'plan-path': path = '' } = ended.outputs
    return { ...ended, plan: path === '' ? undefined : readPlan(await readFile(path, 'utf8')) }
  }

  /** Runs one import to its end. */
  async import(
    inputs: Readonly<Record<string, string>> = {},
    more: Partial<RunOptions> = {},
  ): Promise<Exported> {
    return this.ended(this.run({ command: 'import', ...inputs }, more).start())
  }

  /** Runs one export to its end. */
  async export(inputs: Readonly<Record<string, string>> = {}): Promise<Exported> {
    return this.ended(this.run(inputs).start())
  }

  /** An attempt, once it has ended. */
  ended(attempt: Attempt): Promise<Exported> {
    return endOf(attempt, `${this.#service.platform}-users.csv`)
  }

  /** The files of the artifact of this name, by name. */
  artifact(name: string): ReadonlyMap<string, Buffer> {
    const found = this.github.artifacts.list().find(artifact => artifact.name === name)
    if (!found) throw new Error(`there is no artifact ${name}`)
    return artifactFiles(found)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { secrets, unseen, close } = this.#service
    const attempts = this.#runs.flatMap(run => run.attempts.flatMap(attempt => attempt.result ?? []))
    try {
      const wanted = [...Object.values(secrets), ...unseen()]
      expect(await findLeaks(this.github, { secrets: wanted, attempts })).toEqual([])
    } finally {
      await this.github[Symbol.asyncDispose]()
      await close()
      await rm(this.#workspace, { recursive: true, force: true })
    }
  }
}

/** What a stage consists of, besides its platform. */
export interface Furniture extends Pick<Setting, 'run'> {
  readonly github: GitHub
  readonly workspace: string
}

export async function furnish({ files, run }: Setting): Promise<Furniture> {
  const workspace = await mkdtemp(join(tmpdir(), 'rollcall-workspace-'))
  await writeFiles(workspace, files)
  return { github: await GitHub.start(), workspace, run }
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
}

/** An attempt that has ended, as the tests look at it. */
export interface Exported {
  readonly result: AttemptResult
  readonly conclusion: string
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
  readonly summary: string
  /** The roster as it lies in the workspace. */
  readonly roster: string
}

export interface Planned extends Exported {
  /** Undefined when there is none. */
  readonly plan: Plan | undefined
}

/** @param roster its name in the workspace */
export async function endOf(attempt: Attempt, roster: string): Promise<Exported> {
  const result = await attempt.done
  const { main } = result.step('export')
  const messages = (level: string) =>
    main.annotations.filter(annotation => annotation.level === level).map(annotation => annotation.message)
  return {
    result,
    conclusion: result.conclusion,
    log: result.log,
    outputs: main.outputs,
    errors: messages('error'),
    warnings: messages('warning'),
    summary: main.summary,
    roster: await readFile(join(result.machine.workspace, roster), 'utf8'),
  }
}
