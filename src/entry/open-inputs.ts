import { join } from 'node:path'
import type { OpenedRoster } from '../commands/make-plan.ts'
import type { Log } from '../commands/ports.ts'
import { columnsOf } from '../platforms/registry.ts'
import { secretName } from '../roster/columns/types/secret-name.ts'
import { openBaseRoster } from '../roster/reading/base-roster.ts'
import type { Finding } from '../roster/reading/finding.ts'
import { type OpenOptions, openRoster } from '../roster/reading/open-roster.ts'
import { baseVersion } from '../runner/base-version.ts'
import type { OfflineInputs } from '../runner/inputs.ts'
import type { Run } from '../runner/run.ts'
import { maskLiteral } from '../runner/secrets.ts'

/** Where a roster is opened: the part of a session that this takes. */
interface Desk {
  readonly run: Pick<Run, 'event'>
  readonly ports: { readonly log: Log }
  readonly options: { readonly reportFolder: string }
}

/** Opens the roster that the inputs name, and its base version where Git has one. */
export async function openInputs(
  {
    selection,
    roster: file,
    mapping,
    base: revision,
  }: Pick<OfflineInputs, 'selection' | 'roster' | 'mapping' | 'base'>,
  { run, ports, options }: Desk,
): Promise<OpenedRoster> {
  const findings: Finding[] = []
  const how = { file: file.name, columns: await columnsOf(selection), mapping }
  await maskLiterals(file.path, how)
  const roster = await openRoster(file.path, { ...how, onFinding: finding => findings.push(finding) })
  const copy = join(options.reportFolder, 'base.csv')
  const version = baseVersion(file.path, revision, run.event, copy)
  if (version.kind === 'absent') {
    const text = `There is no base version of ${file.name} to compare with: ${version.reason}. So what was changed on the platform meanwhile cannot be told from what the roster changes.`
    // Who names a revision relies on what is held by it.
    if (revision === '') ports.log.info(text)
    else ports.log.warning(text, 'No base version')
    return { roster, findings }
  }
  const base = await openBaseRoster(version.path, how)
  if (base) ports.log.info(`The base version of ${file.name} is that of ${version.revision}.`)
  else ports.log.warning(`The base version of ${file.name} (${version.revision}) cannot be read as a roster.`)
  return { roster, findings, ...(base && { base }) }
}

const nameOfSecret = secretName()

/** Passwords that stand in the roster, allowed or not, must not come up in a log. */
async function maskLiterals(path: string, how: Omit<OpenOptions, 'onFinding'>): Promise<void> {
  const roster = await openRoster(path, { ...how, onFinding: () => undefined })
  const secrets = roster?.columns.flatMap(({ column }, at) => (column.secret ? [at] : [])) ?? []
  if (!roster || secrets.length === 0) return
  for await (const rows of roster.rows()) {
    for (const { cells } of rows) {
      for (const at of secrets) {
        const cell = cells[at] ?? ''
        if (nameOfSecret.check(cell) !== undefined) maskLiteral(cell)
      }
    }
  }
}
