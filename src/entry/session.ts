import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import * as core from '@actions/core'
import type { Ports } from '../commands/ports.ts'
import { HttpClient } from '../http/client.ts'
import { placeOf } from '../platforms/registry.ts'
import type { Surroundings } from '../platforms/surroundings.ts'
import { duration } from '../report/format.ts'
import { RunnerArtifacts } from '../runner/artifacts.ts'
import { CachedFolder, cachedFolderState } from '../runner/cached-folder.ts'
import type { Inputs } from '../runner/inputs.ts'
import { runnerLog } from '../runner/log.ts'
import type { Run } from '../runner/run.ts'
import { cancellation } from '../runner/signals.ts'
import { stateName } from '../runner/state.ts'
import { version } from '../version.ts'
import type { Wait } from '../work/calendar-pacer.ts'
import { systemClock } from '../work/clock.ts'

/** What the commands of one step are run with. */
export interface Session {
  readonly run: Run
  readonly ports: Ports
  readonly surroundings: Surroundings
  /** What every command is told, from the inputs and the run. */
  readonly options: {
    readonly artifactName: string
    readonly attempt: number
    readonly resume: boolean
    readonly progressMaxAge: number
    readonly timeBudget: number | undefined
    readonly reportFolder: string
    readonly version: string
  }
}

/** Prepares the places where a step keeps its progress and its report, and leaves word for post. */
export function openSession(inputs: Inputs, run: Run): Session {
  const { selection, artifactName, certificates, progressMaxAge, timeBudget } = inputs
  const state = cachedFolderState(run, [...placeOf(selection), artifactName])
  core.saveState(stateName, state)
  const progress = new CachedFolder(state, runnerLog)
  progress.prepare(run.workspace)
  const reportFolder = join(run.temp, 'rollcall', basename(state.folder))
  mkdirSync(reportFolder, { recursive: true })
  return {
    run,
    ports: {
      clock: systemClock,
      log: runnerLog,
      progress,
      artifacts: new RunnerArtifacts({ ...run, retentionDays: inputs.retentionDays, log: runnerLog }),
      signal: cancellation(),
    },
    surroundings: {
      http: new HttpClient(certificates === undefined ? {} : { ca: certificates }),
      requestTimeout: inputs.requestTimeout,
      clock: systemClock,
      onWait: announce,
      tell: sentence => runnerLog.info(sentence),
    },
    options: {
      ...{ artifactName, attempt: run.attempt, progressMaxAge, timeBudget, reportFolder, version },
      resume: inputs.resume && run.attempt > 1,
    },
  }
}

function announce({ limit, window, milliseconds }: Wait): void {
  const per = window >= 86_400 ? 'day' : window >= 3_600 ? 'hour' : 'minute'
  runnerLog.info(`The limit of ${limit} calls a ${per} is used up; waiting ${duration(milliseconds)}.`)
}
