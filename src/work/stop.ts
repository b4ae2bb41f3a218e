import type { Clock } from './clock.ts'

export type StopKind = 'cancelled' | 'time-budget' | 'fatal'

/** Why no more work is taken. The reason of the signal that stops the engine. */
export class Stop extends Error {
  override readonly name = 'Stop'
  readonly kind: StopKind

  constructor(kind: StopKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}

/** The reason of `signal` as a `Stop`; `undefined` while it has not aborted. */
export function stopOf(signal: AbortSignal): Stop | undefined {
  if (!signal.aborted) return undefined
  const reason: unknown = signal.reason
  return reason instanceof Stop ? reason : new Stop('cancelled', String(reason))
}

/**
 * A signal that stops the work when `milliseconds` have passed by the clock.
 * @param until ends the watch, so that no timer outlives the work
 */
export function timeBudget(clock: Clock, milliseconds: number, until: AbortSignal): AbortSignal {
  const controller = new AbortController()
  clock.sleep(milliseconds, until).then(
    () => controller.abort(new Stop('time-budget', `the time budget of ${describe(milliseconds)} is spent`)),
    () => undefined,
  )
  return controller.signal
}

function describe(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  return seconds >= 120 && seconds % 60 === 0 ? `${seconds / 60} minutes` : `${seconds} seconds`
}
