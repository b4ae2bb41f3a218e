import { readFileSync } from 'node:fs'
import { exportUsers } from '../../../src/commands/export.ts'
import type { ReadablePlatform } from '../../../src/platforms/platform.ts'
import { Failure } from '../../../src/work/failure.ts'
import { TemporaryFolder } from '../../temporary-folder.ts'
import { InstantClock } from '../../work/instant-clock.ts'

export interface Exported {
  /** Undefined when none was written. */
  readonly roster: string | undefined
  readonly errors: readonly string[]
}

/** Exports in this process, with real requests and no real waiting. */
export async function exported(platform: ReadablePlatform): Promise<Exported> {
  using folder = new TemporaryFolder()
  const ignore = () => undefined
  const options = {
    ...{ rosterPath: folder.file('users.csv'), reportFolder: folder.path, artifactName: 'users', attempt: 1 },
    ...{ version: '0', resume: false, progressMaxAge: 0, timeBudget: undefined },
  }
  const ports = {
    clock: new InstantClock(Date.now()),
    log: { info: ignore, notice: ignore, warning: ignore, error: ignore },
    progress: {
      ...{ folder: folder.file('progress'), scratch: folder.file('unfinished') },
      ...{ restore: async () => false, save: async () => true, finish: async () => undefined },
    },
    artifacts: { upload: async () => undefined, uploadPage: async () => undefined },
    signal: new AbortController().signal,
  }
  try {
    const { rosterPath, errors } = await exportUsers(platform, options, ports)
    return { roster: rosterPath && readFileSync(rosterPath, 'utf8'), errors }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { roster: undefined, errors: [`${error.message} ${error.cure ?? ''}`] }
  }
}
