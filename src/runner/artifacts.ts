import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ArtifactStore, Log, UploadedArtifact } from '../commands/ports.ts'

export interface RunnerArtifactsOptions {
  readonly temp: string
  /** The run's page, below which its artifacts lie. */
  readonly runUrl: string
  readonly retentionDays: number | undefined
  readonly log: Log
}

/** Artifacts of the run. */
export class RunnerArtifacts implements ArtifactStore {
  readonly #options: RunnerArtifactsOptions

  constructor(options: RunnerArtifactsOptions) {
    this.#options = options
  }

  async upload(name: string, files: readonly string[]): Promise<UploadedArtifact | undefined> {
    return this.#upload(name, files, {})
  }

  async uploadPage(file: string): Promise<UploadedArtifact | undefined> {
    // The service then takes the file's own name for the artifact's.
    return this.#upload(basename(file), [file], { skipArchive: true })
  }

  async #upload(
    name: string,
    files: readonly string[],
    form: { readonly skipArchive?: boolean },
  ): Promise<UploadedArtifact | undefined> {
    const { temp, retentionDays, runUrl, log } = this.#options
    if (!process.env.ACTIONS_RUNTIME_TOKEN) {
      log.notice('There is no artifact service here, so nothing is uploaded; the files stay on this machine.')
      return undefined
    }
    const { DefaultArtifactClient } = await import('@actions/artifact')
    // The service wants all files of an artifact below one folder.
    mkdirSync(temp, { recursive: true })
    const stage = mkdtempSync(join(temp, 'rollcall-artifact-'))
    try {
      const staged = files.map(file => join(stage, basename(file)))
      for (const [index, file] of files.entries()) copyFileSync(file, staged[index] ?? stage)
      const options = { ...form, ...(retentionDays === undefined ? {} : { retentionDays }) }
      const { id } = await new DefaultArtifactClient().uploadArtifact(name, staged, stage, options)
      return id === undefined ? undefined : { id, url: `${runUrl}/artifacts/${id}` }
    } catch (error) {
      log.warning(`The artifact ${name} could not be uploaded: ${explained(error as Error)}`)
      return undefined
    } finally {
      rmSync(stage, { recursive: true, force: true })
    }
  }
}

function explained({ name, message }: Error): string {
  if (name === 'GHESNotSupportedError')
    return 'GitHub Enterprise Server has no artifact service that this action can use.'
  if (/already.exists|conflict/i.test(message)) {
    return `another step of this run has uploaded one of that name: give each its own artifact-name. (${message})`
  }
  return message
}
