import { clause, sentences } from '../report/format.ts'
import { Failure } from '../work/failure.ts'
import { Stop } from '../work/stop.ts'
import { InputError } from './input-reader.ts'
import { runnerLog } from './log.ts'

/** Reports why the step fails, and has it fail; with no reasons it does nothing. */
export function fail(reasons: unknown): void {
  for (const { text, title } of explain(reasons)) {
    runnerLog.error(text, title)
    process.exitCode = 1
  }
}

function explain(reason: unknown): readonly { readonly text: string; readonly title: string }[] {
  if (Array.isArray(reason)) return reason.map(text => ({ text: String(text), title: 'Rollcall failed' }))
  if (reason instanceof InputError)
    return reason.problems.map(text => ({ text, title: 'Input cannot be used' }))
  if (reason instanceof Failure) {
    return [{ text: sentences(reason.message, reason.cure), title: reason.code }]
  }
  if (reason instanceof Stop) {
    return [
      {
        text: `Stopped: ${clause(reason.message)}. Re-run the failed jobs to begin again.`,
        title: 'Rollcall stopped',
      },
    ]
  }
  const error = reason instanceof Error ? reason : new Error(String(reason))
  return [
    { text: `${error.name}: ${error.message}. Please report this as a defect.`, title: 'Unexpected error' },
  ]
}
