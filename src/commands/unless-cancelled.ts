import { abortable } from '../work/abortable.ts'
import type { Ports } from './ports.ts'

/** Asks a service for something, but not when the run is cancelled: there are seconds left then, and post saves progress. */
export async function unlessCancelled<T>(
  service: () => Promise<T>,
  { signal }: Pick<Ports, 'signal'>,
): Promise<T | undefined> {
  if (signal.aborted) return undefined
  return abortable(service(), signal).catch((error: unknown) => {
    if (!signal.aborted) throw error
    return undefined
  })
}
