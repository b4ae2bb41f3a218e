import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Five9 as Server } from '../../simulators/five9/index.ts'
import { type ExportResult, exportUsers } from '../../src/commands/export.ts'
import type { Ports } from '../../src/commands/ports.ts'
import { HttpClient } from '../../src/http/client.ts'
import { everything } from '../../src/platforms/five9/export-config.ts'
import { Five9, type Five9Selection } from '../../src/platforms/five9/platform.ts'
import { Failure } from '../../src/work/failure.ts'
import { InstantClock } from '../work/instant-clock.ts'

export interface Attempted {
  /** The error of an export that did not even begin. */
  readonly refusal?: Failure
  readonly result?: ExportResult
  /** The roster, when one was written. */
  readonly roster: string | undefined
  readonly log: readonly string[]
  /** Milliseconds of waiting, none of which was really waited. */
  readonly waited: number
}

export interface AttemptOptions {
  readonly selection?: Partial<Five9Selection>
  /** Milliseconds, of real time. */
  readonly requestTimeout?: number
  /** The server's own clock, where its windows are to turn while the export waits for them. */
  readonly clock?: InstantClock
}

/** Exports from a server within this process, with real requests and no real waiting. */
export async function attempt(server: Server, options: AttemptOptions = {}): Promise<Attempted> {
  const { selection = {}, requestTimeout = 10_000, clock = new InstantClock(Date.now()) } = options
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-export-'))
  const log: string[] = []
  const line = (text: string) => void log.push(text)
  const ports: Ports = {
    clock,
    log: { info: line, notice: line, warning: line, error: line },
    progress: {
      folder: join(folder, 'progress'),
      scratch: join(folder, 'unfinished'),
      restore: async () => false,
      save: async () => true,
      finish: async () => undefined,
    },
    artifacts: { upload: async () => undefined, uploadPage: async () => undefined },
    signal: new AbortController().signal,
  }
  const platform = new Five9(
    {
      endpoint: new URL(server.endpoint),
      username: server.username,
      password: server.password,
      scope: { kind: 'tenant' },
      chunking: { kind: 'auto', size: 10 },
      config: everything,
      ...selection,
    },
    {
      http: new HttpClient({ clock }),
      requestTimeout,
      clock,
      onWait: ({ limit }) => line(`waiting for ${limit}`),
    },
  )
  const rosterPath = join(folder, 'five9-users.csv')
  const exportOptions = {
    ...{ rosterPath, reportFolder: folder, artifactName: 'users', attempt: 1, version: '0' },
    ...{ resume: false, progressMaxAge: 0, timeBudget: undefined },
  }
  const ended = await exportUsers(platform, exportOptions, ports).then(
    result => ({ result }),
    (error: unknown) => {
      if (error instanceof Failure) return { refusal: error }
      throw error
    },
  )
  const roster = await readFile(rosterPath, 'utf8').catch(() => undefined)
  await rm(folder, { recursive: true })
  return { ...ended, roster, log, waited: clock.sleeps.reduce((sum, sleep) => sum + sleep, 0) }
}
