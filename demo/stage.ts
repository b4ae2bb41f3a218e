import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Call, type Five9, makeDomain, startFive9 } from '../simulators/five9/index.ts'
import {
  type Attempt,
  artifactFiles,
  GitHub,
  type RunOptions,
  uses,
  type WorkflowRun,
} from '../simulators/github/index.ts'

const action = fileURLToPath(new URL('..', import.meta.url))
const roster = 'five9-users.csv'

/** An attempt that has ended: what it left behind, and what of it was seen at Five9. */
export interface Followed {
  readonly conclusion: string
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  /** The step summary, Markdown. */
  readonly summary: string
  /** The CSV as it lies in the workspace; undefined when there is none. */
  readonly roster: Buffer | undefined
  /** summary.json; undefined when the attempt wrote none. */
  readonly report: Buffer | undefined
  /** Requests that Five9 received. */
  readonly calls: number
  /** Users that Five9 described in its answers. */
  readonly users: number
}

/** A plan that has ended. */
export interface Planned extends Pick<Followed, 'conclusion' | 'log' | 'outputs' | 'summary'> {
  /** The report, HTML; undefined when there is none. */
  readonly page: Buffer | undefined
}

/** An attempt of an import that has ended. */
export interface Imported extends Planned {
  /** Whom the writes that Five9 received were about, in order. */
  readonly written: readonly string[]
  /** How many of them Five9 refused. */
  readonly refused: number
  /** failures.csv; undefined when there is none. */
  readonly failures: Buffer | undefined
}

/** How an attempt of an import is disturbed. */
export interface Disturbance {
  /** The user whom Five9 does not let be changed. */
  readonly refused: string
  /** The write in the middle of which main is killed: it takes effect, but its answer does not arrive. */
  readonly killAt?: number
}

const writes = /^(?:create|modify|delete|userSkill)/

/** The built action between a Five9 and a GitHub, both of them simulators on this machine. */
export class Stage implements AsyncDisposable {
  readonly #five9: Five9
  readonly #github: GitHub
  /** What a checkout of the repository holds. */
  readonly #repository: string

  private constructor(five9: Five9, github: GitHub, repository: string) {
    this.#five9 = five9
    this.#github = github
    this.#repository = repository
  }

  /** @param users people in the Five9 domain, all of them made up */
  static async open(users: number): Promise<Stage> {
    const repository = await mkdtemp(join(tmpdir(), 'rollcall-demo-'))
    return new Stage(await startFive9({ domain: makeDomain({ users }) }), await GitHub.start(), repository)
  }

  /** A workflow run that exports the domain, as yet not started. */
  exportRun(chunkSize: number): WorkflowRun {
    return this.#run({ command: 'export', 'chunk-size': String(chunkSize) })
  }

  /** Plans a roster to the end. */
  async plan(text: string, inputs: Readonly<Record<string, string>>): Promise<Planned> {
    const run = await this.#rosterRun(text, { command: 'plan', ...inputs })
    const { conclusion, log, step } = await ended(run.start())
    const { outputs, summary } = step.main
    return { conclusion, log, outputs, summary, page: this.#uploaded('plan-attempt-1.html') }
  }

  /** A workflow run that imports a roster, as yet not started. */
  async importRun(text: string, inputs: Readonly<Record<string, string>>): Promise<WorkflowRun> {
    return this.#rosterRun(text, { command: 'import', ...inputs })
  }

  async #rosterRun(text: string, inputs: Readonly<Record<string, string>>): Promise<WorkflowRun> {
    await writeFile(join(this.#repository, roster), text)
    const env = { INITIAL_PASSWORD: 'Made-Up-Password-1' }
    return this.#run(inputs, { workspace: this.#repository, env })
  }

  /** A file of an artifact, or of one that is that file. */
  #uploaded(name: string, file = `rollcall-five9-${name}`): Buffer | undefined {
    const artifact = this.#github.artifacts.list().find(one => one.name === `rollcall-five9-${name}`)
    return artifact && artifactFiles(artifact).get(file)
  }

  #run(
    inputs: Readonly<Record<string, string>>,
    more: Pick<RunOptions, 'workspace' | 'env'> = {},
  ): WorkflowRun {
    const { url, username, password } = this.#five9
    const given = { platform: 'five9', url, username, password, ...inputs }
    return this.#github.run({
      secrets: { FIVE9_PASSWORD: password },
      steps: [uses(action, { id: 'rollcall', with: given })],
      ...more,
    })
  }

  /**
   * Resolves when an attempt that was just started has ended, its post phase included.
   * @param killAfter users after which main is killed, while it waits for an answer with more
   */
  async follow(attempt: Attempt, killAfter = Number.POSITIVE_INFINITY): Promise<Followed> {
    const earlier = this.#five9.calls.length
    const calls = () => this.#five9.calls.slice(earlier)
    this.#five9.set([
      {
        effect: 'hang',
        first: 1,
        when: () => {
          const due = described(calls()) >= killAfter
          if (due) attempt.kill('SIGKILL')
          return due
        },
      },
    ])
    const { conclusion, log, machine, step } = await ended(attempt)
    const { outputs, summary } = step.main
    return {
      ...{ conclusion, log, outputs, summary },
      roster: await content(join(machine.workspace, roster)),
      report: await content(outputs['summary-path']),
      calls: calls().length,
      users: described(calls()),
    }
  }

  /** Resolves when an attempt of an import that was just started has ended, its post phase included. */
  async followImport(attempt: Attempt, { refused, killAt }: Disturbance): Promise<Imported> {
    const earlier = this.#five9.calls.length
    const written = () => this.#five9.calls.slice(earlier).filter(({ operation }) => writes.test(operation))
    this.#five9.set([
      {
        ...{ effect: 'fault', operation: 'modifyUser', fault: 'CantModifyObjectFault' },
        message: 'The user is being edited in the VCC Administrator',
        when: ({ userName }) => userName === refused,
      },
      {
        ...{ effect: 'hang', phase: 'after', first: 1 },
        when: ({ operation }) => {
          const due = writes.test(operation) && written().length === killAt
          if (due) attempt.kill('SIGKILL')
          return due
        },
      },
    ])
    const { conclusion, log, step } = await ended(attempt)
    const { outputs, summary } = step.main
    return {
      ...{ conclusion, log, outputs, summary },
      written: written().map(({ userName = '' }) => userName),
      refused: written().filter(({ outcome }) => outcome.endsWith('Fault')).length,
      page: this.#uploaded(`import-attempt-${attempt.number}.html`),
      failures: this.#uploaded(`import-attempt-${attempt.number}`, 'failures.csv'),
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#github[Symbol.asyncDispose]()
    await this.#five9.close()
    await rm(this.#repository, { recursive: true })
  }
}

async function ended(attempt: Attempt) {
  const { conclusion, log, machine, steps } = await attempt.done
  const [step] = steps
  if (!step) throw new Error('The run has no step.')
  return { conclusion, log, machine, step }
}

/** Users in the answers to these calls; a name in a list is not yet a user. */
function described(calls: readonly Call[]): number {
  return calls
    .filter(({ operation, outcome }) => operation !== 'getUsersGeneralInfo' && outcome === 'answered')
    .reduce((sum, call) => sum + call.users, 0)
}

async function content(path: string | undefined): Promise<Buffer | undefined> {
  return path === undefined ? undefined : readFile(path).catch(() => undefined)
}
