import type { Permissions } from '../rest/tokens.ts'
import type { Step } from './steps.ts'

/** A workflow run of one job. Everything but the steps has a default. */
export interface RunOptions {
  readonly steps: readonly Step[]
  /** `owner/name`; default `example/rosters`. */
  readonly repository?: string
  /** Default: the next number. */
  readonly runId?: number
  readonly workflow?: string
  /** The id of the job; default `rollcall`. */
  readonly job?: string
  readonly actor?: string
  /** Default `refs/heads/main`; a pull request's is `refs/pull/<n>/merge`. */
  readonly ref?: string
  readonly sha?: string
  /** The branch whose caches every run may read; default `main`. */
  readonly defaultBranch?: string
  /** Of a pull request: the branch it goes to and the branch it comes from. */
  readonly baseRef?: string
  readonly headRef?: string
  /** Default: a `push` with a minimal payload. The payload is added to that minimum. */
  readonly event?: { readonly name: string; readonly payload?: Readonly<Record<string, unknown>> }
  /**
   * The `permissions` of the job, which its token has; default: contents to read. For a pull request from a fork they
   * are lowered to reading.
   */
  readonly permissions?: Permissions
  /** The folder the workspace is made of; default: an empty one. */
  readonly workspace?: string
  /** Masked in the log from the start; hand them to steps through `with` or `env`. */
  readonly secrets?: Readonly<Record<string, string>>
  /** The `env` of the job. */
  readonly env?: Readonly<Record<string, string>>
  /**
   * `fresh` (default) is a new machine with a copy of the workspace for every attempt. `kept` runs in the
   * workspace folder itself and finds there what earlier attempts left.
   */
  readonly machine?: 'fresh' | 'kept'
  /** `read-only` gives the run the cache token of an untrusted event. */
  readonly cache?: 'read-write' | 'read-only'
  /** `absent` leaves ACTIONS_RESULTS_URL and its token unset. */
  readonly results?: 'present' | 'absent'
  /** Default `https://github.com`; any other host is GitHub Enterprise Server to the toolkit. */
  readonly serverUrl?: string
  /** Turns on debug logging, as a re-run with debug logging does. */
  readonly debug?: boolean
  /** Factor on the 7.5 s and 2.5 s between the signals of a cancel; default 1. */
  readonly signalDelayScale?: number
  /** Milliseconds after which the job is cancelled. */
  readonly timeoutMs?: number
  /** Days, as GITHUB_RETENTION_DAYS; default 90. */
  readonly retentionDays?: number
}

export type RunSettings = Required<Omit<RunOptions, Absent>> & Pick<RunOptions, Absent>
type Absent = 'workspace' | 'baseRef' | 'headRef' | 'timeoutMs'

/** Fills in the defaults; refuses what GitHub would refuse. */
export function completeRunOptions(options: RunOptions, nextRunId: () => number): RunSettings {
  const repository = options.repository ?? 'example/rosters'
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new Error(`'${repository}' is not an owner/name`)
  const ids = options.steps.map(step => step.id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new Error(`Two steps have the id '${twice}'`)
  return {
    workflow: 'rollcall',
    job: 'rollcall',
    actor: 'octo-example',
    ref: 'refs/heads/main',
    sha: '0123456789abcdef0123456789abcdef01234567',
    defaultBranch: 'main',
    event: { name: 'push' },
    permissions: { contents: 'read' },
    secrets: {},
    env: {},
    machine: 'fresh',
    cache: 'read-write',
    results: 'present',
    serverUrl: 'https://github.com',
    debug: false,
    signalDelayScale: 1,
    retentionDays: 90,
    ...options,
    repository,
    runId: options.runId ?? nextRunId(),
  }
}
