import { mkdirSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import * as core from '@actions/core'
import { type ExportResult, exportUsers } from './commands/export.ts'
import type { Log } from './commands/ports.ts'
import { HttpClient } from './http/client.ts'
import { openPlatform } from './platforms/registry.ts'
import { exportMarkdown } from './report/export-summary.ts'
import { duration } from './report/format.ts'
import { RunnerArtifacts } from './runner/artifacts.ts'
import { CachedFolder, cachedFolderState } from './runner/cached-folder.ts'
import { fail } from './runner/fail.ts'
import { readInputs } from './runner/inputs.ts'
import { runnerLog } from './runner/log.ts'
import { rawInput } from './runner/raw-input.ts'
import { currentRun, type Run } from './runner/run.ts'
import { maskInputs } from './runner/secrets.ts'
import { cancellation } from './runner/signals.ts'
import { stateName } from './runner/state.ts'
import { version } from './version.ts'
import type { Wait } from './work/calendar-pacer.ts'
import { systemClock } from './work/clock.ts'

async function main(): Promise<void> {
  maskInputs(rawInput)
  const run = currentRun(process.env)
  const inputs = readInputs(rawInput, run.workspace)
  const { selection } = inputs
  const { endpoint, username } = selection
  const state = cachedFolderState(run, [selection.platform, endpoint.href, username, inputs.artifactName])
  core.saveState(stateName, state)

  const progress = new CachedFolder(state, runnerLog)
  progress.prepare(run.workspace)

  const platform = await openPlatform(selection, {
    http: new HttpClient(),
    requestTimeout: inputs.requestTimeout,
    clock: systemClock,
    onWait: wait => announce(wait, runnerLog),
  })
  const reportFolder = join(run.temp, 'rollcall', basename(state.folder))
  mkdirSync(reportFolder, { recursive: true })
  const result = await exportUsers(
    platform,
    { ...inputs, resume: inputs.resume && run.attempt > 1, attempt: run.attempt, reportFolder, version },
    {
      clock: systemClock,
      log: runnerLog,
      progress,
      artifacts: new RunnerArtifacts({ ...run, retentionDays: inputs.retentionDays, log: runnerLog }),
      signal: cancellation(),
    },
  )
  await publish(result, platform.title, run)
}

function announce({ limit, window, milliseconds }: Wait, log: Log): void {
  const per = window >= 86_400 ? 'day' : window >= 3_600 ? 'hour' : 'minute'
  log.info(`The limit of ${limit} calls a ${per} is used up; waiting ${duration(milliseconds)}.`)
}

/** Hands the result to the workflow and to the people who look at its page. */
async function publish(result: ExportResult, title: string, run: Run): Promise<void> {
  const { summary, artifact } = result
  const outputs = {
    users: summary.users,
    complete: summary.complete,
    chunks: summary.chunks.done,
    'chunks-resumed': summary.chunks.resumed,
    'api-calls': summary.apiCalls,
    roster: result.rosterPath === undefined ? '' : relative(run.workspace, result.rosterPath),
    'artifact-id': artifact?.id ?? '',
    'artifact-url': artifact?.url ?? '',
    'summary-path': result.summaryPath,
  }
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
  const markdown = exportMarkdown(title, summary)
  await core.summary
    .addRaw(markdown)
    .write()
    .catch((error: Error) => {
      runnerLog.warning(`The step summary could not be written: ${error.message}`)
    })
  runnerLog.info(summary.proof.statement)
  fail(result.errors)
}

await main().catch((error: unknown) => fail(error))
// A proxy that hangs leaves a connection open that nothing here can close; the log is given time to get out.
setTimeout(() => process.exit(), 1_000).unref()
