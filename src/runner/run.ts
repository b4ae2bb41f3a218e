import { realpathSync } from 'node:fs'
import type { RunEvent } from './base-version.ts'

/** The run that this process is part of, as the runner's environment tells it. */
export interface Run {
  readonly workspace: string
  readonly temp: string
  readonly id: string
  /** The run's page. */
  readonly runUrl: string
  /** 1 for the first attempt. */
  readonly attempt: number
  readonly job: string
  /** The step, by its id or the name that the runner gave it. */
  readonly step: string
  readonly event: RunEvent
}

export function currentRun(environment: NodeJS.ProcessEnv): Run {
  const {
    GITHUB_WORKSPACE: workspace = process.cwd(),
    RUNNER_TEMP: temp = workspace,
    GITHUB_RUN_ID: id = '0',
    GITHUB_RUN_ATTEMPT: attempt = '1',
    GITHUB_JOB: job = '',
    GITHUB_ACTION: step = '',
    GITHUB_SERVER_URL: server = 'https://github.com',
    GITHUB_REPOSITORY: repository = '',
    GITHUB_EVENT_NAME: event = '',
    GITHUB_EVENT_PATH: eventPath,
  } = environment
  const runUrl = `${server}/${repository}/actions/runs/${id}`
  return {
    workspace: realpathSync(workspace),
    temp,
    id,
    runUrl,
    attempt: Number(attempt),
    job,
    step,
    event: { name: event, path: eventPath },
  }
}
