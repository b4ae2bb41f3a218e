import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

export const root = fileURLToPath(new URL('..', import.meta.url))

type Permissions = Readonly<Record<string, string>>

export interface WorkflowStep {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
}

interface Job {
  readonly permissions?: Permissions
  readonly concurrency?: unknown
  readonly 'timeout-minutes'?: number
  readonly steps?: readonly WorkflowStep[]
}

export interface Workflow {
  readonly permissions?: Permissions
  readonly concurrency?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

/** The project's own workflows, and those that it offers as examples. */
export const workflowPaths = globSync(['.github/workflows/*.yml', 'examples/workflows/*.yml'], {
  cwd: root,
}).sort()

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

export function readWorkflow(path: string): Workflow {
  return parse(readText(path)) as Workflow
}

export function stepsOf(workflow: Workflow): readonly WorkflowStep[] {
  return Object.values(workflow.jobs).flatMap(job => job.steps ?? [])
}
