import { relative } from 'node:path'
import { exportUsers } from '../commands/export.ts'
import { openPlatform } from '../platforms/registry.ts'
import { exportMarkdown, exportVerdict } from '../report/export-summary.ts'
import { fail } from '../runner/fail.ts'
import type { ExportInputs } from '../runner/inputs.ts'
import { addSummary, setOutputs } from './publish.ts'
import type { Session } from './session.ts'

/** Runs `command: export`. */
export async function runExport(inputs: ExportInputs, session: Session): Promise<void> {
  const { run, ports, surroundings, options } = session
  const platform = await openPlatform(inputs.selection, surroundings)
  const tell = (text: string) => setOutputs({ message: `${platform.title} export: ${text}.` })
  const result = await exportUsers(platform, { ...options, rosterPath: inputs.roster.path }, ports).catch(
    (error: unknown) => {
      tell('no user was read, the roster was left as it was')
      throw error
    },
  )
  const { summary, artifact } = result
  setOutputs({
    users: summary.users,
    complete: summary.complete,
    chunks: summary.chunks.done,
    'chunks-resumed': summary.chunks.resumed,
    'api-calls': summary.apiCalls,
    changed: result.changed,
    roster: result.rosterPath === undefined ? '' : relative(run.workspace, result.rosterPath),
    'artifact-id': artifact?.id ?? '',
    'artifact-url': artifact?.url ?? '',
    'summary-path': result.summaryPath,
  })
  tell(exportVerdict(summary, result.changed))
  await addSummary(exportMarkdown(platform, summary))
  ports.log.info(summary.proof.statement)
  if (!result.changed && result.rosterPath !== undefined) ports.log.info('The roster is the same as before.')
  fail(result.errors)
}
