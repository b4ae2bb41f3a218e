import * as core from '@actions/core'
import { runnerLog } from '../runner/log.ts'

/** Hands a result to the workflow: what later steps read. */
export function setOutputs(outputs: Readonly<Record<string, string | number | boolean>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
}

/** Ends the log with what a command came to, and where its report is. */
export function closeLog(verdict: string, page: { readonly url: string } | undefined): void {
  runnerLog.info(`${verdict}.${page ? ` Report: ${page.url}` : ''}`)
}

/** What a step summary may take; GitHub drops one of more than 1 MiB. */
export const summaryBytes = 200_000

/** Shows Markdown on the run's page. */
export async function addSummary(markdown: string): Promise<void> {
  await core.summary
    .addRaw(markdown)
    .write()
    .catch((error: Error) => {
      runnerLog.warning(`The step summary could not be written: ${error.message}`)
    })
}
