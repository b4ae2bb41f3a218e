import type { Annotation } from './annotations.ts'
import type { CommandFileName } from './command-files.ts'
import type { JobStatus } from './condition.ts'

/** How a step, a phase of a step, or an attempt ended. */
export type Conclusion = JobStatus | 'skipped'

/** What one phase of a step (an action's main or post, or a function) left behind. */
export interface PhaseResult {
  readonly conclusion: Conclusion
  /** Null when a signal ended the process, and for functions. */
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly annotations: readonly Annotation[]
  /** The step summary as GitHub shows it, masked; empty when there is none or it was over the limit. */
  readonly summary: string
  /** What the process printed, unmasked, without its `add-mask` commands. */
  readonly rawLog: string
  /** The log as GitHub shows it, masked. */
  readonly log: string
  /** The command files as the process wrote them. */
  readonly commandFiles: Readonly<Partial<Record<CommandFileName, string>>>
  readonly durationMs: number
  /** Sampled every 100 ms; 0 when the process was shorter than that. */
  readonly peakMemoryBytes: number
}

/** A step: its main phase and, for an action that has one, its post phase. */
export interface StepResult {
  readonly id: string
  readonly main: PhaseResult
  readonly post: PhaseResult | undefined
}

/** A phase whose condition did not hold, or that was never reached. */
export const SKIPPED: PhaseResult = {
  conclusion: 'skipped',
  exitCode: null,
  signal: null,
  outputs: {},
  state: {},
  annotations: [],
  summary: '',
  rawLog: '',
  log: '',
  commandFiles: {},
  durationMs: 0,
  peakMemoryBytes: 0,
}
