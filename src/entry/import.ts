import { basename } from 'node:path'
import { type ImportResult, importUsers } from '../commands/import.ts'
import { namings, openForImport, openForPlanning } from '../platforms/registry.ts'
import { importMarkdown } from '../report/import-summary.ts'
import { importVerdict } from '../report/import-words.ts'
import { refusedMarkdown } from '../report/plan-refused.ts'
import { fail } from '../runner/fail.ts'
import type { ImportInputs } from '../runner/inputs.ts'
import { secretVariable } from '../runner/secrets.ts'
import { openInputs } from './open-inputs.ts'
import { addSummary, closeLog, setOutputs, summaryBytes } from './publish.ts'
import { bind } from './review.ts'
import type { Session } from './session.ts'

/** Runs `command: import`. */
export async function runImport(inputs: ImportInputs, session: Session): Promise<void> {
  const { ports, options } = session
  const { selection, dryRun, failOn, roster } = inputs
  const { title } = namings[selection.platform]
  const surroundings = { ...session.surroundings, environment: secretVariable }
  const result = await importUsers(
    await openInputs(inputs, session),
    async columns =>
      dryRun
        ? { dryRun, platform: await openForPlanning(selection, columns, surroundings) }
        : { dryRun, platform: await openForImport(selection, columns, surroundings) },
    {
      ...{ ...options, planning: inputs.options, failOn, rosterPath: roster.path },
      bind: () => bind(inputs, session),
    },
    ports,
  ).catch((error: unknown) => {
    setOutputs({ message: `${title} import: it could not be carried out.` })
    throw error
  })
  const { report, page } = result
  const came = `${title} import: ${report ? importVerdict(report).text : 'there is no plan'}`
  publishOutputs(result)
  setOutputs({ message: `${came}.` })
  await addSummary(summary(result, inputs, options.attempt))
  if (report) closeLog(came, page)
  fail(result.errors)
}

function publishOutputs({ report, reports, artifact, page }: ImportResult): void {
  const counts = report?.counts
  const pathOf = (name: string) => reports?.files.find(file => basename(file) === name) ?? ''
  setOutputs({
    created: counts?.created ?? '',
    updated: counts?.updated ?? '',
    deactivated: counts?.deactivated ?? '',
    deleted: counts?.deleted ?? '',
    failed: counts?.failed ?? '',
    held: counts?.held ?? '',
    'not-attempted': counts?.notAttempted ?? '',
    invalid: report?.plan.counts.invalid ?? '',
    complete: report?.complete ?? false,
    'api-calls': report?.apiCalls ?? '',
    'plan-digest': report?.plan.digest ?? '',
    reviewed: (report?.plan.reviewed ?? []).length > 0,
    'results-path': reports?.results ?? '',
    'failures-path': pathOf('failures.csv'),
    'undo-path': pathOf('undo.csv'),
    'artifact-id': artifact?.id ?? '',
    'artifact-url': artifact?.url ?? '',
    'report-url': page?.url ?? '',
  })
}

function summary(result: ImportResult, inputs: ImportInputs, attempt: number): string {
  const { report, reports, findings, errors, artifact, page } = result
  const naming = namings[inputs.selection.platform]
  if (!report || !reports)
    return refusedMarkdown(`${naming.title} import: there is no plan`, errors, findings, summaryBytes)
  const name = `${inputs.artifactName}-attempt-${attempt}`
  return importMarkdown(naming, report, {
    ...{ bytes: summaryBytes, findings, losses: reports.losses },
    ...(artifact && { files: { artifact: name, url: artifact.url, names: reports.names } }),
    ...(page && { page: { artifact: `${name}.html`, url: page.url } }),
  })
}
