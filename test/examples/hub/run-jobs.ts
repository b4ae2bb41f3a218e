import type { AttemptResult } from '../../../simulators/github/index.ts'
import { type Context, expand, expandAll, holds } from './expressions.ts'
import type { Job, Workflow } from './workflow.ts'

/**
 * Runs the jobs of a workflow one after the other, each as often as its matrix says. A job is left out when its `if` does
 * not hold, or when the job that it needs was left out or has failed.
 * @returns those that ran, by id; those of a matrix by id and value
 */
export async function runJobs(
  { jobs }: Workflow,
  given: Context,
  run: (id: string, job: Job, context: Context) => Promise<AttemptResult>,
): Promise<ReadonlyMap<string, AttemptResult>> {
  const ran = new Map<string, AttemptResult>()
  const needs: Record<string, unknown> = {}
  for (const [id, job] of Object.entries(jobs)) {
    const context = { ...given, needs }
    if (job.needs !== undefined && !(job.needs in needs)) continue
    if (!holds(job.if, context)) continue
    for (const matrix of matrixOf(job, context)) {
      const result = await run(id, job, { ...context, matrix })
      ran.set([id, ...Object.values(matrix)].join(' '), result)
      if (result.conclusion === 'success') needs[id] = { outputs: outputsOf(job, result, context) }
    }
  }
  return ran
}

/** The values of the one dimension that a matrix has, or one without any. */
function matrixOf({ strategy }: Job, context: Context): Record<string, string>[] {
  return Object.entries(strategy?.matrix ?? { '': '' }).flatMap(([name, given]) => {
    if (name === '') return [{}]
    const json = /^\$\{\{ fromJSON\((.*)\) \}\}$/.exec(given)?.[1]
    if (json === undefined) throw new Error(`A matrix is read from fromJSON(…), not ${given}`)
    const values = JSON.parse(expand(`\${{ ${json} }}`, context)) as string[]
    return values.map(value => ({ [name]: value }))
  })
}

function outputsOf({ outputs }: Job, result: AttemptResult, context: Context): Record<string, string> {
  const steps = Object.fromEntries(result.steps.map(({ id, main }) => [id, { outputs: main.outputs }]))
  return expandAll(outputs, { ...context, steps })
}
