import { statSync } from 'node:fs'
import { relative } from 'node:path'
import type { PlatformName } from '../platforms/platform.ts'
import type { PlanSelection, RosterSelection, Selection } from '../platforms/registry.ts'
import type { ColumnMapping } from '../roster/reading/mapping.ts'
import { readCertificates } from './ca-file.ts'
import { readFive9Export, readFive9Plan, readFive9Roster } from './five9-inputs.ts'
import { InputReader } from './input-reader.ts'
import { type Command, commands, inputNames, misplaced, platforms } from './input-table.ts'
import {
  type ApplyInputs,
  type PlanInputs,
  readApplyInputs,
  readPlanInputs,
  readShowInputs,
  type ShowInputs,
} from './plan-inputs.ts'
import { readWazoExport, readWazoPlan, readWazoRoster } from './wazo-inputs.ts'
import { insideWorkspace } from './workspace.ts'
import { readXMediusExport, readXMediusPlan, readXMediusRoster } from './xmedius-inputs.ts'

/** A file in the workspace. */
export interface WorkspaceFile {
  /** Absolute, with links followed. */
  readonly path: string
  /** Relative to the workspace, as people and annotations name it. */
  readonly name: string
}

/** What every command is told. */
interface CommonInputs {
  readonly roster: WorkspaceFile
  readonly artifactName: string
  /** Undefined for the repository's own retention. */
  readonly retentionDays: number | undefined
  readonly resume: boolean
  /** Milliseconds, as are the other lengths of time. */
  readonly progressMaxAge: number
  readonly timeBudget: number | undefined
  readonly requestTimeout: number
  /** What GitHub's REST API is asked with; empty for nothing. */
  readonly githubToken: string
  /** PEM: the certificate authorities to trust; undefined for those that Node trusts. */
  readonly certificates: string | undefined
}

export interface ExportInputs extends CommonInputs {
  readonly command: 'export'
  readonly selection: Selection
}

/** What a plan needs, whether it is shown or applied. */
export interface RosterInputs extends CommonInputs, PlanInputs {
  readonly selection: PlanSelection
  readonly mapping: ColumnMapping
}

export interface PlanCommandInputs extends RosterInputs, ShowInputs {
  readonly command: 'plan'
}

export interface ImportInputs extends RosterInputs, ApplyInputs {
  readonly command: 'import'
}

/** A plan that may know nothing of the platform but its name. */
export interface OfflineInputs extends CommonInputs, PlanInputs {
  readonly selection: RosterSelection
  readonly mapping: ColumnMapping
}

/** Everything that the workflow asks for, validated. */
export type Inputs = ExportInputs | PlanCommandInputs | ImportInputs

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

const artifactWords = { export: 'users', plan: 'plan', import: 'import' }

/**
 * The one place where inputs are read: before any request, and all that is wrong is told at once.
 * @param raw the value of an input as it was given, empty when it was not
 * @throws InputError
 */
export function readInputs(raw: (name: string) => string, workspace: string): Inputs {
  const reader = new InputReader(raw)
  const { platform, command } = readWhat(reader)
  const inputs = readCommand(reader, workspace, platform, command)
  reader.finish()
  return inputs
}

/**
 * The same for a plan that is given no secrets: what would lead to the platform is left unread.
 * @throws InputError
 */
export function readOfflineInputs(raw: (name: string) => string, workspace: string): OfflineInputs {
  const reader = new InputReader(raw)
  const { platform } = readWhat(reader)
  const inputs = {
    ...readRosterSelection(reader, workspace, platform),
    ...readCommon(reader, workspace, platform, 'plan'),
    ...readPlanInputs(reader),
  }
  reader.finish()
  return inputs
}

/** Which command for which platform; and whether each of the inputs has anything to say about that. */
function readWhat(reader: InputReader): { readonly platform: PlatformName; readonly command: Command } {
  const platform = reader.choice('platform', platforms, undefined)
  const command = reader.choice('command', commands, undefined)
  if (!reader.given('platform')) reader.problem(`platform is missing: give one of ${platforms.join(', ')}`)
  if (!reader.given('command')) reader.problem(`command is missing: give one of ${commands.join(', ')}`)
  reader.finish()
  if (platform === undefined || command === undefined) throw new Error('what has no code was let through')

  for (const name of inputNames) {
    const objection = reader.given(name) ? misplaced(name, platform, command) : undefined
    if (objection !== undefined) reader.problem(`${name} ${objection}`)
  }
  return { platform, command }
}

function readCommand(
  reader: InputReader,
  workspace: string,
  platform: PlatformName,
  command: Command,
): Inputs {
  switch (command) {
    case 'export':
      return {
        command,
        selection: readExportSelection(reader, workspace, platform),
        ...readCommon(reader, workspace, platform, command),
      }
    case 'plan':
      return {
        command,
        ...readRosterInputs(reader, workspace, platform, command),
        ...readShowInputs(reader),
      }
    case 'import':
      return {
        command,
        ...readRosterInputs(reader, workspace, platform, command),
        ...readApplyInputs(reader),
      }
  }
}

function readRosterInputs(
  reader: InputReader,
  workspace: string,
  platform: PlatformName,
  command: 'plan' | 'import',
): RosterInputs {
  return {
    ...readPlanSelection(reader, workspace, platform),
    ...readCommon(reader, workspace, platform, command),
    ...readPlanInputs(reader),
  }
}

function readExportSelection(reader: InputReader, workspace: string, platform: PlatformName): Selection {
  switch (platform) {
    case 'five9':
      return { platform, ...readFive9Export(reader, workspace) }
    case 'wazo':
      return { platform, ...readWazoExport(reader) }
    case 'xmedius':
      return { platform, ...readXMediusExport(reader, workspace) }
  }
}

function readPlanSelection(
  reader: InputReader,
  workspace: string,
  platform: PlatformName,
): Pick<RosterInputs, 'selection' | 'mapping'> {
  switch (platform) {
    case 'five9': {
      const { selection, mapping } = readFive9Plan(reader, workspace)
      return { selection: { platform, ...selection }, mapping }
    }
    case 'wazo': {
      const { selection, mapping } = readWazoPlan(reader, workspace)
      return { selection: { platform, ...selection }, mapping }
    }
    case 'xmedius': {
      const { selection, mapping } = readXMediusPlan(reader, workspace)
      return { selection: { platform, ...selection }, mapping }
    }
  }
}

function readRosterSelection(
  reader: InputReader,
  workspace: string,
  platform: PlatformName,
): Pick<OfflineInputs, 'selection' | 'mapping'> {
  switch (platform) {
    case 'five9': {
      const { selection, mapping } = readFive9Roster(reader, workspace)
      return { selection: { platform, ...selection }, mapping }
    }
    case 'wazo': {
      const { selection, mapping } = readWazoRoster(reader, workspace)
      return { selection: { platform, ...selection }, mapping }
    }
    case 'xmedius': {
      const { selection, mapping } = readXMediusRoster(reader, workspace)
      return { selection: { platform, ...selection }, mapping }
    }
  }
}

function readCommon(
  reader: InputReader,
  workspace: string,
  platform: PlatformName,
  command: Command,
): CommonInputs {
  return {
    roster: readRoster(reader, workspace, platform, command),
    artifactName: readArtifactName(reader, `rollcall-${platform}-${artifactWords[command]}`),
    retentionDays: reader.integer('retention-days', 1, 400, undefined),
    resume: reader.choice('resume', ['auto', 'never'], 'auto') === 'auto',
    progressMaxAge: reader.duration('progress-max-age', minute, 30 * 24 * hour, 24 * hour),
    timeBudget: reader.duration('time-budget', 10 * second, 5 * 24 * hour, undefined),
    requestTimeout: reader.duration('request-timeout', second, hour, 5 * minute),
    githubToken: reader.text('github-token'),
    certificates: readCertificates(reader, workspace),
  }
}

/** Some users must not take the place of all without being told to. */
function readRoster(
  reader: InputReader,
  workspace: string,
  platform: string,
  command: Command,
): WorkspaceFile {
  const some = reader.given('users') || ['alphanumeric', 'numeric'].includes(reader.text('chunking'))
  const given = reader.text('roster') || `${platform}-${some ? 'some-users' : 'users'}.csv`
  const path = insideWorkspace(workspace, given)
  if (path === undefined) {
    reader.problem(`roster: ${given} lies outside the workspace, or in .git: name a file of the repository`)
    return { path: given, name: given }
  }
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isDirectory()) reader.problem(`roster: ${given} is a folder: name a file`)
  else if (!path.toLowerCase().endsWith('.csv')) reader.problem(`roster: ${given} does not end in .csv`)
  else if (command !== 'export' && !found) {
    reader.problem(
      `roster: ${given} is not there: check out the repository (actions/checkout), or write one with command: export`,
    )
  }
  return { path, name: relative(workspace, path) }
}

function readArtifactName(reader: InputReader, otherwise: string): string {
  const name = reader.text('artifact-name') || otherwise
  if (/[":<>|*?\\/\r\n]/.test(name))
    reader.problem(`artifact-name: "${name}" may not have any of " : < > | * ? \\ /`)
  return name
}
