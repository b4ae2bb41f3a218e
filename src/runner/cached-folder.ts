import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Log, ProgressStore } from '../commands/ports.ts'
import { digest } from '../roster/digest.ts'
import { InputError } from './input-reader.ts'
import type { Run } from './run.ts'
import { insideWorkspace } from './workspace.ts'

/** What post must know to save what main could not; kept in the action's state, so it holds no secret. */
export interface CachedFolderState {
  readonly folder: string
  /**
   * As the cache is told it: relative to the workspace, and so the same on every machine. The cache takes no path with
   * `..` in it, so the folder has to lie inside.
   */
  readonly path: string
  /** Keys begin with it in every attempt of the run. */
  readonly prefix: string
  readonly attempt: number
}

/** Beside the folder, not in it: the size of the journal when it was last saved. */
const savedMark = (folder: string) => `${folder}.saved`

/**
 * Where a step keeps its progress and under what name the cache knows it.
 * @param identity what tells this step's work from other work in the same run: another tenant, another artifact
 */
export function cachedFolderState(run: Run, identity: readonly string[]): CachedFolderState {
  const name = digest(JSON.stringify([run.job, run.step, ...identity]))
  const path = `.rollcall/${name}`
  return {
    folder: join(run.workspace, path),
    path,
    prefix: `rollcall-${name}-${run.id}-`,
    attempt: run.attempt,
  }
}

/**
 * A folder that lives in the Actions cache between the attempts of a run. Cache entries never change, so each save makes
 * a new one, and the newest that begins with the run's prefix is the one that is restored.
 */
export class CachedFolder implements ProgressStore {
  readonly #state: CachedFolderState
  readonly #log: Log
  readonly #told = new Set<string>()
  #saves = 0
  /** Whether a cache entry exists that a later attempt could restore. */
  #kept = false

  constructor(state: CachedFolderState, log: Log) {
    this.#state = state
    this.#log = log
  }

  get folder(): string {
    return this.#state.folder
  }

  get scratch(): string {
    return `${this.folder}.unfinished`
  }

  /**
   * Makes a place for the folder that no commit of the workflow takes in.
   * @throws InputError when the repository leads it out of the workspace
   */
  prepare(workspace: string): void {
    if (insideWorkspace(workspace, this.folder) === undefined) {
      throw new InputError([
        '.rollcall is a link that leads out of the workspace: remove it from the repository',
      ])
    }
    // What another run left here is not this one's, and what is committed here may be a link to somewhere else.
    this.#clear()
    const place = dirname(this.folder)
    mkdirSync(place, { recursive: true })
    const ignore = join(place, '.gitignore')
    rmSync(ignore, { force: true })
    writeFileSync(ignore, '*\n', { flag: 'wx' })
  }

  async restore(): Promise<boolean> {
    const cache = await available()
    if (!cache) {
      this.#log.notice(
        'There is no cache service here, so progress of an earlier attempt cannot be continued.',
      )
      return false
    }
    const { path, prefix } = this.#state
    mkdirSync(this.folder, { recursive: true })
    try {
      const key = await cache.restoreCache([path], prefix, [prefix])
      this.#kept = key !== undefined
      return key !== undefined && existsSync(this.#journal)
    } catch (error) {
      this.#log.warning(
        `Progress of an earlier attempt could not be fetched from the cache: ${(error as Error).message}`,
      )
      return false
    }
  }

  async save(): Promise<boolean> {
    this.#saves += 1
    return this.#save(String(this.#saves))
  }

  async finish(): Promise<void> {
    const saved = this.#kept
    this.#clear()
    if (saved) {
      mkdirSync(this.folder, { recursive: true })
      writeFileSync(join(this.folder, 'finished'), '')
      await this.#save('finished')
    }
    this.#clear()
  }

  /** For post: saves the folder if its journal has grown since main last did, and leaves nothing behind. */
  async saveRest(): Promise<boolean> {
    const grown = existsSync(this.#journal) && this.#journalSize() !== savedSize(this.folder)
    const saved = grown && (await this.#save('post'))
    this.#clear()
    return saved
  }

  #clear(): void {
    rmSync(this.folder, { recursive: true, force: true })
    rmSync(savedMark(this.folder), { force: true })
    rmSync(this.scratch, { force: true })
  }

  /** As an annotation the first time, as a line of the log after that: GitHub keeps ten of each kind. */
  #tellOnce(level: 'notice' | 'warning', text: string): void {
    if (this.#told.has(text)) this.#log.info(text)
    else this.#log[level](text)
    this.#told.add(text)
  }

  get #journal(): string {
    return join(this.folder, 'journal.ndjson')
  }

  #journalSize(): string {
    return existsSync(this.#journal) ? String(statSync(this.#journal).size) : ''
  }

  async #save(sequence: string): Promise<boolean> {
    const cache = await available()
    if (!cache) {
      this.#tellOnce(
        'notice',
        'There is no cache service here, so a later attempt of this run will begin anew.',
      )
      return false
    }
    const { path, prefix, attempt } = this.#state
    const size = this.#journalSize()
    const id = await cache.saveCache([path], `${prefix}${attempt}-${sequence}`).catch((error: unknown) => {
      this.#tellOnce('warning', (error as Error).message)
      return -1
    })
    if (id < 0) {
      this.#tellOnce(
        'warning',
        'Progress could not be saved to the cache; a later attempt continues from what was saved before.',
      )
      return false
    }
    this.#kept = true
    writeFileSync(savedMark(this.folder), size)
    return true
  }
}

function savedSize(folder: string): string {
  return existsSync(savedMark(folder)) ? readFileSync(savedMark(folder), 'utf8') : ''
}

async function available(): Promise<typeof import('@actions/cache') | undefined> {
  if (!process.env.ACTIONS_RESULTS_URL) return undefined
  const cache = await import('@actions/cache')
  return cache.isFeatureAvailable() ? cache : undefined
}
