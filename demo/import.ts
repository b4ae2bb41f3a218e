import { parse } from 'csv-parse/sync'
import { demand } from './demand.ts'
import type { EditedRoster } from './edit-roster.ts'
import { excerpt } from './log-excerpt.ts'
import { figures, heading, quote, say } from './print.ts'
import type { Stage } from './stage.ts'

const killAt = 8

/** What an import left that is worth looking at. */
export interface ImportKept {
  /** The step summary, Markdown. */
  readonly summary: string
  /** The report, a page of its own. */
  readonly report: Buffer
  /** failures.csv. */
  readonly failures: Buffer
}

/**
 * An import of an edited roster that is killed half-way and continued, and in which one user is refused.
 * @throws unless every other change was made, and sent to Five9 once
 */
export async function importEdits(
  stage: Stage,
  { mended, added, retrained, team, left }: EditedRoster,
): Promise<ImportKept> {
  const changes = [...team, added, retrained, left]
  const [refused = ''] = team
  heading('The damaged cell is mended and the roster imported: attempt 1 is killed half-way')
  const run = await stage.importRun(mended, { 'on-missing': 'deactivate' })
  const killed = await stage.followImport(run.start(), { refused, killAt })
  quote(excerpt(killed.log))
  demand(killed.written.length === killAt, 'Attempt 1 was not killed when it was to be.', killed)
  say(
    `SIGKILL came while main waited for the answer to write ${killAt}. That write took effect, but nobody has heard of it:`,
    'the journal says that it was started, and no more.',
  )

  heading('"Re-run failed jobs": attempt 2 goes on with the same plan')
  const resumed = await stage.followImport(run.rerunFailed(), { refused })
  quote(excerpt(resumed.log))
  const { created, updated, deactivated, failed } = resumed.outputs
  demand(
    [created, updated, deactivated, failed].join() === `1,${team.length},1,1`,
    'The import came to something else than the edits, less the user whom Five9 refused.',
    resumed,
  )
  figures(['writes', 'refused'], {
    'attempt 1': [killed.written.length, killed.refused],
    'attempt 2': [resumed.written.length, resumed.refused],
  })
  const effective = [...killed.written, ...resumed.written].filter(key => key !== refused)
  const others = new Set(changes).difference(new Set([refused]))
  demand(
    effective.length === others.size && others.isSubsetOf(new Set(effective)),
    'A change was sent twice, or not at all.',
    resumed,
  )
  const { summary, page, failures } = resumed
  if (!page || !failures) throw new Error('The import left no report or no failures.csv.')
  const [row] = parse<Record<string, string>>(failures, { columns: true })
  demand(row?.userName === refused, 'failures.csv has another row than the refused one.', resumed)
  say(
    'Attempt 2 found out by reading that the write without an answer had taken effect, and did not send it again. Every',
    'change was sent once but the one that Five9 refuses, which each attempt tries. The step fails for it, and',
    `failures.csv has line ${row?._line} of the roster with the reason, to be mended and fed in again.`,
  )
  return { summary, report: page, failures }
}
