import { basename, resolve } from 'node:path'

/** What earlier steps produced, by step id. */
export type StepOutputs = ReadonlyMap<string, Readonly<Record<string, string>>>

type Values = Readonly<Record<string, string>>

/** Status functions; a function of outputs stands for expressions on those of earlier steps. */
export type Condition = string | ((outputs: StepOutputs) => string)

/** A step that runs an action. */
export interface UsesStep {
  readonly kind: 'uses'
  readonly id: string
  /** The folder that holds action.yml. */
  readonly folder: string
  /** Inputs; a function stands for expressions on earlier steps' outputs. */
  readonly with: Values | ((outputs: StepOutputs) => Values)
  readonly env: Values
  readonly if: Condition
}

/** A step that runs a function, in place of a `run:` script. */
export interface ScriptStep {
  readonly kind: 'script'
  readonly id: string
  readonly if: Condition
  readonly run: (context: ScriptContext) => void | Promise<void>
}

export type Step = UsesStep | ScriptStep

/** What a function step gets to work with. Throwing fails the step. */
export interface ScriptContext {
  readonly workspace: string
  readonly temp: string
  /** The environment a script would have, with the command files of this step. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly outputs: StepOutputs
  /** Aborted when the job is cancelled. */
  readonly signal: AbortSignal
  /** Prints a line, which may be a workflow command. */
  log(line: string): void
}

export interface StepSettings {
  /** Default: the name of the folder, or `script`. */
  readonly id?: string
  /** Default `success()`. */
  readonly if?: Condition
}

/** A step with `uses: <folder>`. */
export function uses(
  folder: string,
  settings: StepSettings & { readonly with?: UsesStep['with']; readonly env?: Values } = {},
): UsesStep {
  return {
    kind: 'uses',
    id: settings.id ?? basename(resolve(folder)),
    folder: resolve(folder),
    with: settings.with ?? {},
    env: settings.env ?? {},
    if: settings.if ?? 'success()',
  }
}

/** A step that calls a function. */
export function script(run: ScriptStep['run'], settings: StepSettings = {}): ScriptStep {
  return { kind: 'script', id: settings.id ?? 'script', if: settings.if ?? 'success()', run }
}
