import { KeptFolder } from '../commands/kept-folder.ts'
import { ImportDesk } from './in-process.ts'

/** A desk whose imports are the attempts of one run: what one leaves unfinished, the next one goes on with. */
export class RunDesk extends ImportDesk {
  readonly progress = new KeptFolder(this)
  #attempts = 0

  protected override options() {
    this.#attempts += 1
    const attempt = this.#attempts
    return { ...super.options(), attempt, resume: attempt > 1, progressMaxAge: 86_400_000 }
  }

  protected override ports() {
    return { ...super.ports(), progress: this.progress }
  }
}
