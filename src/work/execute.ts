import type { Clock } from './clock.ts'
import { Failure } from './failure.ts'
import type { Journal } from './journal.ts'
import { type RetryPolicy, Tries } from './retry.ts'
import type { Json, Unit, UnitContext } from './unit.ts'

/** How one unit ended. */
export type Execution<R extends Json> =
  | { readonly ended: 'done'; readonly result: R }
  | { readonly ended: 'failed'; readonly failure: Failure; readonly effectUnknown: boolean }
  /** The stop signal came first; the journal holds what the next attempt needs. */
  | { readonly ended: 'interrupted'; readonly effectUnknown: boolean }

export interface ExecutionOptions {
  readonly journal: Journal
  readonly clock: Clock
  readonly retry: RetryPolicy
  readonly random: () => number
  readonly signal: AbortSignal
  /** Milliseconds that a write in flight is given to get its answer after the stop signal. */
  readonly grace: number
  /** Whether earlier attempts have worked here: what they wrote last may be lost with their machine. */
  readonly resumed: boolean
  readonly onRetry: (failure: Failure, delay: number) => void
}

/**
 * Runs one unit until it is done, has failed for good, or the work is stopped.
 *
 * A unit that writes is journaled as started before anything is sent. Whenever an earlier send may have taken effect
 * (`unsettled`, or an answer lost here), it is settled by reading before it is sent again; and in a later attempt also
 * before a refusal is believed.
 */
export async function execute<R extends Json>(
  unit: Unit<R>,
  unsettled: boolean,
  options: ExecutionOptions,
): Promise<Execution<R>> {
  const { journal, signal } = options
  using watch = unit.settle ? afterGrace(signal, options.grace, options.clock) : undefined
  let tries = new Tries(options)
  let mustSettle = unsettled && unit.settle !== undefined
  /** Set when all tries are used up and only the effect of the last one is still to be found out. */
  let last: Failure | undefined

  for (let attempt = 1; ; attempt += 1) {
    if (signal.aborted) return { ended: 'interrupted', effectUnknown: mustSettle }
    if (unit.settle && !mustSettle) journal.append({ event: 'started', unit: unit.id })
    const settling = mustSettle
    const answer = await ask(unit, { signal: watch?.signal ?? signal, attempt }, settling)
    if (answer.state === 'done') {
      journal.append({ event: 'done', unit: unit.id, result: answer.result })
      return { ended: 'done', result: answer.result }
    }
    if (answer.state === 'not done') {
      if (last) return { ended: 'failed', failure: last, effectUnknown: false }
      mustSettle = false
      continue
    }
    const { failure } = answer
    // What is refused in a later attempt may be so because an earlier one has done it, whose journal was lost.
    const doubtful = options.resumed && failure.kind === 'rejected'
    if (unit.settle && (failure.effectUnknown || doubtful)) mustSettle = true
    const final = failure.kind === 'rejected' || failure.kind === 'fatal'
    if (signal.aborted && (!unit.settle || mustSettle || !final)) {
      return { ended: 'interrupted', effectUnknown: mustSettle }
    }
    let delay = tries.delayAfter(failure)
    if (delay === undefined && mustSettle && !settling) {
      last = failure
      tries = new Tries(options)
      delay = 0
    }
    if (delay === undefined) return { ended: 'failed', failure: last ?? failure, effectUnknown: mustSettle }
    if (delay > 0) options.onRetry(failure, delay)
    await options.clock.sleep(delay, signal).catch(() => undefined)
  }
}

type Answer<R extends Json> =
  | { readonly state: 'done'; readonly result: R }
  | { readonly state: 'not done' }
  | { readonly state: 'error'; readonly failure: Failure }

async function ask<R extends Json>(unit: Unit<R>, context: UnitContext, settle: boolean): Promise<Answer<R>> {
  try {
    if (!settle || !unit.settle) return { state: 'done', result: await unit.run(context) }
    const settlement = await unit.settle(context)
    return settlement.done ? { state: 'done', result: settlement.result } : { state: 'not done' }
  } catch (error) {
    return { state: 'error', failure: asFailure(error) }
  }
}

/** Anything but a `Failure` is a defect of ours or of the machine: it must not be retried, and it may have sent. */
function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  const message = error instanceof Error ? error.message : String(error)
  return new Failure('rejected', message, { code: 'InternalError', effectUnknown: true, cause: error })
}

/** A signal that follows `signal` after `grace` milliseconds. */
function afterGrace(signal: AbortSignal, grace: number, clock: Clock): Disposable & { signal: AbortSignal } {
  const late = new AbortController()
  const over = new AbortController()
  const onStop = () => {
    clock.sleep(grace, over.signal).then(
      () => late.abort(signal.reason),
      () => undefined,
    )
  }
  signal.addEventListener('abort', onStop, { once: true })
  return {
    signal: late.signal,
    [Symbol.dispose]() {
      signal.removeEventListener('abort', onStop)
      over.abort()
    },
  }
}
