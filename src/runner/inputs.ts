import { statSync } from 'node:fs'
import type { Selection } from '../platforms/registry.ts'
import { readFive9Inputs } from './five9-inputs.ts'
import { InputReader } from './input-reader.ts'
import { commands, inputNames, inputTable, platforms } from './input-table.ts'
import { insideWorkspace } from './workspace.ts'

/** Everything that the workflow asks for, validated. */
export interface Inputs {
  readonly command: 'export'
  readonly selection: Selection
  /** Absolute, inside the workspace. */
  readonly rosterPath: string
  readonly artifactName: string
  /** Undefined for the repository's own retention. */
  readonly retentionDays: number | undefined
  readonly resume: boolean
  /** Milliseconds, as are the other lengths of time. */
  readonly progressMaxAge: number
  readonly timeBudget: number | undefined
  readonly requestTimeout: number
}

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/**
 * The one place where inputs are read: before any request, and all that is wrong is told at once.
 * @param raw the value of an input as it was given, empty when it was not
 * @throws InputError
 */
export function readInputs(raw: (name: string) => string, workspace: string): Inputs {
  const reader = new InputReader(raw)
  const platform = reader.choice('platform', platforms, undefined)
  const command = reader.choice('command', commands, undefined)
  if (!reader.given('platform')) reader.problem(`platform is missing: give one of ${platforms.join(', ')}`)
  if (!reader.given('command')) reader.problem(`command is missing: give one of ${commands.join(', ')}`)
  if (platform !== undefined && platform !== 'five9')
    reader.problem(`platform: ${platform} is not part of this release; five9 is`)
  if (command !== undefined && command !== 'export')
    reader.problem(`command: ${command} is not part of this release; export is`)
  reader.finish()
  if (platform !== 'five9') throw new Error('a platform without an adapter was let through')

  for (const name of inputNames) {
    const owners: readonly string[] = inputTable[name]
    if (reader.given(name) && !owners.includes(platform))
      reader.problem(`${name} is not an input of ${platform}, but of ${owners.join(' and ')}: leave it out`)
  }
  const inputs: Inputs = {
    command: 'export',
    selection: { platform, ...readFive9Inputs(reader, workspace) },
    rosterPath: readRosterPath(reader, workspace, platform),
    artifactName: readArtifactName(reader, `rollcall-${platform}-users`),
    retentionDays: reader.integer('retention-days', 1, 400, undefined),
    resume: reader.choice('resume', ['auto', 'never'], 'auto') === 'auto',
    progressMaxAge: reader.duration('progress-max-age', minute, 30 * 24 * hour, 24 * hour),
    timeBudget: reader.duration('time-budget', 10 * second, 5 * 24 * hour, undefined),
    requestTimeout: reader.duration('request-timeout', second, hour, 5 * minute),
  }
  reader.finish()
  return inputs
}

/** Some users must not take the place of all without being told to. */
function readRosterPath(reader: InputReader, workspace: string, platform: string): string {
  const some = reader.given('users') || ['alphanumeric', 'numeric'].includes(reader.text('chunking'))
  const given = reader.text('roster') || `${platform}-${some ? 'some-users' : 'users'}.csv`
  const path = insideWorkspace(workspace, given)
  if (path === undefined)
    reader.problem(`roster: ${given} lies outside the workspace, or in .git: name a file of the repository`)
  else if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    reader.problem(`roster: ${given} is a folder: name a file`)
  else if (!path.toLowerCase().endsWith('.csv')) reader.problem(`roster: ${given} does not end in .csv`)
  return path ?? given
}

function readArtifactName(reader: InputReader, otherwise: string): string {
  const name = reader.text('artifact-name') || otherwise
  if (/[":<>|*?\\/\r\n]/.test(name))
    reader.problem(`artifact-name: "${name}" may not have any of " : < > | * ? \\ /`)
  return name
}
