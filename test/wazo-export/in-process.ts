import { readFileSync } from 'node:fs'
import { type ExportResult, exportUsers } from '../../src/commands/export.ts'
import type { Ports } from '../../src/commands/ports.ts'
import { HttpClient } from '../../src/http/client.ts'
import { Wazo, type WazoSelection } from '../../src/platforms/wazo/platform.ts'
import { Failure } from '../../src/work/failure.ts'
import { TemporaryFolder } from '../temporary-folder.ts'
import { InstantClock } from '../work/instant-clock.ts'
import type { Served } from './served.ts'

export interface Exported {
  /** The error of an export that did not even begin. */
  readonly refusal?: Failure
  readonly result?: ExportResult
  /** The roster, when one was written. */
  readonly roster: string | undefined
  /** Everything that was logged, written or thrown. */
  readonly told: string
}

export interface ExportOptions extends Partial<WazoSelection> {
  /** Milliseconds, of real time. */
  readonly requestTimeout?: number
}

/** Exports a tenant of a server within this process: real requests, and no real waiting. */
export async function exportTenant(
  { server, tenant }: Served,
  options: ExportOptions = {},
): Promise<Exported> {
  using folder = new TemporaryFolder()
  const { requestTimeout = 10_000, ...selection } = options
  const clock = new InstantClock(Date.now())
  const log: string[] = []
  const line = (text: string) => void log.push(text)
  const ports: Ports = {
    clock,
    log: { info: line, notice: line, warning: line, error: line },
    progress: {
      folder: folder.file('progress'),
      scratch: folder.file('unfinished'),
      restore: async () => false,
      save: async () => true,
      finish: async () => undefined,
    },
    artifacts: { upload: async () => undefined, uploadPage: async () => undefined },
    signal: new AbortController().signal,
  }
  const platform = new Wazo(
    {
      ...{ url: new URL(server.url), tenant, login: selection.login ?? { token: server.token() } },
      ...{ includeSecrets: false, order: 'uuid' },
      ...selection,
    },
    { http: new HttpClient({ clock }), requestTimeout, clock, onWait: () => undefined },
  )
  const rosterPath = folder.file('wazo-users.csv')
  const exportOptions = {
    ...{ rosterPath, reportFolder: folder.path, artifactName: 'users', attempt: 1, version: '0' },
    ...{ resume: false, progressMaxAge: 0, timeBudget: undefined },
  }
  const ended = await exportUsers(platform, exportOptions, ports).then(
    result => ({ result }),
    (error: unknown) => {
      if (error instanceof Failure) return { refusal: error }
      throw error
    },
  )
  const message = 'refusal' in ended ? ended.refusal.message : ''
  const written = 'result' in ended ? ended.result.rosterPath : undefined
  const roster = written === undefined ? undefined : readFileSync(written, 'utf8')
  return { ...ended, roster, told: JSON.stringify([log, ended, message, roster]) }
}
