import type { Clock } from '../work/clock.ts'

/** What a command needs of the world around it. The runner's side of each lives in src/runner. */
export interface Ports {
  readonly clock: Clock
  readonly log: Log
  readonly progress: ProgressStore
  readonly artifacts: ArtifactStore
  /** Aborts when the run is cancelled. */
  readonly signal: AbortSignal
}

/** A spot in a file of the workspace; lines and characters from 1. */
export interface Spot {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Lines for people. Any text may be given: what would be taken for a command of the runner is made harmless. */
export interface Log {
  info(line: string): void
  /** Shown on the run's page as well as in the log, and beside the line of a file where a spot is given. */
  notice(text: string, title?: string, spot?: Spot): void
  warning(text: string, title?: string, spot?: Spot): void
  error(text: string, title?: string, spot?: Spot): void
}

/** Keeps a folder between the attempts of a run. */
export interface ProgressStore {
  /** Where the command keeps its journal. What lies here is saved even when the command is killed. */
  readonly folder: string
  /** A path for one file that is not worth saving, on the same file system as the roster. */
  readonly scratch: string
  /** Brings back what the latest earlier attempt saved; false when there is nothing or no place to keep it. */
  restore(): Promise<boolean>
  /** Saves the folder as it is now; false, with a warning in the log, when that failed. */
  save(): Promise<boolean>
  /** Tells that the work is finished, so that a later attempt begins anew. */
  finish(): Promise<void>
}

export interface UploadedArtifact {
  readonly id: number
  readonly url: string
}

/** Keeps files for people to download from the run's page. */
export interface ArtifactStore {
  /**
   * Uploads files under one name.
   * @returns undefined, with a warning in the log that names the cure, when that failed
   */
  upload(name: string, files: readonly string[]): Promise<UploadedArtifact | undefined>
  /** Uploads one file as it is, so that the run's page opens it. Its name must be unique in the run. */
  uploadPage(file: string): Promise<UploadedArtifact | undefined>
}
