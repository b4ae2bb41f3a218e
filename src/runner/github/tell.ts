import type { Log } from '../../commands/ports.ts'
import { sentences } from '../../report/format.ts'
import type { Failure } from '../../work/failure.ts'
import { MissingPermission } from './missing-permission.ts'

/** Warns of what GitHub did not let a run do; where a permission is missing, with the lines to copy. */
export function tellFailure(failure: Failure, title: string, log: Log): void {
  log.warning(sentences(failure.message, failure.cure), title)
  if (failure instanceof MissingPermission) for (const line of failure.yaml) log.info(line)
}
