import { clause, count, counted, duration, sentences } from '../report/format.ts'
import type { Clock } from '../work/clock.ts'
import type { Tally, WorkEvent } from '../work/events.ts'
import { leastTime } from '../work/forecast.ts'
import type { LimitState } from '../work/pacer.ts'
import type { ChunkResult } from './chunk-unit.ts'
import type { Log } from './ports.ts'

/** Turns the engine's events into the lines of the log. */
export class SnapshotProgress {
  readonly #log: Log
  readonly #clock: Clock
  readonly #limits: () => readonly LimitState[]
  #began: number | undefined
  #restored = 0
  /** Users read by this attempt, and all users read or listed. */
  #read = 0
  #held = 0
  #listed = 0
  #chunksHere = 0

  constructor(log: Log, clock: Clock, limits: () => readonly LimitState[]) {
    this.#log = log
    this.#clock = clock
    this.#limits = limits
  }

  observe(event: WorkEvent<ChunkResult>): void {
    this.#began ??= this.#clock.now()
    const at = `[${count(event.tally.done)}/${count(event.tally.known)}]`
    switch (event.type) {
      case 'restored':
        this.#restored += 1
        this.#count(event.result)
        return
      case 'done':
        this.#announceRestored()
        this.#chunksHere += 1
        this.#read += event.result.extent?.users ?? 0
        this.#count(event.result)
        this.#log.info(`${at} ${event.unit.label}: ${found(event.result)}${this.#pace(event.tally)}`)
        return
      case 'retrying':
        this.#log.info(
          `${at} ${event.unit.label}: ${clause(event.failure.message)}; trying again in ${duration(event.delay)}`,
        )
        return
      case 'split':
        this.#log.info(
          `${at} ${event.unit.label}: ${clause(event.failure.message)}; asking for it in ${counted(event.parts, 'part')}`,
        )
        return
      case 'failed':
        // Not as an annotation: GitHub keeps ten, and the one that tells what it all came to is the last.
        this.#log.info(
          `${at} ${event.unit.label}: given up. ${sentences(event.failure.message, event.failure.cure)}`,
        )
    }
  }

  #count({ extent, facts }: ChunkResult): void {
    this.#held += extent?.users ?? 0
    this.#listed += facts.listed?.length ?? 0
  }

  #announceRestored(): void {
    if (this.#restored === 0) return
    this.#log.info(
      `${counted(this.#restored, 'chunk')} with ${counted(this.#held, 'user')} came from an earlier attempt.`,
    )
    this.#restored = 0
  }

  /** How fast it goes, and how long the rest will take at that speed and within the call limits. */
  #pace(tally: Tally): string {
    const elapsed = this.#clock.now() - (this.#began ?? 0)
    const left = tally.known - tally.done
    if (elapsed <= 0 || this.#chunksHere === 0) return ''
    const rate = this.#read > 0 ? `, ${counted(Math.round((this.#read / elapsed) * 1000), 'user')}/s` : ''
    if (left === 0) return rate
    const byUsers = this.#listed > 0 && this.#read > 0
    const remaining = byUsers
      ? ((this.#listed - this.#held) / this.#read) * elapsed
      : (left / this.#chunksHere) * elapsed
    const of = byUsers ? ` (${count(this.#held)} of ${count(this.#listed)})` : ''
    const least = leastTime(tally.ahead, this.#limits())
    return `${of}${rate}, about ${duration(Math.max(least, remaining))} left`
  }
}

function found({ extent, facts }: ChunkResult): string {
  const parts = [
    ...(facts.listed ? [`${counted(facts.listed.length, 'user')} listed`] : []),
    ...(extent ? [counted(extent.users, 'user')] : []),
    ...(facts.unread ? [`${count(facts.unread.length)} not in the answer, asked for one by one`] : []),
    ...(facts.gone ? ['deleted meanwhile'] : []),
    ...(facts.unknown ? ['no such user'] : []),
    ...(facts.outside === undefined
      ? []
      : [facts.outside < 0 ? 'not known' : counted(facts.outside, 'user')]),
  ]
  return parts.join(', ')
}
