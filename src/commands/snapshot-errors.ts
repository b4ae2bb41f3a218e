import { counted, sentences } from '../report/format.ts'
import { Failure } from '../work/failure.ts'
import type { TakenSnapshot } from './take-snapshot.ts'

/**
 * Why the step must fail for the snapshot, one sentence or a few each; none when it is complete.
 * @param meaning what that means for the command, a sentence
 */
export function snapshotErrors(
  { outcome, completeness }: Pick<TakenSnapshot, 'outcome' | 'completeness'>,
  command: 'export' | 'plan' | 'import',
  meaning: string,
): string[] {
  const { problems } = completeness
  const { stop, failed, notAttempted } = outcome
  if (problems.length === 0) return []
  const rest = `${counted(failed.length + notAttempted.length, 'chunk')} not read`
  switch (stop?.kind) {
    case 'cancelled':
      return [sentences(`Cancelled: ${stop.message}`, `${rest}; re-run the job to continue`)]
    case 'time-budget':
      return [
        sentences(
          `Stopped because ${stop.message}; ${rest}`,
          'Re-run the failed jobs to continue where this attempt stopped',
        ),
      ]
    case 'fatal':
      return [sentences(stop.message, stop.cause instanceof Failure ? stop.cause.cure : undefined, meaning)]
    case undefined:
      return [sentences(`The ${command} is not complete: ${problems.join('; ')}`, meaning)]
  }
}
