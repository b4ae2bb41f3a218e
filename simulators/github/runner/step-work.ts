import { performance } from 'node:perf_hooks'
import { ActionProcess } from './action-process.ts'
import type { JobStatus } from './condition.ts'
import type { ScriptContext, ScriptStep } from './steps.ts'

/** How the work of a phase ended. */
export interface WorkEnd {
  readonly conclusion: JobStatus
  /** Null when a signal ended the process, and for functions. */
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly durationMs: number
  readonly peakMemoryBytes: number
}

/** The work of a phase, under way. */
export interface Work {
  readonly ended: Promise<WorkEnd>
  /** Ends it as a cancel does. */
  interrupt(): void
  /** Ends it as a machine that vanishes. */
  destroy(): void
  /** Sends a signal to its process; a function has none. */
  readonly kill?: (signal: NodeJS.Signals) => void
}

export interface ActionWork {
  readonly script: string
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** Factor on the delays between the signals of a cancel. */
  readonly signalDelayScale: number
  readonly onLine: (line: string) => void
}

/** Starts a script of an action. */
export function startAction(work: ActionWork): Work {
  let interrupted = false
  const process = new ActionProcess(work)
  return {
    ended: process.exited.then(({ code, ...exit }) => {
      const conclusion = code === 0 ? 'success' : 'failure'
      return { ...exit, exitCode: code, conclusion: interrupted ? 'cancelled' : conclusion }
    }),
    interrupt: () => {
      interrupted = true
      process.interrupt(work.signalDelayScale)
    },
    destroy: () => process.signal('SIGKILL'),
    kill: signal => process.signal(signal),
  }
}

/** Calls the function of a step; what it throws goes to `onError`. */
export function startScript(
  step: ScriptStep,
  context: Omit<ScriptContext, 'signal'>,
  onError: (message: string) => void,
): Work {
  const startedAt = performance.now()
  const abort = new AbortController()
  const run = async (): Promise<JobStatus> => {
    try {
      await step.run({ ...context, signal: abort.signal })
      return 'success'
    } catch (error) {
      onError(error instanceof Error ? error.message : String(error))
      return 'failure'
    }
  }
  return {
    ended: run().then(conclusion => ({
      conclusion: abort.signal.aborted ? 'cancelled' : conclusion,
      exitCode: null,
      signal: null,
      durationMs: performance.now() - startedAt,
      peakMemoryBytes: 0,
    })),
    interrupt: () => abort.abort(),
    destroy: () => abort.abort(),
  }
}
