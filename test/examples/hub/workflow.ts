import { matchesGlob } from 'node:path'
import { parse } from 'yaml'
import type { Permissions } from '../../../simulators/github/index.ts'
import { readText } from '../../workflow-files.ts'

/** A workflow of examples/workflows, as far as a run of it needs it. */
export interface Workflow {
  readonly name: string
  readonly on: Readonly<Record<string, Trigger | null>>
  readonly jobs: Readonly<Record<string, Job>>
}

interface Trigger {
  readonly types?: readonly string[]
  readonly branches?: readonly string[]
  readonly paths?: readonly string[]
  readonly workflows?: readonly string[]
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown }>>
}

export interface Job {
  readonly if?: string
  readonly needs?: string
  readonly permissions?: Permissions
  readonly environment?: string
  /** One dimension, given by an expression. */
  readonly strategy?: { readonly matrix: Readonly<Record<string, string>> }
  readonly outputs?: Readonly<Record<string, string>>
  readonly steps: readonly WorkflowStep[]
}

export interface WorkflowStep {
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
}

/** What happened, as it starts workflows. */
export interface Event {
  readonly name: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly ref: string
  readonly sha: string
  /** What a person has filled in who starts a workflow by hand. */
  readonly inputs?: Readonly<Record<string, string>>
  /** What a push or pull request changes. */
  readonly files?: readonly string[]
}

export function readExample(file: string): Workflow {
  return parse(readText(`examples/workflows/${file}`)) as Workflow
}

/** Why an event does not start a workflow; undefined when it does. */
export function idle({ name, on }: Workflow, event: Event): string | undefined {
  if (!(event.name in on)) return `${name} does not listen for ${event.name}`
  const { types, branches, paths, workflows } = on[event.name] ?? {}
  const { action, workflow } = event.payload as { action?: string; workflow?: { name: string } }
  if (types && !types.includes(action ?? '')) return `${name} does not listen for ${event.name} ${action}`
  if (branches && !branches.includes(event.ref.replace('refs/heads/', '')))
    return `${name} is not about ${event.ref}`
  if (workflows && !workflows.includes(workflow?.name ?? '')) return `${name} is not about ${workflow?.name}`
  if (paths && !event.files?.some(file => paths.some(path => matchesGlob(file, path))))
    return `${name} is not about ${event.files?.join(', ')}`
  return undefined
}
