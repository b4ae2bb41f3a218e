import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { checkRoster } from '../commands/check-roster.ts'
import { columnsOf, namings } from '../platforms/registry.ts'
import { checkMarkdown, checkVerdict, noLivePlan, type Withheld } from '../report/offline.ts'
import { refusedMarkdown } from '../report/plan-refused.ts'
import { openRoster } from '../roster/reading/open-roster.ts'
import { RunnerArtifacts } from '../runner/artifacts.ts'
import { fail } from '../runner/fail.ts'
import type { OfflineInputs } from '../runner/inputs.ts'
import { runnerLog } from '../runner/log.ts'
import type { Run } from '../runner/run.ts'
import { openInputs } from './open-inputs.ts'
import { addSummary, closeLog, setOutputs, summaryBytes } from './publish.ts'

/** Runs `command: plan` where there are no secrets to ask the platform with: checks the roster, and sends no request. */
export async function runOffline(inputs: OfflineInputs, withheld: Withheld, run: Run): Promise<void> {
  const { selection, roster, mapping, artifactName, retentionDays, options: planning } = inputs
  const { title } = namings[selection.platform]
  runnerLog.notice(noLivePlan[withheld], 'No live plan')
  const reportFolder = mkdtempSync(join(run.temp, 'rollcall-offline-'))
  const columns = await columnsOf(selection)
  const silent = { file: roster.name, columns, mapping, onFinding: () => undefined }
  const artifacts = new RunnerArtifacts({ ...run, retentionDays, log: runnerLog })
  const { check, findings, artifact, errors } = await checkRoster(
    await openInputs(inputs, { run, ports: { log: runnerLog }, options: { reportFolder } }),
    {
      ...{ platform: selection.platform, columns, planning, preview: await openRoster(roster.path, silent) },
      ...{ reportFolder, artifactName, attempt: run.attempt },
    },
    { log: runnerLog, artifacts },
  )
  const found = check ? checkVerdict(check, findings).text : 'it cannot be read'
  setOutputs({
    invalid: check?.counts.invalid ?? '',
    message: `${title} plan: the roster was only checked offline; ${found}.`,
    'artifact-id': artifact?.id ?? '',
    'artifact-url': artifact?.url ?? '',
  })
  await addSummary(
    check
      ? checkMarkdown(namings[selection.platform], check, findings, withheld, summaryBytes)
      : refusedMarkdown(
          `${title} roster, checked offline: it cannot be read`,
          [...errors, noLivePlan[withheld]],
          findings,
          summaryBytes,
        ),
  )
  closeLog(`${title} roster, checked offline: ${found}`, undefined)
  fail(errors)
}
