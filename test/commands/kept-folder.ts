import { cpSync, existsSync, rmSync } from 'node:fs'
import type { ProgressStore } from '../../src/commands/ports.ts'
import type { TemporaryFolder } from '../temporary-folder.ts'

/** Keeps the folder of a run beside it, as the cache does, for later attempts on other machines. */
export class KeptFolder implements ProgressStore {
  readonly folder: string
  readonly scratch: string
  readonly #kept: string
  saves = 0
  finished = 0

  constructor(ground: TemporaryFolder) {
    this.folder = ground.file('machine', 'progress')
    this.scratch = ground.file('machine', 'unfinished')
    this.#kept = ground.file('kept')
  }

  get kept(): boolean {
    return existsSync(this.#kept)
  }

  async restore(): Promise<boolean> {
    if (!this.kept) return false
    cpSync(this.#kept, this.folder, { recursive: true })
    return true
  }

  async save(): Promise<boolean> {
    this.saves += 1
    rmSync(this.#kept, { recursive: true, force: true })
    cpSync(this.folder, this.#kept, { recursive: true })
    return true
  }

  async finish(): Promise<void> {
    this.finished += 1
    rmSync(this.#kept, { recursive: true, force: true })
  }
}
