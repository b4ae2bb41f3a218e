import { relative } from 'node:path'
import { exportUsers } from '../commands/export.ts'
import { openPlatform } from '../platforms/registry.ts'
import { exportMarkdown } from '../report/export-summary.ts'
import { fail } from '../runner/fail.ts'
import type { ExportInputs } from '../runner/inputs.ts'
import { addSummary, setOutputs } from './publish.ts'
import type { Session } from './session.ts'

/** Runs `command: export`. */
export async function runExport(inputs: ExportInputs, session: Session): Promise<void> {
  const { run, ports, surroundings, options } = session
  const platform = await openPlatform(inputs.selection, surroundings)
  const result = await exportUsers(platform, { ...options, rosterPath: inputs.roster.path }, ports)
  const { summary, artifact } = result
  setOutputs({
    users: summary.users,
    complete: summary.complete,
    chunks: summary.chunks.done,
    'chunks-resumed': summary.chunks.resumed,
    'api-calls': summary.apiCalls,
    roster: result.rosterPath === undefined ? '' : relative(run.workspace, result.rosterPath),
    'artifact-id': artifact?.id ?? '',
    'artifact-url': artifact?.url ?? '',
    'summary-path': result.summaryPath,
  })
  await addSummary(exportMarkdown(platform.title, summary))
  ports.log.info(summary.proof.statement)
  fail(result.errors)
}
