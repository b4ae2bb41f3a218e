import { Stop } from '../work/stop.ts'

/** A signal that aborts when the runner tells this process to end: once by SIGINT, and 7.5 s later by SIGTERM. */
export function cancellation(): AbortSignal {
  const controller = new AbortController()
  const onSignal = () => controller.abort(new Stop('cancelled', 'the run was cancelled'))
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return controller.signal
}
