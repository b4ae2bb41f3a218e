import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Machine } from './machine.ts'
import type { RestAccess } from './rest-access.ts'
import type { RunSettings } from './run-options.ts'

/** The `github` context: what steps see as GITHUB_* (all but the token) and action.yml as `${{ github.* }}`. */
export type GitHubContext = Readonly<Record<string, string>>

/** Builds the `github` context of an attempt. */
export function githubContext(
  run: RunSettings,
  attempt: number,
  machine: Machine,
  access: RestAccess,
): GitHubContext {
  const [owner = ''] = run.repository.split('/')
  const refName = run.ref.replace(/^refs\/(heads|tags|pull)\//, '')
  const workflowRef = `${run.repository}/.github/workflows/${run.workflow}.yml@${run.ref}`
  return {
    actor: run.actor,
    actor_id: '1001',
    api_url: access.apiUrl,
    base_ref: run.baseRef ?? '',
    event_name: run.event.name,
    event_path: eventPath(machine),
    graphql_url: access.graphqlUrl,
    head_ref: run.headRef ?? '',
    job: run.job,
    ref: run.ref,
    ref_name: refName,
    ref_protected: 'false',
    ref_type: run.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository: run.repository,
    repository_id: '2001',
    repository_owner: owner,
    repository_owner_id: '3001',
    retention_days: String(run.retentionDays),
    run_attempt: String(attempt),
    run_id: String(run.runId),
    run_number: '1',
    server_url: run.serverUrl,
    sha: run.sha,
    token: access.token,
    triggering_actor: run.actor,
    workflow: run.workflow,
    workflow_ref: workflowRef,
    workflow_sha: run.sha,
    workspace: machine.workspace,
  }
}

/** The variables of the machine; the `env` of a workflow can change them. */
export function machineVariables(machine: Machine): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
    HOME: machine.home,
    LANG: 'C.UTF-8',
    TMPDIR: machine.systemTemp,
    CI: 'true',
  }
}

/** The variables that tell a process about its run; nothing can change them. */
export function runVariables(
  context: GitHubContext,
  machine: Machine,
  debug: boolean,
): Record<string, string> {
  const github = Object.entries(context)
    .filter(([name]) => name !== 'token')
    .map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, value])
  return {
    ...Object.fromEntries(github),
    GITHUB_ACTIONS: 'true',
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'GitHub Actions 1',
    RUNNER_OS: process.platform === 'darwin' ? 'macOS' : 'Linux',
    RUNNER_TEMP: machine.temp,
    RUNNER_TOOL_CACHE: machine.toolCache,
    RUNNER_WORKSPACE: dirname(machine.workspace),
    ...(debug && { RUNNER_DEBUG: '1' }),
  }
}

/** Writes the webhook payload to GITHUB_EVENT_PATH. */
export async function writeEvent(run: RunSettings, machine: Machine): Promise<void> {
  const path = eventPath(machine)
  const [owner = '', name = ''] = run.repository.split('/')
  const payload = {
    ref: run.ref,
    repository: {
      name,
      full_name: run.repository,
      default_branch: run.defaultBranch,
      private: true,
      owner: { login: owner },
    },
    sender: { login: run.actor },
    ...run.event.payload,
  }
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, JSON.stringify(payload, null, 2))
}

function eventPath(machine: Machine): string {
  return join(machine.temp, '_github_workflow', 'event.json')
}
