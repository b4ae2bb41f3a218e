import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { expect } from 'vitest'
import {
  type Domain,
  type Five9,
  type Five9Options,
  FTP_PASSWORD,
  makeDomain,
  startFive9,
} from '../../simulators/five9/index.ts'
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
import { unguard } from '../../src/roster/formula-guard.ts'
import type { Plan } from '../../src/roster/planning/plan.ts'
import { readPlan } from '../../src/roster/planning/plan-format.ts'

const action = fileURLToPath(new URL('../..', import.meta.url))

/** Needs escaping wherever a password could turn up. */
export const password = 'M4de&Up<"pass\'%/+é>'

/** What the workspace holds before the export; a failed one must leave it so. */
export const oldRoster = 'userName\nfrom.an.earlier.export@example.com\n'

export interface StageOptions {
  /** Users of the domain; default 60. */
  readonly users?: number
  readonly domain?: Domain
  readonly five9?: Partial<Five9Options>
  readonly run?: Partial<RunOptions>
  /** Files of the workspace, by name. */
  readonly files?: Readonly<Record<string, string>>
}

/**
 * The built action between its two services: a Five9 domain and a GitHub. When the stage is left, everything that any
 * attempt left behind is searched for the passwords.
 */
export class Stage implements AsyncDisposable {
  readonly five9: Five9
  readonly github: GitHub
  readonly #workspace: string
  readonly #run: Partial<RunOptions>
  readonly #runs: WorkflowRun[] = []

  private constructor(five9: Five9, github: GitHub, workspace: string, run: Partial<RunOptions>) {
    this.five9 = five9
    this.github = github
    this.#workspace = workspace
    this.#run = run
  }

  static async open(options: StageOptions = {}): Promise<Stage> {
    const domain = options.domain ?? makeDomain({ users: options.users ?? 60 })
    const workspace = await mkdtemp(join(tmpdir(), 'rollcall-workspace-'))
    const files = { 'five9-users.csv': oldRoster, ...options.files }
    for (const [name, content] of Object.entries(files)) await writeFile(join(workspace, name), content)
    const five9 = await startFive9({ domain, password, ...options.five9 })
    return new Stage(five9, await GitHub.start(), workspace, options.run ?? {})
  }

  /** A workflow run with one export in it; `inputs` are added to those that every export from here needs. */
  run(inputs: Readonly<Record<string, string>> = {}, more: Partial<RunOptions> = {}): WorkflowRun {
    const { url, username } = this.five9
    const given = { platform: 'five9', command: 'export', url, username, password, ...inputs }
    const run = this.github.run({
      steps: [uses(action, { id: 'export', with: given })],
      workspace: this.#workspace,
      secrets: { FIVE9_PASSWORD: password },
      signalDelayScale: 0.2,
      ...this.#run,
      ...more,
    })
    this.#runs.push(run)
    return run
  }

  /** Puts files into the workspace of later runs. */
  async write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, content] of Object.entries(files)) await writeFile(join(this.#workspace, name), content)
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
    const run = this.run({ command: 'plan', ...inputs }, more)
    const ended = await exported(run.start())
    const { 'plan-path': path = '' } = ended.outputs
    return { ...ended, plan: path === '' ? undefined : readPlan(await readFile(path, 'utf8')) }
  }

  /** Runs one import to its end. */
  async import(
    inputs: Readonly<Record<string, string>> = {},
    more: Partial<RunOptions> = {},
  ): Promise<Exported> {
    return exported(this.run({ command: 'import', ...inputs }, more).start())
  }

  /** The files of the artifact of this name, by name. */
  artifact(name: string): ReadonlyMap<string, Buffer> {
    const found = this.github.artifacts.list().find(artifact => artifact.name === name)
    if (!found) throw new Error(`there is no artifact ${name}`)
    return artifactFiles(found)
  }

  /** Runs one export to its end. */
  async export(inputs: Readonly<Record<string, string>> = {}): Promise<Exported> {
    return exported(this.run(inputs).start())
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const attempts = this.#runs.flatMap(run => run.attempts.flatMap(attempt => attempt.result ?? []))
    try {
      expect(await findLeaks(this.github, { secrets: [password, FTP_PASSWORD], attempts })).toEqual([])
    } finally {
      await this.github[Symbol.asyncDispose]()
      await this.five9.close()
      await rm(this.#workspace, { recursive: true, force: true })
    }
  }
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

export async function exported(attempt: Attempt): Promise<Exported> {
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
    roster: await readFile(join(result.machine.workspace, 'five9-users.csv'), 'utf8'),
  }
}

export interface Planned extends Exported {
  /** Undefined when there is none. */
  readonly plan: Plan | undefined
}

/** The rows of a roster, with the guards before what looks like a formula taken away. */
export function rowsOf(roster: string): Record<string, string>[] {
  return parse(roster, { columns: true, cast: unguard })
}

export function namesOf(roster: string): string[] {
  return rowsOf(roster).map(row => row.userName ?? '')
}
