import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  artifactFiles,
  type GitHub,
  type Permissions,
  type ScriptContext,
} from '../../../simulators/github/index.ts'
import { git } from './git.ts'
import type { Event } from './workflow.ts'

/** What the actions of others have to do with. */
export interface Ground {
  readonly github: GitHub
  /** The address of the repository. */
  readonly url: string
  readonly event: Event
  readonly permissions: Permissions
  readonly with: Readonly<Record<string, string>>
  /** Opens a pull request for a branch that was pushed, unless there is one. */
  openPull(branch: string, title: string, body: string): void
  closePull(branch: string): void
}

/** Actions that the examples use besides Rollcall, as far as the examples use them. */
export const wellKnownActions: Readonly<Record<string, (ground: Ground, step: ScriptContext) => void>> = {
  'actions/checkout': checkout,
  'actions/download-artifact': downloadArtifact,
  'peter-evans/create-pull-request': createPullRequest,
}

function checkout({ url, event, permissions, with: inputs }: Ground, { workspace }: ScriptContext): void {
  demand(permissions, 'contents', 'read')
  const depth = Number(inputs['fetch-depth'] ?? 1)
  const branch = inputs.ref ?? /^refs\/heads\/(.+)$/.exec(event.ref)?.[1]
  const wanted = inputs.ref ? `refs/heads/${inputs.ref}` : event.sha
  const local = branch ? `refs/remotes/origin/${branch}` : `refs/remotes/${event.ref.replace('refs/', '')}`
  git(workspace, ['init', '--quiet', '--initial-branch=main'])
  git(workspace, ['remote', 'add', 'origin', url])
  const fetch = ['fetch', '--quiet', '--no-tags', 'origin']
  if (depth === 0) git(workspace, [...fetch, '+refs/heads/*:refs/remotes/origin/*'])
  git(workspace, [...fetch, ...(depth === 0 ? [] : [`--depth=${depth}`]), `+${wanted}:${local}`])
  if (branch) git(workspace, ['checkout', '--quiet', '--force', '-B', branch, local])
  else git(workspace, ['checkout', '--quiet', '--force', '--detach', local])
  if (permissions.contents !== 'write' || inputs['persist-credentials'] === 'false')
    git(workspace, ['remote', 'set-url', '--push', 'origin', `${url}/no/credentials`])
}

function downloadArtifact({ github, permissions, with: inputs }: Ground): void {
  demand(permissions, 'actions', 'read')
  const { name, pattern, path = '', 'run-id': runId } = inputs
  const found = github.artifacts
    .list()
    .filter(artifact => artifact.runId === Number(runId) && artifact.name === (name ?? pattern))
  if (found.length === 0 && name) throw new Error('Unable to download artifact(s): Artifact not found')
  for (const artifact of found) {
    for (const [file, content] of artifactFiles(artifact)) {
      mkdirSync(dirname(join(path, file)), { recursive: true })
      writeFileSync(join(path, file), content)
    }
  }
}

function createPullRequest(ground: Ground, { workspace }: ScriptContext): void {
  const { permissions, with: inputs } = ground
  demand(permissions, 'contents', 'write')
  demand(permissions, 'pull-requests', 'write')
  const { branch = '', title = '', body = '', 'commit-message': message = '' } = inputs
  const paths = (inputs['add-paths'] ?? '').split(/[\n,]/).map(path => path.trim())
  git(workspace, ['add', '--', ...paths])
  if (git(workspace, ['diff', '--cached', '--name-only']) === '') {
    if (inputs['delete-branch'] === 'true') ground.closePull(branch)
    return
  }
  git(workspace, ['checkout', '--quiet', '-B', branch])
  git(workspace, ['commit', '--quiet', '--message', message])
  git(workspace, ['push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${branch}`])
  ground.openPull(branch, title, body)
}

function demand(permissions: Permissions, area: keyof Permissions, level: 'read' | 'write'): void {
  const granted = permissions[area]
  if (granted !== 'write' && granted !== level) throw new Error(`The job has no ${area}: ${level}`)
}
