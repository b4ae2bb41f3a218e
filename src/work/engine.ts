import { abortable } from './abortable.ts'
import { Agenda, type NotAttempted } from './agenda.ts'
import type { Clock } from './clock.ts'
import type { Tally, WorkEvent } from './events.ts'
import { execute } from './execute.ts'
import type { Failure, SplitCause } from './failure.ts'
import { histories, type Journal, type UnitHistory } from './journal.ts'
import { defaultRetryPolicy, type RetryPolicy } from './retry.ts'
import { Stop, stopOf } from './stop.ts'
import type { Json, Unit } from './unit.ts'

/**
 * Units given up in a row, with nothing gained in between, after which splitting is of no use: what ails them is not their
 * size. Finding the one user whom no answer can hold takes ten splits of a thousand.
 */
const hopeless = 16

export interface WorkOptions<R extends Json> {
  readonly journal: Journal
  readonly clock: Clock
  /** Aborted, with a `Stop` as its reason, when no more work may be taken. */
  readonly signal: AbortSignal
  /** Units in flight at once. */
  readonly concurrency?: number
  readonly retry?: RetryPolicy
  readonly random?: () => number
  /** Milliseconds that a write in flight is given to get its answer after the stop signal. */
  readonly grace?: number
  readonly observe?: (event: WorkEvent<R>) => void
  /** Saves the journal elsewhere; asked before each unit, and called while no unit is in flight. */
  readonly checkpoint?: { due(): boolean; save(): Promise<void> }
  /**
   * Resolves when the platform answers at all. Asked when a unit has used up its tries: units are split only while the
   * platform lives, and the work stops when it does not.
   */
  readonly probe?: (signal: AbortSignal) => Promise<void>
  /** Whether a result gains anything; an empty answer tells nothing about those that fail. By default all do. */
  readonly gains?: (result: R) => boolean
}

export interface WorkOutcome<R extends Json> {
  /** Results by unit id, of this attempt and of earlier ones. */
  readonly results: ReadonlyMap<string, R>
  /** How many of the results an earlier attempt had journaled. */
  readonly restored: number
  readonly failed: readonly {
    readonly unit: Unit<R>
    readonly failure: Failure
    readonly effectUnknown: boolean
  }[]
  readonly notAttempted: readonly NotAttempted<R>[]
  /** Why the work ended before its end. */
  readonly stop?: Stop
}

/**
 * Runs `units`, and what they split into and are followed by, each exactly once over all attempts that share a journal.
 *
 * Rejects only when the journal cannot be written or two units share an id; every other trouble is in the outcome.
 */
export async function work<R extends Json>(
  units: Iterable<Unit<R>>,
  options: WorkOptions<R>,
): Promise<WorkOutcome<R>> {
  return new Work(units, options).run()
}

class Work<R extends Json> {
  readonly #options: WorkOptions<R>
  readonly #agenda: Agenda<R>
  readonly #past: Map<string, UnitHistory>
  readonly #fatal = new AbortController()
  readonly #signal: AbortSignal
  readonly #running = new Set<Promise<void>>()
  readonly #results = new Map<string, R>()
  readonly #failed: { unit: Unit<R>; failure: Failure; effectUnknown: boolean }[] = []
  readonly #interrupted: NotAttempted<R>[] = []
  #restored = 0
  #givenUpInARow = 0
  #defect: { readonly error: unknown } | undefined

  constructor(units: Iterable<Unit<R>>, options: WorkOptions<R>) {
    this.#options = options
    this.#agenda = new Agenda(units)
    this.#past = histories(options.journal.past)
    this.#signal = AbortSignal.any([options.signal, this.#fatal.signal])
  }

  async run(): Promise<WorkOutcome<R>> {
    while (!this.#signal.aborted) {
      if (this.#options.checkpoint?.due()) {
        await Promise.all(this.#running)
        await unlessStopped(this.#options.checkpoint.save(), this.#signal)
      }
      if (!this.#fill()) break
      await Promise.race(this.#running)
    }
    await Promise.all(this.#running)
    if (this.#defect) throw this.#defect.error
    const stop = stopOf(this.#signal)
    const notAttempted = [
      ...this.#interrupted,
      ...this.#rest(stop?.message ?? 'what it waits for never came'),
    ]
    // A signal that came when everything was done already has ended nothing.
    const early = stop?.kind === 'fatal' || notAttempted.length > 0
    return {
      results: this.#results,
      restored: this.#restored,
      failed: this.#failed,
      notAttempted,
      ...(stop && early ? { stop } : {}),
    }
  }

  /** Starts units up to the concurrency; false when nothing runs and nothing is left. */
  #fill(): boolean {
    while (this.#running.size < (this.#options.concurrency ?? 1) && !this.#signal.aborted) {
      const unit = this.#agenda.next()
      if (!unit) break
      try {
        if (!this.#recall(unit)) this.#start(unit, this.#isUnsettled(unit))
      } catch (error) {
        this.#breakOff(error)
      }
    }
    return this.#running.size > 0
  }

  /** What was not attempted. What earlier attempts have done counts as done, though this one did not come to it. */
  #rest(reason: string): NotAttempted<R>[] {
    const left: NotAttempted<R>[] = []
    for (let unit = this.#agenda.next(); unit; unit = this.#agenda.next()) {
      if (this.#recall(unit)) continue
      left.push({ unit, reason, ...(this.#isUnsettled(unit) && { effectUnknown: true }) })
    }
    return [...left, ...this.#agenda.remaining(reason)]
  }

  /** Takes a unit as earlier attempts have left it; false when it is still to be done. */
  #recall(unit: Unit<R>): boolean {
    const history = this.#past.get(unit.id)
    if (history?.state === 'done') this.#restore(unit, history.result as R)
    else if (history?.state === 'split') this.#agenda.split(unit, partsOf(unit, history.cause))
    else return false
    return true
  }

  /** Whether it may have taken effect in an earlier attempt. */
  #isUnsettled({ id }: Unit<R>): boolean {
    return this.#past.get(id)?.state === 'unsettled'
  }

  /** Ends the work, which rejects with `error` as soon as nothing is in flight. */
  #breakOff(error: unknown): void {
    this.#defect ??= { error }
    this.#fatal.abort(new Stop('fatal', 'the work cannot go on', { cause: error }))
  }

  #restore(unit: Unit<R>, result: R): void {
    this.#restored += 1
    this.#finish(unit, result)
    this.#options.observe?.({ type: 'restored', unit, result, tally: this.#tally() })
  }

  #start(unit: Unit<R>, unsettled: boolean): void {
    const running = this.#execute(unit, unsettled)
      .catch((error: unknown) => this.#breakOff(error))
      .finally(() => this.#running.delete(running))
    this.#running.add(running)
  }

  async #execute(unit: Unit<R>, unsettled: boolean): Promise<void> {
    const { journal, clock, observe } = this.#options
    const execution = await execute(unit, unsettled, {
      journal,
      clock,
      retry: this.#options.retry ?? defaultRetryPolicy,
      random: this.#options.random ?? Math.random,
      signal: this.#signal,
      grace: this.#options.grace ?? 5_000,
      resumed: this.#past.size > 0,
      onRetry: (failure, delay) =>
        observe?.({ type: 'retrying', unit, failure, delay, tally: this.#tally() }),
    })
    switch (execution.ended) {
      case 'done':
        this.#finish(unit, execution.result)
        observe?.({ type: 'done', unit, result: execution.result, tally: this.#tally() })
        return
      case 'interrupted':
        this.#interrupt(unit, stopOf(this.#signal)?.message ?? 'interrupted', execution.effectUnknown)
        return
      case 'failed':
        await this.#giveUp(unit, execution.failure, execution.effectUnknown)
    }
  }

  #interrupt(unit: Unit<R>, reason: string, effectUnknown: boolean): void {
    this.#interrupted.push({ unit, reason, ...(effectUnknown && { effectUnknown }) })
  }

  #finish(unit: Unit<R>, result: R): void {
    if (this.#options.gains?.(result) ?? true) this.#givenUpInARow = 0
    this.#results.set(unit.id, result)
    this.#agenda.done(unit, unit.followers?.(result) ?? [])
  }

  async #giveUp(unit: Unit<R>, failure: Failure, effectUnknown: boolean): Promise<void> {
    const { journal, observe } = this.#options
    const worn = failure.kind === 'transient' || failure.kind === 'timeout'
    if (worn && !(await this.#platformLives())) {
      this.#interrupt(unit, failure.message, effectUnknown)
      return
    }
    // What the platform refuses, it has answered.
    if (worn) this.#givenUpInARow += 1
    const parts = !effectUnknown && this.#maySplit(unit, failure) ? (unit.split?.(failure) ?? []) : []
    if (parts.length > 1) {
      const { kind, code, users } = failure
      journal.append({ event: 'split', unit: unit.id, cause: { kind, code, ...(users && { users }) } })
      this.#agenda.split(unit, parts)
      observe?.({ type: 'split', unit, failure, parts: parts.length, tally: this.#tally() })
      return
    }
    journal.append({ event: 'failed', unit: unit.id, code: failure.code, effectUnknown })
    this.#failed.push({ unit, failure, effectUnknown })
    this.#agenda.failed(unit)
    observe?.({ type: 'failed', unit, failure, tally: this.#tally() })
    if (failure.kind === 'fatal') this.#fatal.abort(new Stop('fatal', failure.message, { cause: failure }))
    else if (worn && this.#givenUpInARow >= hopeless) {
      const message = `nothing has been gained since ${hopeless} requests were given up: ${failure.message}`
      this.#fatal.abort(new Stop('fatal', message, { cause: failure }))
    }
  }

  /** A reading is split when it may be too large; a batch also when it is refused, since one of its users may be the cause. */
  #maySplit({ settle }: Unit<R>, { kind }: Failure): boolean {
    if (kind === 'rejected') return settle !== undefined
    return kind !== 'fatal' && this.#givenUpInARow < hopeless
  }

  async #platformLives(): Promise<boolean> {
    try {
      await this.#options.probe?.(this.#signal)
      return true
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      this.#fatal.abort(
        new Stop('fatal', `the platform does not answer any more: ${message}`, { cause: error }),
      )
      return false
    }
  }

  #tally(): Tally {
    const { known, ahead } = this.#agenda
    return { known, done: this.#results.size, failed: this.#failed.length, ahead }
  }
}

/** Waits, but not for a service that does not answer when the work is to stop. */
async function unlessStopped(saving: Promise<void>, signal: AbortSignal): Promise<void> {
  await abortable(saving, signal).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}

function partsOf<R extends Json>(unit: Unit<R>, cause: SplitCause): readonly Unit<R>[] {
  const parts = unit.split?.(cause) ?? []
  if (parts.length < 2) throw new Error(`the journal says that ${unit.id} was split, but it cannot be`)
  return parts
}
