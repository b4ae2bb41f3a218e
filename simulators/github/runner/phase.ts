import { CommandFiles } from './command-files.ts'
import type { Machine } from './machine.ts'
import type { Masker } from './masker.ts'
import type { PhaseResult } from './results.ts'
import { StepOutput } from './step-output.ts'
import type { WorkEnd } from './step-work.ts'

/** A phase that has ended, with what it changes for the steps after it. */
export interface FinishedPhase {
  readonly result: PhaseResult
  readonly exported: ReadonlyMap<string, string>
  readonly paths: readonly string[]
}

export interface PhaseSettings {
  readonly machine: Machine
  readonly masker: Masker
  readonly debug: boolean
  /** How many bytes of outputs the job has left; above it they are dropped and the step fails. */
  readonly outputBytesLeft: number
  /** Aborted when the machine vanishes: nobody is left then to read the command files. */
  readonly loss: AbortSignal
}

/** Runs one phase of a step: gives it command files and a log, and collects what it left in them. */
export async function runPhase(
  settings: PhaseSettings,
  work: (output: StepOutput, files: CommandFiles) => Promise<WorkEnd>,
): Promise<FinishedPhase> {
  const output = new StepOutput(settings.masker, settings.debug)
  const files = await CommandFiles.create(settings.machine.temp)
  const end = await work(output, files)
  const left = settings.loss.aborted ? undefined : await files.read(output, settings.masker)
  let outputs: Record<string, string> = Object.fromEntries([...output.outputs, ...(left?.outputs ?? [])])
  if (outputBytes(outputs) > settings.outputBytesLeft) {
    output.fail('Maximum object size exceeded: the outputs of a job can be at most 1 MB')
    outputs = {}
  }
  const failed = end.conclusion === 'success' && output.failed
  return {
    result: {
      conclusion: failed ? 'failure' : end.conclusion,
      exitCode: end.exitCode,
      signal: end.signal,
      outputs,
      state: Object.fromEntries([...output.state, ...(left?.state ?? [])]),
      annotations: output.annotations,
      summary: left?.summary ?? '',
      rawLog: output.raw.join('\n'),
      log: output.visible.join('\n'),
      commandFiles: left?.raw ?? {},
      durationMs: end.durationMs,
      peakMemoryBytes: end.peakMemoryBytes,
    },
    exported: left?.env ?? new Map(),
    paths: left?.paths ?? [],
  }
}

/** The size of outputs as GitHub counts it: in UTF-16, names and values. */
export function outputBytes(outputs: Readonly<Record<string, string>>): number {
  return Object.entries(outputs).reduce((sum, [name, value]) => sum + 2 * (name.length + value.length), 0)
}
