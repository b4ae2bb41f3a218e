import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { type ExportOptions, type ExportResult, exportUsers } from '../../src/commands/export.ts'
import type { ArtifactStore, Log, UploadedArtifact } from '../../src/commands/ports.ts'
import type { ReadablePlatform } from '../../src/platforms/platform.ts'
import type { Clock } from '../../src/work/clock.ts'
import { TemporaryFolder } from '../temporary-folder.ts'
import { InstantClock } from '../work/instant-clock.ts'
import { KeptFolder } from './kept-folder.ts'

class Uploads implements ArtifactStore {
  /** Names of the files, by artifact. */
  readonly all = new Map<string, string[]>()

  async upload(name: string, files: readonly string[]): Promise<UploadedArtifact | undefined> {
    for (const file of files) readFileSync(file)
    this.all.set(
      name,
      files.map(file => basename(file)),
    )
    return { id: this.all.size, url: `https://example.com/${name}` }
  }

  async uploadPage(file: string): Promise<UploadedArtifact | undefined> {
    return this.upload(basename(file), [file])
  }
}

class Lines implements Log {
  readonly all: string[] = []
  readonly info = (line: string) => this.#add('info', line)
  readonly notice = (line: string) => this.#add('notice', line)
  readonly warning = (line: string) => this.#add('warning', line)
  readonly error = (line: string) => this.#add('error', line)

  #add(level: string, line: string): void {
    this.all.push(`${level}: ${line}`)
  }
}

export interface Attempt {
  readonly result: ExportResult
  readonly log: readonly string[]
  readonly artifacts: ReadonlyMap<string, readonly string[]>
  readonly progress: KeptFolder
}

export interface AttemptOptions extends Partial<ExportOptions> {
  readonly clock?: Clock
  readonly signal?: AbortSignal
}

/** One run of a workflow, on fresh machines with one repository. */
export class WorkflowRun extends TemporaryFolder {
  readonly rosterPath = this.file('repository', 'users.csv')
  #attempts = 0

  get roster(): string | undefined {
    return existsSync(this.rosterPath) ? readFileSync(this.rosterPath, 'utf8') : undefined
  }

  get keptPath(): string {
    return this.file('kept')
  }

  /** Files beside the roster. */
  get repository(): readonly string[] {
    return existsSync(this.file('repository')) ? readdirSync(this.file('repository')) : []
  }

  report(name: string): string {
    return readFileSync(this.file('machine', 'reports', name), 'utf8')
  }

  async attempt(platform: ReadablePlatform, options: AttemptOptions = {}): Promise<Attempt> {
    this.#attempts += 1
    rmSync(this.file('machine'), { recursive: true, force: true })
    mkdirSync(this.file('machine', 'reports'), { recursive: true })
    const { clock = new InstantClock(), signal = new AbortController().signal, ...given } = options
    const progress = new KeptFolder(this)
    const log = new Lines()
    const artifacts = new Uploads()
    const result = await exportUsers(
      platform,
      {
        rosterPath: this.rosterPath,
        reportFolder: this.file('machine', 'reports'),
        artifactName: 'users',
        attempt: this.#attempts,
        resume: this.#attempts > 1,
        progressMaxAge: 86_400_000,
        timeBudget: undefined,
        version: '1.2.3',
        ...given,
      },
      { clock, signal, log, progress, artifacts },
    )
    return { result, log: log.all, artifacts: artifacts.all, progress }
  }
}
