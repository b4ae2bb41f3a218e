import { clause, count, counted, duration, sentences } from '../report/format.ts'
import type { Clock } from '../work/clock.ts'
import type { Tally, WorkEvent } from '../work/events.ts'
import { leastTime } from '../work/forecast.ts'
import type { LimitState } from '../work/pacer.ts'
import type { Log } from './ports.ts'
import type { StepResult } from './step-units.ts'

/** Turns the engine's events into the lines of an import's log. */
export class ImportProgress {
  readonly #log: Log
  readonly #clock: Clock
  readonly #limits: () => readonly LimitState[]
  #began: number | undefined
  #restored = 0
  #here = 0

  constructor(log: Log, clock: Clock, limits: () => readonly LimitState[]) {
    this.#log = log
    this.#clock = clock
    this.#limits = limits
  }

  observe(event: WorkEvent<StepResult>): void {
    this.#began ??= this.#clock.now()
    if (event.type !== 'restored') this.#announceRestored()
    const { done, failed, known } = event.tally
    const at = `[${count(done + failed)}/${count(known)}] ${event.unit.label}`
    switch (event.type) {
      case 'restored':
        this.#restored += 1
        return
      case 'done':
        this.#here += 1
        this.#log.info(`${at}: done${this.#pace(event.tally)}`)
        return
      case 'retrying':
        this.#log.info(`${at}: ${clause(event.failure.message)}; trying again in ${duration(event.delay)}`)
        return
      case 'split':
        this.#log.info(
          `${at}: ${clause(event.failure.message)}; sending it in ${counted(event.parts, 'part')}`,
        )
        return
      case 'failed':
        // Not as an annotation: the reports and the lines of the roster tell which users failed.
        this.#log.info(`${at}: failed. ${sentences(event.failure.message, event.failure.cure)}`)
    }
  }

  #announceRestored(): void {
    if (this.#restored === 0) return
    const were = this.#restored === 1 ? 'was' : 'were'
    this.#log.info(`${counted(this.#restored, 'step')} ${were} done by an earlier attempt.`)
    this.#restored = 0
  }

  #pace({ known, done, failed, ahead }: Tally): string {
    const left = known - done - failed
    if (left === 0) return ''
    const elapsed = this.#clock.now() - (this.#began ?? 0)
    const remaining = Math.max(leastTime(ahead, this.#limits()), (left / this.#here) * elapsed)
    return `, about ${duration(remaining)} left`
  }
}
