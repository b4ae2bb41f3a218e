import type { Clock } from '../work/clock.ts'
import type { FileJournal } from '../work/file-journal.ts'
import type { ProgressStore } from './ports.ts'

/** A machine that is lost takes no more with it than this. */
const interval = 3 * 60_000

/** Saves progress every few minutes, when there is any. */
export class Checkpoint {
  readonly #journal: FileJournal
  readonly #progress: ProgressStore
  readonly #clock: Clock
  #savedAt: number
  #savedEntries = 0

  constructor(journal: FileJournal, progress: ProgressStore, clock: Clock) {
    this.#journal = journal
    this.#progress = progress
    this.#clock = clock
    this.#savedAt = clock.now()
  }

  due(): boolean {
    return this.#unsaved() && this.#clock.now() - this.#savedAt >= interval
  }

  async save(): Promise<void> {
    if (!this.#unsaved()) return
    const entries = this.#journal.appended
    if (await this.#progress.save()) this.#savedEntries = entries
    this.#savedAt = this.#clock.now()
  }

  #unsaved(): boolean {
    return this.#journal.appended > this.#savedEntries
  }
}
