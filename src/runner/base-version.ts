import { execFileSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'

/** The event that started the run. */
export interface RunEvent {
  /** `pull_request`, `push`, … */
  readonly name: string
  /** The file with its content; undefined outside of a runner. */
  readonly path: string | undefined
}

export type BaseVersion =
  /** Where a copy of the base version lies. */
  | { readonly kind: 'found'; readonly path: string; readonly revision: string }
  /** Why there is none, as a clause for the log. */
  | { readonly kind: 'absent'; readonly reason: string }

/**
 * Takes the roster as it was before the change under review out of Git's history.
 * @param roster its absolute path, in a checkout
 * @param revision as the workflow gives it; empty for what the event says
 * @param copy where the copy is put
 */
export function baseVersion(roster: string, revision: string, event: RunEvent, copy: string): BaseVersion {
  const folder = dirname(roster)
  if (revision === '' && !['pull_request', 'merge_group', 'push'].includes(event.name))
    return absent(
      `a run started by ${event.name || 'hand'} changes nothing; the input base can name a revision`,
    )
  const named = revision === '' ? revisionOf(event, folder) : commit(folder, revision)
  if (named === undefined) {
    return absent(
      `Git does not have ${revision || 'it'} here, so give actions/checkout fetch-depth: 2, or 0 for the whole history`,
    )
  }
  const descriptor = openSync(copy, 'w')
  try {
    git(folder, ['cat-file', 'blob', `${named}:./${basename(roster)}`], descriptor)
    return { kind: 'found', path: copy, revision: named }
  } catch {
    rmSync(copy, { force: true })
    return absent(`${basename(roster)} was not there in ${named}`)
  } finally {
    closeSync(descriptor)
  }
}

function absent(reason: string): BaseVersion {
  return { kind: 'absent', reason }
}

/** What of an event tells where a change began. */
interface Payload {
  readonly before?: unknown
  readonly pull_request?: {
    readonly base?: { readonly sha?: unknown }
    readonly head?: { readonly sha?: unknown }
  }
  readonly merge_group?: { readonly base_sha?: unknown }
}

function revisionOf({ name, path }: RunEvent, folder: string): string | undefined {
  const payload = path === undefined ? {} : (JSON.parse(readFileSync(path, 'utf8')) as Payload)
  if (name === 'push') return commit(folder, payload.before)
  if (name === 'merge_group') return commit(folder, payload.merge_group?.base_sha)
  const { base, head } = payload.pull_request ?? {}
  // A pull request is checked out as its merge into the base, unless the workflow says otherwise.
  const merged = commit(folder, 'HEAD^2')
  if (merged !== undefined && merged === head?.sha) return commit(folder, 'HEAD^1')
  const tip = commit(folder, base?.sha)
  return tip && answer(folder, ['merge-base', tip, 'HEAD'])
}

/** The commit that a revision names; undefined for what Git does not know, or what is no revision. */
function commit(folder: string, revision: unknown): string | undefined {
  if (typeof revision !== 'string' || !/^[^-\s]\S*$/.test(revision)) return undefined
  return answer(folder, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`])
}

function answer(folder: string, args: readonly string[]): string | undefined {
  try {
    return git(folder, args, 'pipe').trim() || undefined
  } catch {
    return undefined
  }
}

function git(folder: string, args: readonly string[], output: number | 'pipe'): string {
  // In a container the checkout may belong to another user.
  const all = ['-c', 'safe.directory=*', ...args]
  return (
    execFileSync('git', all, { cwd: folder, stdio: ['ignore', output, 'ignore'], encoding: 'utf8' }) ?? ''
  )
}
