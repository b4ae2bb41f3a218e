import type { AttemptResult, PhaseResult } from '../../../simulators/github/index.ts'
import { stepId } from './job-steps.ts'
import type { Workflow } from './workflow.ts'

/** A run that has ended. */
export class Played {
  readonly runId: number
  readonly workflow: Workflow
  /** Jobs that were not skipped, by id; those of a matrix by id and value. */
  readonly jobs: ReadonlyMap<string, AttemptResult>

  constructor(runId: number, workflow: Workflow, jobs: ReadonlyMap<string, AttemptResult>) {
    this.runId = runId
    this.workflow = workflow
    this.jobs = jobs
  }

  get conclusion(): 'success' | 'failure' {
    return [...this.jobs.values()].every(({ conclusion }) => conclusion === 'success') ? 'success' : 'failure'
  }

  /** What Rollcall has done in a job; throws when it has not run there. */
  rollcall(job: string): PhaseResult {
    const { steps = [] } = this.workflow.jobs[job.replace(/ .*$/, '')] ?? {}
    const at = steps.findIndex(({ uses }) => uses?.startsWith('rollcall/'))
    const step = steps[at]
    const main = step && this.jobs.get(job)?.step(stepId(step, at)).main
    if (!main || main.conclusion === 'skipped')
      throw new Error(`Rollcall has not run in ${job}: ${this.errors.join(' ')}`)
    return main
  }

  /** The errors of all steps. */
  get errors(): string[] {
    return [...this.jobs.values()]
      .flatMap(({ phases }) => phases.flatMap(({ result }) => result.annotations))
      .filter(({ level }) => level === 'error')
      .map(({ message }) => message)
  }
}
