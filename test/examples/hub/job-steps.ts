import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type ScriptContext, type Step, script, uses } from '../../../simulators/github/index.ts'
import { type Context, expandAll, holds } from './expressions.ts'
import { type Ground, wellKnownActions } from './well-known-actions.ts'
import type { Job, WorkflowStep } from './workflow.ts'

const action = fileURLToPath(new URL('../../..', import.meta.url))

type Outputs = ScriptContext['outputs']

export interface JobGround extends Omit<Ground, 'with'> {
  /** What expressions read before the first step. */
  readonly context: Context
  /** Inputs of Rollcall in place of those of the example, such as the address of a simulator; undefined leaves one out. */
  readonly inputs: Readonly<Record<string, string | undefined>>
}

/** The steps of a job for the runner: Rollcall itself, the actions of others as far as they matter, and Bash. */
export function stepsOf(job: Job, ground: JobGround): Step[] {
  return job.steps.map((step, at) => runnable(step, stepId(step, at), ground))
}

/** The id of a step, also of one that is given none. */
export function stepId({ id }: WorkflowStep, at: number): string {
  return id ?? `step-${at + 1}`
}

function runnable(step: WorkflowStep, id: string, ground: JobGround): Step {
  const at = (outputs: Outputs, temp = ''): Context => ({
    ...ground.context,
    steps: Object.fromEntries([...outputs].map(([name, values]) => [name, { outputs: values }])),
    runner: { temp },
  })
  const settings = {
    id,
    if: (outputs: Outputs) => (holds(step.if, at(outputs)) ? 'success()' : 'false'),
  }
  const { uses: name = '' } = step
  if (name.startsWith('rollcall/')) {
    return uses(action, {
      ...settings,
      env: expandAll(step.env, ground.context),
      with: outputs => given({ ...step.with, ...ground.inputs }, at(outputs)),
    })
  }
  if (step.run !== undefined) {
    const { run } = step
    return script(async own => bash(run, expandAll(step.env, at(own.outputs, own.temp)), own), settings)
  }
  const emulated = wellKnownActions[name.replace(/@.*$/, '')]
  if (!emulated) throw new Error(`No example has used ${name} so far`)
  return script(
    own => emulated({ ...ground, with: expandAll(step.with, at(own.outputs, own.temp)) }, own),
    settings,
  )
}

function given(inputs: Readonly<Record<string, unknown>>, context: Context): Record<string, string> {
  return expandAll(
    Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined)),
    context,
  )
}

async function bash(
  text: string,
  env: Readonly<Record<string, string>>,
  { workspace, env: around, log }: ScriptContext,
): Promise<void> {
  const child = spawn('bash', ['-e', '-c', text], { cwd: workspace, env: { ...around, ...env } })
  const printed: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => printed.push(chunk))
  const code = await new Promise(resolve => child.on('close', resolve))
  for (const line of Buffer.concat(printed).toString().split('\n').filter(Boolean)) log(line)
  if (code !== 0) throw new Error(`Process completed with exit code ${code}.`)
}
