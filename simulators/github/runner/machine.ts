import { cp, mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'

/** The folders of the machine a job runs on; nothing an action is told to write to lies outside of them. */
export type Machine = {
  /** GITHUB_WORKSPACE, also the working directory of every step. */
  readonly workspace: string
  /** RUNNER_TEMP. */
  readonly temp: string
  readonly home: string
  readonly toolCache: string
  /** TMPDIR: what the action writes to the system's temp folder. */
  readonly systemTemp: string
}

/** A new machine under `root`, with a copy of the workspace: what a hosted runner is for every attempt. */
export async function freshMachine(root: string, workspace: string | undefined): Promise<Machine> {
  const machine = layout(root, join(root, 'work', 'repository', 'repository'))
  await prepare(machine)
  if (workspace !== undefined) {
    await cp(workspace, machine.workspace, { recursive: true, verbatimSymlinks: true })
  }
  return machine
}

/** A machine that keeps its folders from one attempt to the next, but for RUNNER_TEMP: a self-hosted runner. */
export async function keptMachine(root: string, workspace: string | undefined): Promise<Machine> {
  const machine = layout(root, resolve(workspace ?? join(root, 'work', 'repository', 'repository')))
  await rm(machine.temp, { recursive: true, force: true })
  await prepare(machine)
  return machine
}

function layout(root: string, workspace: string): Machine {
  return {
    workspace,
    temp: join(root, 'work', '_temp'),
    home: join(root, 'home'),
    toolCache: join(root, 'tools'),
    systemTemp: join(root, 'tmp'),
  }
}

async function prepare(machine: Machine): Promise<void> {
  for (const folder of Object.values(machine)) await mkdir(folder, { recursive: true })
}
